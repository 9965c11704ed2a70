// SPDX-License-Identifier: GPL-2.0-only

/// The address stays in the function.
enum Escape {
  static let info = ConditionInfo(
    rule: """
      The address does not go where others find it: memory that outlives the function, work that \
      runs elsewhere, another task.
      """,
    why: """
      A local mapping is only there for the task that made it. A callee that is not known is \
      taken not to keep an address, unless its name says otherwise; the verdict names those \
      callees.
      """,
    holds: [
      """
      void copy(struct page *page, struct box *box)
      {
      	char *p = kmap_atomic(page);

      	box->first = read_byte(p);
      	kunmap_atomic(p);
      }
      """
    ],
    fails: [
      """
      void keep(struct page *page, struct box *box)
      {
      	box->data = kmap(page);
      	use(box);
      	kunmap(page);
      }
      """,
      """
      void later(struct page *page, struct box *box)
      {
      	void *p = kmap(page);

      	queue_work_for(box, p);
      	kunmap(page);
      }
      """,
      """
      static void *kept;

      static void note(void *at)
      {
      	kept = at;
      }

      void hand(struct page *page)
      {
      	void *p = kmap_atomic(page);

      	note(p);
      	kunmap_atomic(p);
      }
      """,
    ])
}
