// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import LintelConvert

/// Functions that share a mapping: one maps, another unmaps, and all callers decide.
@Suite struct GroupTests {
  private static let atomic = """
    static void *get(struct page *page)
    {
    	return kmap_atomic(page);
    }

    static void put(void *at)
    {
    	kunmap_atomic(at);
    }

    """

  private static let shared = """
    static inline void *get(struct inode *inode, struct buffer_head *bh)
    {
    	return kmap(bh->b_page);
    }

    static inline void put(struct inode *inode, struct buffer_head *bh)
    {
    	kunmap(bh->b_page);
    }

    """

  private static func caller(_ body: String) -> String {
    "int f(struct box *box, struct page *page, struct page *other, int n)\n{\n\(body)\n}\n"
  }

  private func verdicts(_ text: String) -> Set<Verdict> { Set(Judged.all(text).map(\.verdict)) }

  @Test(
    "a group is converted where all callers hold",
    arguments: [
      "char *p = get(page); p[0] = 1; put(p);",
      "char *p = get(page) + n; p[0] = 1; put(p);",
      "char *p = get(page); if (n) { put(p); return 1; } put(p);",
      "char *p = get(page), *q = get(other); memcpy(p, q, n); put(q); put(p);",
      "char *p = NULL; if (n) p = get(page); if (p) put(p);",
      "char *p; while (n--) { p = get(page); p[n] = 0; put(p); }",
      "char *p = get(page); n += bitmap_weight(p, 8); put(p); return n;",
    ])
  func converts(body: String) {
    let found = Judged.all(Self.atomic + Self.caller(body))
    #expect(
      Set(found.map(\.verdict)) == [.convert], "\(found.flatMap(\.reasons).map(\.text)): \(body)")
    #expect(found.allSatisfy { $0.group.map(\.function) == ["f", "get", "put"] })
    let new = Judged.rewritten(Self.atomic + Self.caller(body))
    #expect(!new.contains("_atomic("), "\(new)")
  }

  @Test("a caller may unmap by itself")
  func byItself() {
    let body = "char *p = get(page); p[0] = 1; kunmap_atomic(p);"
    let found = Judged.all(Self.atomic + Self.caller(body))
    #expect(found.map(\.verdict) == [.convert, .convert, .convert])
    #expect(found.map(\.group.count) == [2, 0, 2])
  }

  @Test(
    "a group is refused because of one caller",
    arguments: [
      "char *p = get(page); p[0] = 1;",
      "char *p = get(page); if (n) return 1; put(p);",
      "char *p = get(page); put(p); put(p);",
      "char *p = get(page); put(p); return p[0];",
      "char *p = get(page), *q = get(other); put(p); put(q);",
      "char *p = get(page), *q = kmap_local_page(other); put(p); kunmap_local(q);",
      "char *p = get(page); while (n--) *p++ = 0; put(p);",
      "char *p = get(page); p += n; put(p);",
      "char *p = get(page); box->p = p; put(p);",
      "box->p = get(page);",
      "put(box->p);",
      "char *p = get(page); queue_work(box, p); put(p);",
      "char *p = get(page); p = box->p; put(p);",
      "char *p = get(page); if (n) p = box->p; put(p);",
      "char *p; for (; n; n--) p = get(page); put(p);",
      "char *p = get(page); put(page);",
      "char *p = kmap_local_page(page); put(p);",
      "char *p = get(page); kunmap(page);",
      "char *p = get(page); kunmap_local(p);",
      "box->get = get; box->put = put;",
      "char *p = get(page); virt_to_page(p); put(p);",
      "char *p = n ? get(page) : box->p; put(p);",
      "char *p = get(page); asm goto(\"jmp %l0\" : : : : out); put(p); out: return 0;",
    ])
  func refuses(body: String) {
    let found = Judged.all(
      Self.atomic + Self.caller("char *p = get(page); put(p);").replacing("int f(", with: "int g(")
        + Self.caller(body))
    #expect(Set(found.map(\.verdict)) == [.refuse], "\(body)")
    #expect(found.allSatisfy { $0.edits.isEmpty })
    #expect(found.first?.reasons.contains { $0.code == .crossesFunctions } == true, "\(body)")
  }

  @Test(
    "a name that a macro may put together refuses the group",
    arguments: [
      ("#define GET(x) x##et(page)", "char *p = GET(g); put(p);"),
      ("#define CALL(x, y) x##y", "char *p = get(page); CALL(pu, t)(p);"),
      ("#define PUT(x) x ## t(p)", "int pu = 0; char *p = get(page); PUT(pu);"),
      (
        "#define DO(a, ...) \\\n\ta##et(page); \\\n\tg##__VA_ARGS__(page)",
        "DO(n, et); char *p = get(page); put(p);"
      ),
      ("#define A(x) g##x##t(page)", "char *p = A(e); put(p);"),
    ])
  func pastedNames(macro: String, body: String) {
    let text =
      "\(macro)\n" + Self.atomic
      + Self.caller("char *p = get(page); put(p);").replacing("int f(", with: "int g(")
      + Self.caller(body)
    let found = Judged.all(text).filter { ["get", "put"].contains($0.function) }
    #expect(found.count == 2)
    #expect(found.allSatisfy { $0.verdict == .refuse }, "\(found.flatMap(\.reasons).map(\.text))")
    #expect(found.contains { $0.reasons.contains { $0.text.contains("puts together") } }, "\(body)")
  }

  @Test(
    "other names that macros put together are no matter",
    arguments: [
      "#define INIT(x) init_##x()", "#define DBG(fmt, ...) printk(fmt, ##__VA_ARGS__)",
      "#define CALL(x, y) x##y", "#define N(x) __##x##_get", "#define T(x) x##8",
    ])
  func otherPastedNames(macro: String) {
    let text = "\(macro)\n" + Self.atomic + Self.caller("char *p = get(page); put(p);")
    #expect(verdicts(text) == [.convert], "\(macro)")
  }

  @Test(
    "what kmap_atomic() did besides is asked of all callers",
    arguments: [
      "char *p = get(page); copy_from_user(p, box->user, n); put(p);",
      "char *p = get(page); p[0] = smp_processor_id(); put(p);",
    ])
  func reviews(body: String) {
    #expect(verdicts(Self.atomic + Self.caller(body)) == [.review], "\(body)")
  }

  @Test("a function that hands a mapping on belongs to the group")
  func chain() {
    let outer = """
      static void *outer_get(struct box *box)
      {
      	return get(box->page);
      }

      static void outer_put(char *at)
      {
      	put(at);
      }

      """
    let good = Self.caller("char *p = outer_get(box); p[0] = 0; outer_put(p);")
    #expect(verdicts(Self.atomic + outer + good) == [.convert])
    let bad = Self.caller("char *p = outer_get(box); if (p[0]) return 1; outer_put(p);")
    #expect(verdicts(Self.atomic + outer + bad) == [.refuse])
  }

  @Test(
    "what maps or unmaps must do so on every way",
    arguments: [
      "static void *get(struct page *page)\n{\n\tif (!page)\n\t\treturn NULL;\n\treturn kmap_atomic(page);\n}\n",
      "static void *get(struct page *page)\n{\n\tkmap_atomic(page);\n\treturn page;\n}\n",
      "static void *get(struct page *page)\n{\n\tstatic void *last;\n\tlast = kmap_atomic(page);\n\treturn last;\n}\n",
      "static void *get(struct page *page)\n{\n\treturn kmap_atomic_pfn(page_to_pfn(page));\n}\n",
    ])
  func halves(get: String) {
    let put = "static void put(void *at)\n{\n\tkunmap_atomic(at);\n}\n"
    let text = get + put + Self.caller("char *p = get(page); put(p);")
    #expect(verdicts(text) == [.refuse], "\(get)")
  }

  @Test("what unmaps by the page gets the address as well")
  func page() {
    let text =
      Self.shared
      + Self.caller(
        "struct buffer_head *bh = box->bh; char *p = get(box->inode, bh); p[0] = 1; put(box->inode, bh);"
      )
    #expect(verdicts(text) == [.convert], "\(Judged.all(text).flatMap(\.reasons).map(\.text))")
    let new = Judged.rewritten(text)
    #expect(new.contains("put(struct inode *inode, struct buffer_head *bh, void *kaddr)"), "\(new)")
    #expect(new.contains("kunmap_local(kaddr);"), "\(new)")
    #expect(new.contains("put(box->inode, bh, p);"), "\(new)")
    #expect(Judged.all(text).contains { $0.function == "f" && $0.sites.isEmpty })
  }

  @Test(
    "and is left alone where the page or the address may be another one",
    arguments: [
      "struct buffer_head *bh = box->bh; char *p = get(box->inode, bh); bh = box->other; put(box->inode, bh);",
      "struct buffer_head *bh = box->bh; char *p = get(box->inode, bh); bh->b_page = page; put(box->inode, bh);",
      "struct buffer_head *bh = box->bh; char *p = get(box->inode, bh); p = box->p; put(box->inode, bh);",
      "struct buffer_head *bh = box->bh; char *p = get(box->inode, bh) + n; p += n; put(box->inode, bh);",
      "struct buffer_head *bh = box->bh; char *p = get(box->inode, bh); put(box->inode, box->bh);",
      "char *p = get(box->inode, box->bh); put(box->inode, box->bh);",
      "struct buffer_head *bh = box->bh, *b2 = box->b2; char *p = get(0, bh), *q = get(0, b2); put(0, bh); put(0, b2);",
      "struct buffer_head *bh = box->bh; char *p = get(box->inode, bh); kunmap(bh->b_page);put(0, bh);",
    ])
  func otherPage(body: String) {
    #expect(verdicts(Self.shared + Self.caller(body)) == [.refuse], "\(body)")
  }

  @Test(
    "a name that stands anywhere else than in a call refuses the group",
    arguments: [
      "#define GET(page) get(page)\n", "struct ops ops = { .get = get };\n",
      "void *(*g)(struct page *) = get;\n",
    ])
  func misuse(text: String) {
    let good = Self.caller("char *p = get(page); put(p);")
    #expect(verdicts(Self.atomic + good + text) == [.refuse], "\(text)")
  }

  @Test("callers that nobody sees refuse a function that other files may call")
  func unseen() {
    let text =
      Self.atomic.replacing("static ", with: "") + Self.caller("char *p = get(page); put(p);")
    #expect(verdicts(text) == [.refuse])
  }

  @Test("an API that is not converted keeps its group")
  func otherAPI() {
    let text = Self.atomic + Self.caller("char *p = get(page); put(p);")
    let found = Array(text.utf8).withView {
      ConversionRun.verdicts(in: $0, path: "fs/a.c", apis: ["kmap"])
    }
    #expect(found.isEmpty)
  }

  @Test("a member that several functions share shows them as a group")
  func member() {
    let text = """
      static void map_it(struct box *box)
      {
      	box->at = kmap_atomic(box->page);
      }

      static void unmap_it(struct box *box)
      {
      	kunmap_atomic(box->at);
      }
      """
    let found = Judged.all(text)
    #expect(found.map(\.verdict) == [.refuse, .refuse])
    #expect(found.allSatisfy { $0.group.map(\.function) == ["map_it", "unmap_it"] })
  }

  @Test("mappings that are handed on through thousands of functions take their time once")
  func long() {
    var text = Self.atomic
    for number in 0..<4_000 {
      let inner = number == 0 ? "get" : "get\(number - 1)"
      text += "static void *get\(number)(struct page *page)\n{\n\treturn \(inner)(page);\n}\n"
    }
    var found: [FunctionVerdict] = []
    let time = ContinuousClock().measure { found = Judged.all(text) }
    #expect(found.map(\.verdict) == [.refuse, .convert])
    #expect(time < .seconds(60))
  }
}
