// SPDX-License-Identifier: GPL-2.0-only

/// Map and unmap stand in one function.
enum CrossesFunctions {
  static let info = ConditionInfo(
    rule: """
      Map and unmap stand in one function, or in functions that all do nothing else and whose \
      callers are all right.
      """,
    why: """
      Where one function maps and another unmaps, both and all their callers are a group: a call \
      of the one is a map, of the other an unmap, with all conditions. The group is converted as a \
      whole, or refused as a whole because of one caller. Who maps must do so on every way, and \
      give the address back; who unmaps must do so on every way. Each place that names one of them \
      must be a call that is seen: none in a macro, none through a pointer.
      """,
    holds: [
      """
      static void *get(struct page *page)
      {
      	return kmap_atomic(page);
      }

      static void put(void *at)
      {
      	kunmap_atomic(at);
      }

      void clear(struct page *page)
      {
      	char *p = get(page);

      	p[0] = 0;
      	put(p);
      }
      """
    ],
    fails: [
      """
      void *get(struct page *page)
      {
      	return kmap_atomic(page);
      }
      """,
      """
      static void *get(struct page *page)
      {
      	return kmap_atomic(page);
      }

      static void put(void *at)
      {
      	kunmap_atomic(at);
      }

      void clear(struct page *page)
      {
      	char *p = get(page);

      	if (p[0])
      		return;
      	put(p);
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
