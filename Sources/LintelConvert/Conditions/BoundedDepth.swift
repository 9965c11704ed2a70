// SPDX-License-Identifier: GPL-2.0-only

/// A turn of a loop unmaps what it maps.
enum BoundedDepth {
  static let info = ConditionInfo(
    rule: """
      What a turn of a loop maps, the same turn unmaps.
      """,
    why: """
      A task has 16 slots; one more is a BUG. Arrays of live mappings are out.
      """,
    holds: [
      """
      void all(struct page **pages, int n)
      {
      	int i;

      	for (i = 0; i < n; i++) {
      		char *p = kmap(pages[i]);

      		p[0] = 0;
      		kunmap(pages[i]);
      	}
      }
      """
    ],
    fails: [
      """
      void all(struct page **pages, int n)
      {
      	char *p;
      	int i;

      	for (i = 0; i < n; i++)
      		p = kmap_atomic(pages[i]);
      	kunmap_atomic(p);
      }
      """,
      """
      void all(struct page **pages, int n)
      {
      	char *at[4];
      	int i;

      	for (i = 0; i < n; i++)
      		at[i] = kmap(pages[i]);
      	use(at[0]);
      	kunmap(pages[0]);
      }
      """,
    ])
}
