// SPDX-License-Identifier: GPL-2.0-only

/// The pointer is still in the page when it is unmapped.
enum MovedPointer {
  static let info = ConditionInfo(
    rule: """
      The address that is given to the unmap still points into the page.
      """,
    why: """
      kunmap_local() finds the page by the address. A pointer that a loop has advanced may stand \
      at the start of the next page.
      """,
    holds: [
      """
      void fill(struct page *page, int n)
      {
      	char *base = kmap(page);
      	char *p = base;

      	while (n--)
      		*p++ = 0;
      	kunmap(page);
      }
      """,
      """
      void fill(struct page *page, int offset)
      {
      	char *p = kmap_atomic(page) + offset;

      	p[0] = 0;
      	kunmap_atomic(p - offset);
      }
      """,
    ],
    fails: [
      """
      void fill(struct page *page, int n)
      {
      	char *p = kmap_atomic(page);

      	while (n--)
      		*p++ = 0;
      	kunmap_atomic(p);
      }
      """,
      """
      void fill(struct page *page, int offset)
      {
      	char *p = kmap_atomic(page) + offset;

      	offset += 4;
      	kunmap_atomic(p - offset);
      }
      """,
      """
      void fill(struct page *page)
      {
      	char *p = kmap_atomic(page);

      	kunmap_atomic(p + PAGE_SIZE);
      }
      """,
    ])
}
