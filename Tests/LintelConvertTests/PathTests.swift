// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import LintelConvert

/// Ways through a function, of each shape that C has.
@Suite struct PathTests {
  @Test(
    "all ways unmap",
    arguments: [
      "char *p = kmap_atomic(page); do { if (n) break; n++; } while (0); kunmap_atomic(p);",
      "char *p = kmap_atomic(page); while (n--) { if (p[n]) continue; p[n] = 1; } kunmap_atomic(p);",
      "char *p; for (;;) { p = kmap_atomic(page); if (p[0]) { kunmap_atomic(p); break; } kunmap_atomic(p); }",
      "char *p = kmap_atomic(page); switch (n) { case 1: p[0] = 1; case 2: p[1] = 1; break; default: p[2] = 1; } kunmap_atomic(p);",
      "char *p = kmap_atomic(page); if (n) goto out; p[0] = 1; out: kunmap_atomic(p); return 0;",
      "char *p = kmap_atomic(page); again: if (p[n]) { n++; goto again; } kunmap_atomic(p);",
      "char *p = kmap_atomic(page); list_for_each_entry(box, &boxes, list) { if (box) break; } kunmap_atomic(p);",
      "char *p; scoped_guard(mutex, &lock) { p = kmap_atomic(page); kunmap_atomic(p); }",
      "char *p = NULL; if (n && (p = kmap_atomic(page))) { p[0] = 1; kunmap_atomic(p); }",
      "char *p; if (n == 1) { p = kmap(page); kunmap(page); } else if (n == 2) return 1; else { p = kmap(other); kunmap(other); }",
      "char *p = n ? kmap_atomic(page) : NULL; if (n) kunmap_atomic(p);",
      "char *p = kmap_atomic(page); if (!n) BUG(); kunmap_atomic(p);",
      "char *p = kmap_atomic(page); asm volatile(\"clear %0\" : : \"r\" (p) : \"memory\"); kunmap_atomic(p);",
      "int err = -EIO; char *p; if (n) { p = kmap_atomic(page); err = 0; } if (!err) kunmap_atomic(p);",
      "char *p = kmap(page); { char *p = box->p; kunmap(page); }",
      "unsigned long p = (unsigned long)kmap(page); use(p); kunmap(page);",
      "struct box b; char *p = kmap_atomic(page); fill(&b, p); kunmap_atomic(p);",
      "char *p = (char *)kmap(page); p[0] = (n) & 1; kunmap(page);",
    ])
  func converts(body: String) {
    let verdict = Judged.body(body)
    #expect(verdict?.verdict == .convert, "\(verdict?.reasons.map(\.text) ?? []): \(body)")
  }

  @Test(
    "some way does not",
    arguments: [
      "char *p = kmap_atomic(page); while (n--) { if (p[n]) return 1; } kunmap_atomic(p);",
      "char *p; for (; n; n--) { p = kmap_atomic(page); if (p[0]) continue; kunmap_atomic(p); }",
      "char *p = kmap_atomic(page); switch (n) { case 1: kunmap_atomic(p); case 2: kunmap_atomic(p); }",
      "char *p = kmap_atomic(page); if (n) goto out; kunmap_atomic(p); out: return 0;",
      "char *p = kmap_atomic(page); list_for_each_entry(box, &boxes, list) { kunmap_atomic(p); }",
      "char *p = kmap_atomic(page); n && (kunmap_atomic(p), 1);",
      "char *p = kmap_atomic(page); if (n) kunmap_atomic(p); n = 0; if (!n) kunmap_atomic(p);",
      "char *p = NULL; if (n) p = kmap_atomic(page); n++; if (n) kunmap_atomic(p);",
      "char *p = NULL; if (n) p = kmap_atomic(page); change(&n); if (n) kunmap_atomic(p);",
      "char *p = kmap_atomic(page); p = box->other; kunmap_atomic(p);",
      "char *p = kmap_atomic(page); char *q; if (n) { char *p = box->p; q = p; } kunmap_atomic(q);",
      "char *p = kmap(page); ({ if (n) return 1; 0; }); kunmap(page);",
      "char *q; if (n) { char *p = kmap(page); q = p + n; } if (n) kunmap(page);",
      "char *p = kmap(page); swap(p, box->p); kunmap_local(p);",
      "char *p = kmap(page); swap(page, other); kunmap(page);",
      "char *p = kmap(page); memcpy(&kept, &p, sizeof(p)); kunmap(page);",
    ])
  func refuses(body: String) {
    let verdict = Judged.body(body)
    #expect(verdict?.verdict == .refuse, "\(body)")
    #expect(verdict?.edits == [])
    #expect(verdict?.reasons.isEmpty == false)
  }

