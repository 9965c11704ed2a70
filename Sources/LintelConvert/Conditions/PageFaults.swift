// SPDX-License-Identifier: GPL-2.0-only

/// Nothing relies on page faults being off.
enum PageFaults {
  static let info = ConditionInfo(
    rule: """
      Nothing between map and unmap relies on page faults being off, as kmap_atomic() leaves \
      them.
      """,
    why: """
      A copy from user memory that must not sleep fails instead of faulting there. Where that is \
      relied on, the code needs pagefault_disable() of its own. kmap() never switched anything \
      off.
      """,
    holds: [
      """
      int read(struct page *page, void __user *buf)
      {
      	void *p = kmap(page);
      	int left = copy_to_user(buf, p, 16);

      	kunmap(page);
      	return left;
      }
      """
    ],
    fails: [
      """
      int read(struct page *page, void __user *buf)
      {
      	void *p = kmap_atomic(page);
      	int left = __copy_to_user_inatomic(buf, p, 16);

      	kunmap_atomic(p);
      	return left;
      }
      """,
      """
      static int step(void *to, void __user *from)
      {
      	return copy_from_user(to, from, 4);
      }

      int read(struct page *page, void __user *buf)
      {
      	void *p = kmap_atomic(page);
      	int left = step(p, buf);

      	kunmap_atomic(p);
      	return left;
      }
      """,
      """
      int read(struct page *page, struct iov_iter *i)
      {
      	void *p = kmap_atomic(page);

      	iterate(i, 16, base, copyin(p, base, 16), memcpy(p, base, 16));
      	kunmap_atomic(p);
      	return 0;
      }
      """,
    ])
}
