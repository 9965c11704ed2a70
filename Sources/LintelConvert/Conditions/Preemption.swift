// SPDX-License-Identifier: GPL-2.0-only

/// Nothing relies on preemption being off.
enum Preemption {
  static let info = ConditionInfo(
    rule: """
      Nothing between map and unmap relies on preemption being off, as kmap_atomic() leaves it.
      """,
    why: """
      What belongs to a CPU must be used on it. A lock that keeps the task there settles it; \
      else the code needs preempt_disable() of its own.
      """,
    holds: [
      """
      void count(struct page *page)
      {
      	char *p = kmap_atomic(page);

      	spin_lock(&lock);
      	this_cpu_inc(hits);
      	spin_unlock(&lock);
      	p[0] = 0;
      	kunmap_atomic(p);
      }
      """
    ],
    fails: [
      """
      void count(struct page *page)
      {
      	char *p = kmap_atomic(page);

      	this_cpu_inc(hits);
      	p[0] = 0;
      	kunmap_atomic(p);
      }
      """,
      """
      void pick(struct page *page)
      {
      	char *p = kmap_atomic(page);

      	p[0] = table[smp_processor_id()];
      	kunmap_atomic(p);
      }
      """,
    ])
}
