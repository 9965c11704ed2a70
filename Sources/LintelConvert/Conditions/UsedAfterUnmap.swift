// SPDX-License-Identifier: GPL-2.0-only

/// The address is not used after it was unmapped.
enum UsedAfterUnmap {
  static let info = ConditionInfo(
    rule: """
      The address is neither followed nor handed on after its page was unmapped.
      """,
    why: """
      The slot may show another page by then.
      """,
    holds: [
      """
      int first(struct page *page)
      {
      	char *p = kmap_atomic(page);
      	char c = p[0];

      	kunmap_atomic(p);
      	return c;
      }
      """
    ],
    fails: [
      """
      int first(struct page *page)
      {
      	char *p = kmap_atomic(page);

      	kunmap_atomic(p);
      	return p[0];
      }
      """,
      """
      void first(struct page *page)
      {
      	char *p = kmap_atomic(page);

      	kunmap_atomic(p);
      	use(p);
      }
      """,
    ])
}
