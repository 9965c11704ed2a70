// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import LintelConvert

/// What `lintel mappings` knows beside the ways through a function.
@Suite struct FindingTests {
  private func codes(_ body: String) -> [ReasonCode] {
    Judged.findings("int f(struct page *page, struct box *box, int n)\n{\n\(body)\n}\n").map(\.code)
  }

  @Test(
    "what is not so is not said",
    arguments: [
      "struct head *h = kmap_local_folio(box->folio, 0) + sizeof(struct desc); use(h); kunmap_local(h); return 0;",
      "struct sg *sg = first(box); char *p = kmap_atomic(sg_page(sg)) + sg->offset; sg = first(box); kunmap_atomic(p - sg->offset); return 0;",
      "char *p = n ? kmap_local_page(page) : sink; if (p != sink) kunmap_local(p); return 0;",
      "unsigned off = n & ~PAGE_MASK; char *p = kmap_local_page(page); p += off; kunmap_local(p); return 0;",
    ])
  func silent(body: String) {
    #expect(codes(body).isEmpty, "\(codes(body)): \(body)")
  }

  @Test(
    "what is so is",
    arguments: [
      (
        "struct sg *sg = first(box); char *p = kmap_atomic(sg_page(sg)) + sg->offset; sg = next(sg); kunmap_atomic(p - sg->offset); return 0;",
        ReasonCode.movedPointer
      ),
      (
        "struct z_stream s; s.next_out = kmap_local_page(page); zlib_inflate(&s, 0); kunmap_local(s.next_out); return 0;",
        .movedPointer
      ),
      (
        "int i; for (i = 0; i < box->count; i++) box->at[i] = kmap_local_page(box->pages[i]); use(box); for (i--; i >= 0; i--) kunmap_local(box->at[i]); return 0;",
        .boundedDepth
      ),
    ])
  func said(body: String, code: ReasonCode) {
    #expect(codes(body) == [code], "\(body)")
  }

  @Test("a loop with a small bound maps no more than that")
  func smallLoops() {
    let body =
      "int i; for (i = 0; i < 4; i++) box->at[i] = kmap_local_page(box->pages[i]); use(box); for (i = 3; i >= 0; i--) kunmap_local(box->at[i]); return 0;"
    #expect(codes(body).isEmpty)
  }
}
