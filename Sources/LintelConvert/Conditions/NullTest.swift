// SPDX-License-Identifier: GPL-2.0-only

/// A mapping is never NULL.
enum NullTest {
  static let info = ConditionInfo(
    rule: """
      The address is compared with NULL, which it never is. The test stays; it is dead code.
      """,
    why: """
      None of the mapping calls can fail.
      """,
    isNote: true,
    fails: [
      """
      int copy(struct page *page)
      {
      	char *p = kmap_atomic(page);

      	if (!p)
      		return -ENOMEM;
      	p[0] = 0;
      	kunmap_atomic(p);
      	return 0;
      }
      """
    ])
}
