// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import LintelCensus

/// Source that nobody would write: it must end, quickly, and not take the program along.
@Suite struct HostileSourceTests {
  private static let many = 20_000

  private func count(_ text: String) -> Int { Snippet.sites(text).count { $0.kind == .call } }

  private func times(_ text: String) -> String { String(repeating: text, count: Self.many) }

  @Test func deepNesting() {
    #expect(count("void f(void) " + times("{ kmap(1); ")) == Self.many)
    #expect(count("void f(void) { x = " + times("kmap(")) == Self.many)
    #expect(count("void f(void) { " + times("({ ") + "kmap(1)") == 1)
    #expect(count(times("#if A\n") + "void f(void) { kmap(1); }\n") == 1)
    #expect(count(times("#if A\nvoid f(void) {\n#else\nint g(void) {\n") + "kmap(1);") == 1)
    #expect(count(times("struct {") + "int kmap;") == 0)
  }

  @Test func longStatements() {
    #expect(count("void f(void) { x = " + times("kmap(1) + ") + "1; }") == Self.many)
    #expect(count("DEFINE_X(x, " + times("kmap(1), ") + "1)") == Self.many)
    #expect(count("int x[] = { " + times("kmap(1), ") + "};") == Self.many)
    #expect(count(times("#define A kmap(1)\n")) == 0)
    #expect(count(times("a {} ") + "void f(void) { kmap(1); }") == 1)
    #expect(count("void f(void) { " + times("int a, ") + "b = kmap(1); }") == 1)
    #expect(count("int f(" + times("int a, ") + "int b) { kmap(1); }") == 1)
    #expect(count(times("#if A\nint kmap,\n#else\n*kunmap,\n#endif\n") + "x;") == 0)
  }

  @Test(arguments: [
    "void f(void) { kmap(", "void f(void) { kmap", "kmap", "#define kmap", "#define", "#undef",
    "#if", "#", "void f(void) { \"kmap(1)", "/* kmap(1)", "// kmap(1) \\", "}}}} ))) kmap(1)",
    "#else\n#endif\n#elif\nkmap", "#if 0\nkmap(", "'", "\\", "kmap(1) {", "(kmap)(", "int (*kmap",
    "void f(void) { #define x kmap(1)", "\u{0}kmap\u{0}(\u{0})", "=kmap", "{kmap}",
    "extern \"C\" {",
    "void f(kmap) {", "struct kmap {", "goto kmap", "->kmap", "kmap##", "void f(void)\n#if 1\n{",
    "x:\n\tcall kmap, (x)\n", "int f[) { kmap(x); }", "int f(] (x) { kmap(x); }", "f ((]) (x) {",
  ])
  func brokenOff(text: String) {
    for path in ["a.c", "a.h", "a.S"] {
      for length in 0...text.utf8.count {
        _ = Snippet.sites(String(decoding: text.utf8.prefix(length), as: UTF8.self), path: path)
      }
    }
  }

  /// Each call has hundreds of partners, in hundreds of functions.
  @Test(.timeLimit(.minutes(1))) func manyPartners() {
    var text = ""
    for number in 0..<400 {
      text += "void f\(number)(void)\n{\n"
      for _ in 0..<245 { text += "\tkmap(p);\n\tkunmap(p);\n" }
      text += "}\n"
    }
    let sites = Snippet.sites(text)
    #expect(sites.count == 400 * 490)
    #expect(sites[0].partners.count == 245)
    #expect(sites.reduce(0) { $0 + $1.partners.count } <= Limits.censusPairs)
    #expect(sites[sites.count - 1].partners.isEmpty)
    #expect(!sites[0].isUnpaired && sites[sites.count - 1].isUnpaired)
  }

  /// All places of a function share its name.
  @Test func longNames() {
    let name = String(repeating: "f", count: 100_000)
    let sites = Snippet.sites("void \(name)(void)\n{\n" + times("\tkmap(1);\n") + "}\n")
    #expect(sites.count == Self.many)
    #expect(sites[Self.many - 1].function == name)
  }

  @Test func tooManyPlaces() throws {
    let tree = try Repository()
    let function = String(repeating: "f", count: 2000)
    let file = "void \(function)(void)\n{\n" + times("\tkmap(1);\n") + "}\n"
    try tree.commit("2024-01-05", "start", ["a.c": file])
    let run = CensusRun(root: tree.root, apis: Snippet.apis, jobs: 2, cache: nil)
    #expect(try run.run(["a.c"]).files.count == 1)
    try tree.commit("2024-01-06", "more", ["b.c": file])
    #expect(throws: CensusError.tooManyPlaces) { try run.run(["a.c", "b.c"]) }
  }
}
