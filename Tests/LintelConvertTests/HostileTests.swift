// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import LintelConvert

/// Input that nobody writes: it is refused in a moment, and nothing traps.
@Suite struct HostileTests {
  private func seconds(_ body: String) -> (verdict: FunctionVerdict?, seconds: Double) {
    var verdict: FunctionVerdict?
    let time = ContinuousClock().measure { verdict = Judged.body(body) }
    return (verdict, Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18)
  }

  private static func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  @Test(
    "what is nested deeply is refused",
    arguments: [
      repeated("{", 5000) + repeated("}", 5000), repeated("if (n) ", 5000) + ";",
      "n = " + repeated("(", 5000) + "1" + repeated(")", 5000) + ";",
      "n = " + repeated("f(", 5000) + "1" + repeated(")", 5000) + ";",
      "n = " + repeated("!", 5000) + "n;", "n = " + repeated("n ? 1 : ", 5000) + "n;",
      "n = " + repeated("n + ", 5000) + "n;", repeated("do ", 5000) + ";",
      "n = " + repeated("(int)", 5000) + "n;", "int x = " + repeated("{", 5000) + ";",
    ])
  func nested(code: String) {
    let (verdict, seconds) = seconds("char *p = kmap_atomic(page);\n\(code)\nkunmap_atomic(p);")
    #expect(verdict?.verdict == .refuse)
    #expect(verdict?.reasons.first?.code == .notUnderstood)
    #expect(seconds < 5)
  }

  @Test("ten thousand branches are followed")
  func branches() {
    let code = (0..<10_000).map { "if (n == \($0)) use(p);" }.joined(separator: "\n")
    let (verdict, seconds) = seconds("char *p = kmap_atomic(page);\n\(code)\nkunmap_atomic(p);")
    #expect(verdict != nil)
    #expect(seconds < 30)
  }

  @Test("ten thousand conditions that belong together are refused")
  func conditions() {
    let code = (0..<40).map { "if (box->x\($0)) use(p);" }.joined(separator: "\n")
    let (verdict, seconds) = seconds(
      "char *p = kmap_atomic(page);\n\(code)\n\(code)\nkunmap_atomic(p);")
    #expect(verdict != nil)
    #expect(seconds < 30)
  }

  @Test("an `else if` of four thousand arms is no nesting")
  func arms() {
    let code = (0..<4000).map { "if (n == \($0)) use(p);" }.joined(separator: "\nelse ")
    let (verdict, seconds) = seconds("char *p = kmap_atomic(page);\n\(code)\nkunmap_atomic(p);")
    #expect(verdict?.verdict == .convert)
    #expect(seconds < 30)
  }

  @Test("a function of a megabyte is refused")
  func large() {
    let code = Self.repeated("use(p, n);\n", 100_000)
    let (verdict, seconds) = seconds("char *p = kmap_atomic(page);\n\(code)\nkunmap_atomic(p);")
    #expect(verdict?.verdict == .refuse)
    #expect(seconds < 30)
  }

  @Test("more conditions of #if than are followed are refused")
  func directives() {
    let code = (0..<40).map { "#ifdef A\($0)\nuse(p);\n#endif" }.joined(separator: "\n")
    let (verdict, _) = seconds("char *p = kmap_atomic(page);\n\(code)\nkunmap_atomic(p);")
    #expect(verdict?.verdict == .refuse)
  }

  @Test(
    "text that ends anywhere",
    arguments: [
      "int f(void) { char *p = kmap(", "int f(struct page *page) { kmap(page); #if", "kmap(",
      "#define x kmap", "int f(int (*g)(void)) { return kunmap", "} } kmap(page); {", "{ kmap(a) }",
      "int f() { if (kmap(a)) else }", "int f() { case kmap(a): }",
      "int f() { kmap(); kunmap(,); }",
      "int f() { kmap(a)(b); kunmap(a)++; kmap->x = kunmap; }",
    ])
  func ends(text: String) {
    let verdicts = Judged.all(text)
    #expect(verdicts.allSatisfy { $0.verdict == .refuse })
    #expect(Judged.findings(text).isEmpty)
  }

  @Test("a function after many directives is seen")
  func directivesBefore() {
    let code = "void f(struct page *page)\n{\n\tchar *p = kmap_local_page(page);\n\n\tuse(p);\n}\n"
    let before = Self.repeated("#define A 1\n#ifdef B\n#endif\n", 3000)
    #expect(Judged.findings(before + code).map(\.function) == ["f"])
    #expect(Judged.unchecked(before + code).isEmpty)
  }

  @Test("many functions are reported on in proportion")
  func functions() throws {
    let count = 3000
    let text = (0..<count).map {
      "int f\($0)(struct page *page, int n)\n{\n\tchar *p = kmap(page);\n\n\tif (n)\n\t\treturn 1;\n"
        + "\tkunmap(page);\n\treturn 0;\n}\n"
    }.joined()
    var out = ByteBuffer()
    let time = ContinuousClock().measure {
      let verdicts = Judged.all(text)
      Array(text.utf8).withView { view in
        let report = ConversionText(source: view, showsColor: false)
        for verdict in verdicts { report.write(verdict, to: &out) }
      }
    }
    #expect(out.view.occurrences(of: UInt8(ascii: "\n")) > 4 * count)
    #expect(time < .seconds(60))
  }

  @Test("what comes back to a function is known, whatever lies between")
  func cycles() {
    let cycles = CallCycles([1: [2, 9], 2: [3], 3: [1, 4], 4: [5], 5: [5], 6: [1]])
    #expect(cycles.leads(from: 2, backTo: 1) && cycles.leads(from: 1, backTo: 3))
    #expect(cycles.leads(from: 5, backTo: 5) && cycles.leads(from: 7, backTo: 7))
    #expect(!cycles.leads(from: 4, backTo: 3) && !cycles.leads(from: 1, backTo: 6))
    #expect(!cycles.leads(from: 9, backTo: 1))
    // A long chain is no reason for recursion.
    var chain: [Int32: Set<Int32>] = [:]
    for word in 0..<100_000 as Range<Int32> { chain[word] = [word + 1] }
    chain[100_000] = [0]
    #expect(CallCycles(chain).leads(from: 50_000, backTo: 49_999))
  }
}
