// SPDX-License-Identifier: GPL-2.0-only

/// A function is converted as a whole.
enum AllOrNothing {
  static let info = ConditionInfo(
    rule: """
      A function ends with no deprecated call, or as it was.
      """,
    why: """
      An unmap undoes one family of maps: half a function is wrong. All combinations of #if arms \
      must hold.
      """,
    holds: [
      """
      void clear(struct page *page)
      {
      #ifdef CONFIG_HIGHMEM
      	char *p = kmap_atomic(page);
      #else
      	char *p = kmap_atomic(page + 0);
      #endif
      	p[0] = 0;
      	kunmap_atomic(p);
      }
      """
    ],
    fails: [
      """
      void clear(unsigned long pfn)
      {
      	char *p = kmap_atomic_pfn(pfn);

      	p[0] = 0;
      	kunmap_atomic(p);
      }
      """
    ])
}
