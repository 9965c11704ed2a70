// SPDX-License-Identifier: GPL-2.0-only

/// Map and unmap stand in one function.
enum CrossesFunctions {
  static let info = ConditionInfo(
    rule: """
      Map and unmap stand in one function.
      """,
    why: """
      Where one function maps and another unmaps, all of them and all their callers must be \
      converted at once, or none.
      """,
    fails: [
      """
      void *get(struct page *page)
      {
      	return kmap_atomic(page);
      }
      """,
      """
      void put(struct page *page, void *at)
      {
      	kunmap(page);
      }
      """,
    ])
}
