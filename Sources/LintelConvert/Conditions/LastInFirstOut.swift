// SPDX-License-Identifier: GPL-2.0-only

/// What was mapped last is unmapped first.
enum LastInFirstOut {
  static let info = ConditionInfo(
    rule: """
      What was mapped last is unmapped first, on every way, local mappings of others included.
      """,
    why: """
      Local mappings are a stack. kmap() knows no order, so where two of its unmaps stand side \
      by side the rewrite exchanges them, for review.
      """,
    holds: [
      """
      void both(struct page *a, struct page *b)
      {
      	char *x = kmap(a);
      	char *y = kmap(b);

      	memcpy(x, y, 16);
      	kunmap(b);
      	kunmap(a);
      }
      """
    ],
    fails: [
      """
      void both(struct page *a, struct page *b)
      {
      	char *x = kmap_atomic(a);
      	char *y = kmap_atomic(b);

      	memcpy(x, y, 16);
      	kunmap_atomic(x);
      	kunmap_atomic(y);
      }
      """,
      """
      void both(struct page *a, struct page *b)
      {
      	char *x = kmap(a);
      	char *y = kmap(b);

      	memcpy(x, y, 16);
      	kunmap(a);
      	use(y);
      	kunmap(b);
      }
      """,
      """
      void both(struct page *a, struct page *b)
      {
      	char *x = kmap(a);
      	char *y = kmap(b);

      	memcpy(x, y, 16);
      	kunmap(a);
      	kunmap(b);
      }
      """,
    ])
}
