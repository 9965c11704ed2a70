// SPDX-License-Identifier: GPL-2.0-only

/// Interrupts that are off may be left from the time of slots.
enum InterruptsOff {
  static let info = ConditionInfo(
    rule: """
      A local_irq_save() around kmap_atomic() may be left from the time when its slots had \
      names. It stays; look at it.
      """,
    why: """
      It once kept an interrupt from using the same slot. It may also protect something else, so \
      it is never dropped.
      """,
    isNote: true,
    fails: [
      """
      void copy(struct page *page)
      {
      	unsigned long flags;
      	char *p;

      	local_irq_save(flags);
      	p = kmap_atomic(page);
      	p[0] = 0;
      	kunmap_atomic(p);
      	local_irq_restore(flags);
      }
      """
    ])
}
