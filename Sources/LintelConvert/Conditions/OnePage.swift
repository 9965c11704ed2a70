// SPDX-License-Identifier: GPL-2.0-only

/// No more than one page is used.
enum OnePage {
  static let info = ConditionInfo(
    rule: """
      Offset and length stay in the page that is mapped, as far as can be seen.
      """,
    why: """
      One page only is mapped; of a compound page in low memory all happens to be there. An \
      offset that is added where the page is mapped is taken to be less than a page, and named.
      """,
    holds: [
      """
      void clear(struct page *page)
      {
      	void *p = kmap(page);

      	memset(p, 0, PAGE_SIZE);
      	kunmap(page);
      }
      """
    ],
    fails: [
      """
      void clear(struct page *page, int order)
      {
      	size_t size = PAGE_SIZE << order;
      	void *p = kmap(page);

      	memset(p, 0, size);
      	kunmap(page);
      }
      """,
      """
      void clear(struct page *page)
      {
      	void *p = kmap(page);

      	memset(p, 0, 2 * PAGE_SIZE);
      	kunmap(page);
      }
      """,
    ])
}
