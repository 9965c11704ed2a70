// SPDX-License-Identifier: GPL-2.0-only

/// A page that cannot be high needs no mapping.
enum LowPage {
  static let info = ConditionInfo(
    rule: """
      The page was allocated here without __GFP_HIGHMEM: page_address() would do.
      """,
    why: """
      Only pages of high memory must be mapped. The conversion is right all the same.
      """,
    isNote: true,
    fails: [
      """
      int make(void)
      {
      	struct page *page = alloc_page(GFP_KERNEL);
      	char *p;

      	if (!page)
      		return -ENOMEM;
      	p = kmap(page);
      	p[0] = 0;
      	kunmap(page);
      	return 0;
      }
      """
    ])
}
