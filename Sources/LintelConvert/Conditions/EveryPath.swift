// SPDX-License-Identifier: GPL-2.0-only

/// Each way from a mapping to the end of the function unmaps once.
enum EveryPath {
  static let info = ConditionInfo(
    rule: """
      Each way from the map to any end of the function unmaps exactly once.
      """,
    why: """
      A local mapping belongs to the task: what is left mapped fills one of 16 slots for good, \
      and the unmaps after it are out of order. Early returns, gotos, breaks and fall-through \
      are followed.
      """,
    holds: [
      """
      int read_head(struct page *page)
      {
      	u32 *head = kmap_atomic(page);
      	int ret = 0;

      	if (!head[0])
      		goto out;
      	ret = head[1];
      out:
      	kunmap_atomic(head);
      	return ret;
      }
      """
    ],
    fails: [
      """
      int read_head(struct page *page)
      {
      	u32 *head = kmap_atomic(page);

      	if (!head[0])
      		return -EIO;
      	kunmap_atomic(head);
      	return 0;
      }
      """,
      """
      void fill(struct page *page, int n)
      {
      	char *p = kmap(page);

      	switch (n) {
      	case 0:
      		p[0] = 1;
      		break;
      	case 1:
      		kunmap(page);
      		break;
      	}
      }
      """,
    ])
}
