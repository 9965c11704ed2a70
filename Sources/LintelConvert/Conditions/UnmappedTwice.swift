// SPDX-License-Identifier: GPL-2.0-only

/// A mapping is undone once.
enum UnmappedTwice {
  static let info = ConditionInfo(
    rule: """
      A mapping is not undone a second time.
      """,
    why: """
      The second unmap takes the slot of another mapping.
      """,
    fails: [
      """
      void first(struct page *page, int n)
      {
      	char *p = kmap_atomic(page);

      	if (n)
      		kunmap_atomic(p);
      	kunmap_atomic(p);
      }
      """
    ])
}