  @Test("the arms of an #if are each a function of their own")
  func arms() {
    func body(_ second: String) -> String {
      """
      	char *p = kmap_atomic(page);
      #ifdef CONFIG_A
      	p[0] = 1;
      	kunmap_atomic(p);
      #endif
      #\(second)
      	kunmap_atomic(p);
      #endif
      """
    }
    #expect(Judged.body(body("ifndef CONFIG_A"))?.verdict == .convert)
    #expect(Judged.body(body("if !defined(CONFIG_A)"))?.verdict == .convert)
    #expect(Judged.body(body("ifdef CONFIG_B"))?.verdict == .refuse)
  }

  @Test("a refusal shows the way: the map, the decision, the end")
  func steps() throws {
    let verdict = try #require(
      Judged.body("\tchar *p = kmap_atomic(page);\n\tif (n)\n\t\treturn 1;\n\tkunmap_atomic(p);"))
    let reason = try #require(verdict.reasons.first)
    #expect(reason.line == 5)
    #expect(
      reason.steps == [
        ReasonStep(line: 3, text: "mapped"), ReasonStep(line: 4, text: "'n' is true"),
      ])
  }

  @Test("kunmap() gets the variable that the map was assigned to")
  func holder() {
    let text = """
      void f(struct page *page)
      {
      	char *base, *p;

      	base = kmap(page);
      	p = base;
      	kunmap(page);
      }
      """
    #expect(Judged.rewritten(text).contains("\tbase = kmap_local_page(page);\n"))
    #expect(Judged.rewritten(text).contains("\tkunmap_local(base);\n"))
  }

  @Test("two unmaps of kmap() that stand side by side change places")
  func exchange() throws {
    let text = """
      void f(struct page *a, struct page *b)
      {
      	char *x = kmap(a), *y = kmap(b);

      	kunmap(a);
      	kunmap(b);
      }
      """
    #expect(Judged.all(text).first?.verdict == .review)
    #expect(Judged.rewritten(text).contains("\tkunmap_local(y);\n\tkunmap_local(x);\n"))
  }

  @Test("a pointer that moves on leaves the address in a variable of its own")
  func base() {
    let text = """
      int f(struct page *page, int n)
      {
      	char *p;

      	p = kmap(page);
      	while (n--)
      		*p++ = 0;
      	kunmap(page);
      	return 0;
      }
      """
    let expected = """
      int f(struct page *page, int n)
      {
      	void *base;
      	char *p;

      	base = kmap_local_page(page);
      	p = base;
      	while (n--)
      		*p++ = 0;
      	kunmap_local(base);
      	return 0;
      }
      """
    #expect(Judged.all(text).first?.verdict == .convert)
    #expect(Judged.rewritten(text) == expected)
  }

  @Test("a declaration that maps has the variable before it")
  func declaredBase() {
    let text =
      "void f(struct page *page, int n)\n{\n\tchar *p = kmap(page) + n;\n\n\tp += n;\n\tkunmap(page);\n}\n"
    #expect(
      Judged.rewritten(text).contains(
        "{\n\tvoid *base = kmap_local_page(page);\n\tchar *p = base + n;\n\n\tp += n;\n\tkunmap_local(base);\n}"
      )
    )
  }

  @Test("where no line can be added nothing is changed")
  func noBase() {
    let verdict = Judged.body(
      "char *p = NULL;\nif (n)\n\tp = kmap(page);\nif (n) {\n\tp++;\n\tkunmap(page);\n}")
    #expect(verdict?.verdict == .refuse)
  }
}
