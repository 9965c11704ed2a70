// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import LintelConvert

/// Shapes of code that hide what becomes of a mapping, by macros, labels or a second name.
@Suite struct UnsafeShapesTests {
  @Test(
    "what is hidden is not converted",
    arguments: [
      (
        "a store through the mapped pointer", "",
        "char *q, *p = kmap_atomic(page); if (p[0]) q = kmap_atomic(other); p[0] = 0; if (p[0]) kunmap_atomic(q); kunmap_atomic(p);"
      ),
      (
        "a member store through the mapped pointer", "",
        "char *q; struct box *p = kmap_atomic(page); if (p->n) q = kmap_atomic(other); p->n = 0; if (p->n) kunmap_atomic(q); kunmap_atomic(p);"
      ),
      (
        "a member that another pointer reads", "",
        "char *p; int *at = box->at; if (*at) p = kmap_atomic(page); box->n = 0; if (*at) kunmap_atomic(p);"
      ),
      (
        "a negative number in an unsigned variable", "",
        "unsigned int m = -1; char *p = kmap_atomic(page); if (m < 10) kunmap_atomic(p);"
      ),
      (
        "a number compared with an unsigned one", "",
        "int m = -1; char *p = kmap_atomic(page); if (m < 10U) kunmap_atomic(p);"
      ),
      (
        "a number that a variable cuts", "",
        "u8 m = 256; char *p = kmap_atomic(page); if (m) kunmap_atomic(p);"
      ),
      (
        "a macro that moves a variable", "#define STEP() (p += PAGE_SIZE)",
        "char *p = kmap_atomic(page); STEP(); kunmap_atomic(p);"
      ),
      (
        "a macro that stores a variable", "#define KEEP() (box->addr = p)",
        "char *p = kmap_atomic(page); KEEP(); kunmap_atomic(p);"
      ),
      (
        "a macro in a macro", "#define INNER() (box->addr = p)\n#define KEEP() INNER()",
        "char *p = kmap_atomic(page); KEEP(); kunmap_atomic(p);"
      ),
      (
        "a macro that is a condition", "#define CUR_FLAG box->flag",
        "char *p; if (CUR_FLAG) p = kmap_atomic(page); box->flag = 1; if (CUR_FLAG) kunmap_atomic(p);"
      ),
      (
        "a macro that is a page", "#define cur_page box->page",
        "char *p = kmap(cur_page); box->page = other; kunmap(cur_page);"
      ),
      (
        "a label that a macro goes to", "",
        "int v; char *p = kmap(page); unsafe_get_user(v, box->user, efault); kunmap(page); return 0; efault: return 1;"
      ),
      (
        "a page of an inner block", "",
        "char *p = kmap(page); { struct page *page = other; kunmap(page); }"
      ),
      (
        "a condition on a variable of an inner block", "",
        "char *p; if (n) p = kmap_atomic(page); { int n = get(); if (n) kunmap_atomic(p); }"
      ),
      (
        "a callee that finds another page", "",
        "char *p = kmap(find_get_page(box, n)); p[0] = 0; kunmap(find_get_page(box, n));"
      ),
      (
        "a page that a store through a pointer changes", "",
        "char *p = kmap(box->page); *pages = other; kunmap(box->page);"
      ),
      (
        "a member that queues", "",
        "char *p = kmap_atomic(page); box->queue_work(box, p); kunmap_atomic(p);"
      ),
      (
        "a member that copies from a user", "",
        "char *p = kmap_atomic(page); box->ops->copy_from_user(p, box->user, 4); kunmap_atomic(p);"
      ),
      (
        "a variable that a callee keeps", "",
        "struct box x; char *p; list_add(&x.list, &boxes); p = kmap_atomic(page); x.addr = p; kunmap_atomic(p);"
      ),
      (
        "an array that memory points to", "",
        "char *kept[2]; box->kept = kept; kept[0] = kmap_atomic(page); kunmap_atomic(kept[0]);"
      ),
      (
        "a lock that is only made", "",
        "char *p = kmap_atomic(page); spin_lock_init(&box->lock); box->cpu = smp_processor_id(); kunmap_atomic(p);"
      ),
      (
        "a copy of a packet from a user", "",
        "char *p = kmap_atomic(page); skb_copy_datagram_from_iter(box->skb, 0, box->iter, n); kunmap_atomic(p);"
      ),
      (
        "a thread that gets the address", "",
        "char *p = kmap_atomic(page); kernel_thread(run, p, 0); kunmap_atomic(p);"
      ),
      (
        "a macro that has the name of the new variable",
        "#define AT (base + base1 + map_base + page_base + kmap_base)",
        "\n\tchar *p;\n\n\tp = kmap(page);\n\twhile (n--)\n\t\t*p++ = AT;\n\tkunmap(page);"
      ),
      (
        "a word alone above the map", "",
        "\n\tchar *p;\n\n\tn = 1;\n\tBEGIN_BOX\n\tp = kmap(page);\n\twhile (n--)\n\t\t*p++ = 0;\n\tkunmap(page);"
      ),
      (
        "a directive at the start of the function", "",
        "\n#ifdef CONFIG_BOX\n\tint m;\n#endif\n\tchar *p;\n\n\tp = kmap(page);\n\twhile (n--)\n\t\t*p++ = 0;\n\tkunmap(page);"
      ),
      (
        "a declaration in the line of the brace", "",
        " char *p;\n\n\tp = kmap(page);\n\twhile (n--)\n\t\t*p++ = 0;\n\tkunmap(page);"
      ),
      (
        "line ends of another system", "",
        "\r\n\tchar *p;\r\n\r\n\tp = kmap(page);\r\n\twhile (n--)\r\n\t\t*p++ = 0;\r\n\tkunmap(page);"
      ),
    ])
  func hides(name: String, macros: String, body: String) {
    let heading =
      "int f(struct page *page, struct page *other, struct page **pages, int n, struct box *box)"
    let verdict = Judged.all("\(macros)\n\(heading)\n{\(body)\n}\n").last
    #expect(verdict != nil, "\(name)")
    #expect(verdict?.verdict != .convert, "\(name)")
  }

  @Test("what is known is still converted")
  func stays() {
    for body in [
      "int m = -1; char *p; if (m < 0) p = kmap_atomic(page); if (m < 0) kunmap_atomic(p);",
      "int err = -EIO; char *p = kmap_atomic(page); if (err) kunmap_atomic(p);",
      "char *p = kmap(box->page); *p = 0; kunmap(box->page);",
    ] {
      let verdict = Judged.body(body)
      #expect(verdict?.verdict == .convert, "\(verdict?.reasons.map(\.text) ?? []): \(body)")
    }
  }

  @Test("a text that changed is told from the one that was judged")
  func stamps() throws {
    func stamp(_ text: String) -> ContentHash { Array(text.utf8).withView { ContentHash($0) } }
    let text = "void f(struct page *page)\n{\n\tchar *p = kmap(page);\n\n\tkunmap(page);\n}\n"
    let verdict = try #require(Judged.all(text).first)
    #expect(verdict.judged == stamp(text))
    #expect(verdict.judged != stamp(text.replacing("f(", with: "g(")))
  }
}
