// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import LintelConvert

/// Rewrites that somebody must look at.
@Suite struct OfferTests {
  private func rewritten(_ lines: String) -> String {
    let text =
      "int f(struct page *page, int n, struct box *box)\n{\n\tint i;\n\tchar *p, *q;\n\n\(lines)\treturn 0;\n}\n"
    let found = Judged.all(text)
    #expect(found.map(\.verdict) == [.review], "\(found.flatMap(\.reasons).map(\.text))")
    return Judged.rewritten(text)
  }

  @Test func anAtomicMappingWhosePointerMovesOn() {
    let new = rewritten(
      """
      	p = kmap_atomic(page) + n;
      	while (n--)
      		*p++ = 0;
      	kunmap_atomic(p);

      """)
    #expect(
      new.contains(
        """
        {
        	void *base;
        	int i;
        	char *p, *q;

        	base = kmap_local_page(page);
        	p = base + n;
        	while (n--)
        		*p++ = 0;
        	kunmap_local(base);

        """), "\(new)")
  }

  @Test func aNameThatMovesOnIsAnotherPages() {
    for body in [
      "memset(p, 0, 1);", "q = kmap(box->page);\n\tmemcpy(p, q, 1);\n\tkunmap(box->page);",
    ] {
      let text =
        "void f(struct page *page, struct box *box)\n{\n\tchar *p, *q;\n\n\tpage = page->lru;\n"
        + "\tp = kmap(page);\n\t\(body)\n\tkunmap(page->lru);\n}\n"
      let found = Judged.all(text)
      #expect(!found.map(\.verdict).contains(.convert), "\(found.flatMap(\.reasons).map(\.text))")
    }
  }

  @Test func anAddressThatIsAskedFor() {
    let new = rewritten(
      """
      	kmap(page);
      	q = (char *)page_address(page) + n;
      	memset(page_address(page), 0, 16);
      	kunmap(page);

      """)
    #expect(
      new.contains(
        """
        	base = kmap_local_page(page);
        	q = (char *)base + n;
        	memset(base, 0, 16);
        	kunmap_local(base);

        """), "\(new)")
  }

  @Test func anAddressThatNothingHolds() {
    let new = rewritten("\tmemcpy(box->data, kmap(page), n);\n\tkunmap(page);\n")
    #expect(
      new.contains(
        "\tbase = kmap_local_page(page);\n\tmemcpy(box->data, base, n);\n\tkunmap_local(base);\n"),
      "\(new)")
  }

  @Test func afterALabelToo() {
    let text = """
      int f(struct page *page, int n)
      {
      	char *p;

      	switch (n) {
      	case 1:
      		p = kmap(page);
      		while (n--)
      			*p++ = 0;
      		kunmap(page);
      	}
      	return 0;
      }
      """
    #expect(Judged.all(text).map(\.verdict) == [.convert])
    let new = Judged.rewritten(text)
    #expect(
      new.contains("\tcase 1:\n\t\tbase = kmap_local_page(page);\n\t\tp = base;\n"), "\(new)")
  }

  @Test(
    "what somebody must look at is offered",
    arguments: [
      "static int send(void *data) { struct kvec iov[2]; iov[0].iov_base = data; return push(iov); }\nint f(struct page *page) { char *p = kmap(page); int err = send(p); kunmap(page); return err; }",
      "int f(struct page *page) { struct iov_iter it; struct kvec iov; char *p = kmap(page); iov.iov_base = p; iov_iter_kvec(&it, 1, &iov, 1, 9); send(&it); kunmap(page); return 0; }",
      "int f(struct page *page) {\n char *p = kmap_atomic(page);\n step(&p); kunmap_atomic(p); return 0; }",
      "int f(struct page *page) {\n char *p = kmap_atomic(page);\n asm volatile(\"step %0\" : \"+r\" (p)); kunmap_atomic(p); return 0; }",
      "#define top ring->first\nint f(struct page *page, struct ring *ring) { char *p = kmap_atomic(page); if (top) p[0] = 1; kunmap_atomic(p); return 0; }",
    ])
  func lent(text: String) {
    let found = Judged.all(text)
    #expect(found.map(\.verdict) == [.review], "\(found.flatMap(\.reasons).map(\.text))")
  }

  @Test(
    "where such a rewrite is not right nothing is offered",
    arguments: [
      "if (n) kmap(page); use(page_address(page)); if (n) kunmap(page);",
      "kmap(page); page = other; use(page_address(page)); kunmap(page);",
      "p = kmap_atomic(page); p++; if (n) p = kmap_atomic(other); p++; kunmap_atomic(p);",
      "if (n) use(kmap(page)); else use(kmap(page)); kunmap(page);",
      "box->p = kmap(page); use(box); kunmap(page);",
      "p = kmap_atomic(page); p++; kunmap_atomic(p); kunmap_atomic(p);",
      "p = kmap_atomic(page); q = kmap_atomic(other); p++; kunmap_atomic(p); kunmap_atomic(q);",
      "n = box ? 1 :\n use(kmap(page)); kunmap(page);",
      "for (n = 0;\n use(kmap(page));\n n++) kunmap(page);",
      "static char *kept[2]; kept[0] = kmap(page); kunmap(page);",
    ])
  func nothing(body: String) {
    let found = Judged.body("char *p, *q; \(body) return 0;")
    #expect(found?.verdict == .refuse, "\(found?.reasons.map(\.text) ?? [])")
  }
}
