// SPDX-License-Identifier: GPL-2.0-only

/// A variable on the stack holds the address.
enum LocalHolder {
  static let info = ConditionInfo(
    rule: """
      A local variable, or a member of a local structure, holds the address until it is \
      unmapped.
      """,
    why: """
      kunmap_local() takes the address, so something must still have it. page_address() finds \
      what kmap() mapped, and never a local mapping.
      """,
    holds: [
      """
      void clear(struct page *page)
      {
      	struct walk { void *at; } w;

      	w.at = kmap(page);
      	memset(w.at, 0, 16);
      	kunmap(page);
      }
      """
    ],
    fails: [
      """
      void clear(struct page *page)
      {
      	kmap(page);
      	memset(page_address(page), 0, 16);
      	kunmap(page);
      }
      """,
      """
      void show(struct page *page)
      {
      	print(kmap(page));
      	kunmap(page);
      }
      """,
    ])
}
