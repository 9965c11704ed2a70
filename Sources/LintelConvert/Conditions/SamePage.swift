// SPDX-License-Identifier: GPL-2.0-only

/// What is unmapped is the page that was mapped.
enum SamePage {
  static let info = ConditionInfo(
    rule: """
      kunmap()'s argument names the page that was mapped, and nothing in it was assigned since.
      """,
    why: """
      Where the names differ the code may be wrong already, or right for a reason that is not \
      seen.
      """,
    holds: [
      """
      void one(struct box *box)
      {
      	char *p = kmap(box->pages[box->at]);

      	p[0] = 0;
      	kunmap(box->pages[box->at]);
      }
      """
    ],
    fails: [
      """
      void one(struct page *a, struct page *b)
      {
      	char *p = kmap(a);

      	p[0] = 0;
      	kunmap(b);
      }
      """,
      """
      void one(struct page *page)
      {
      	char *p = kmap(page);

      	p[0] = 0;
      	page = next(page);
      	kunmap(page);
      }
      """,
      """
      void one(struct page *page)
      {
      	char *p = kmap_atomic(page);

      	p[0] = 0;
      	kunmap_atomic(page);
      }
      """,
    ])
}
