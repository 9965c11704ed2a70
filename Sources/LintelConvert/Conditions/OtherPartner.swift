// SPDX-License-Identifier: GPL-2.0-only

/// A mapping is undone by its own partner.
enum OtherPartner {
  static let info = ConditionInfo(
    rule: """
      What one family of calls maps, the same family unmaps.
      """,
    why: """
      kunmap() takes a page, kunmap_local() an address; kunmap_atomic() switches page faults and \
      preemption on again.
      """,
    fails: [
      """
      void clear(struct page *page)
      {
      	char *p = kmap_local_page(page);

      	p[0] = 0;
      	kunmap(page);
      }
      """,
      """
      void clear(struct page *page)
      {
      	char *p = kmap_local_page(page);

      	p[0] = 0;
      	kunmap_atomic(p);
      }
      """,
    ])
}
