// SPDX-License-Identifier: GPL-2.0-only

/// Code under kmap_atomic() must not sleep.
enum Sleeps {
  static let info = ConditionInfo(
    rule: """
      Nothing that may sleep runs between kmap_atomic() and kunmap_atomic().
      """,
    why: """
      Preemption is off there. Under a local mapping sleeping is allowed, so a conversion mends \
      it; a new kmap_atomic() around such code breaks it.
      """,
    isNote: true,
    fails: [
      """
      void dump(struct file *file, struct page *page, loff_t *pos)
      {
      	void *p = kmap_atomic(page);

      	kernel_write(file, p, 16, pos);
      	kunmap_atomic(p);
      }
      """
    ])
}
