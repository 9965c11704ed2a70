// SPDX-License-Identifier: GPL-2.0-only

/// Conditions that belong together are one decision.
enum CorrelatedConditions {
  static let info = ConditionInfo(
    rule: """
      Where a condition decides about the map and about the unmap, it is the same one, and \
      nothing in it changes in between.
      """,
    why: """
      A condition on local variables is seen not to change. One that reads memory is taken not \
      to change over calls, which somebody must look at.
      """,
    holds: [
      """
      void maybe(struct page *page, bool high)
      {
      	char *p = NULL;

      	if (high)
      		p = kmap_atomic(page);
      	work();
      	if (high)
      		kunmap_atomic(p);
      }
      """,
      """
      void maybe(struct page *page, int n)
      {
      	char *p = NULL;

      	if (n > 3)
      		p = kmap_atomic(page);
      	work();
      	if (p)
      		kunmap_atomic(p);
      }
      """,
    ],
    fails: [
      """
      void maybe(struct page *page, struct box *box)
      {
      	char *p = NULL;

      	if (box->high)
      		p = kmap_atomic(page);
      	work(box);
      	if (box->high)
      		kunmap_atomic(p);
      }
      """
    ])
}
