// SPDX-License-Identifier: GPL-2.0-only

/// Nothing asks for the page or the physical address of the address.
enum LowMemoryAddress {
  static let info = ConditionInfo(
    rule: """
      The address does not go to virt_to_page(), __pa(), sg_init_one(), dma_map_single() and \
      their like.
      """,
    why: """
      Those know memory that is always mapped. With a mapped page of high memory they are wrong \
      already.
      """,
    holds: [
      """
      void map(struct page *page, struct scatterlist *sg)
      {
      	char *p = kmap(page);

      	p[0] = 0;
      	kunmap(page);
      	sg_set_page(sg, page, 16, 0);
      }
      """
    ],
    fails: [
      """
      void map(struct page *page, struct scatterlist *sg)
      {
      	char *p = kmap(page);

      	sg_init_one(sg, p, 16);
      	kunmap(page);
      }
      """
    ])
}
