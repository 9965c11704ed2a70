// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@Suite struct ExpressionTests {
  private static func matches(_ expression: Expression, _ text: String) -> Bool {
    let alone = Array(text.utf8).withView { expression.matches($0) }
    let together = Array(text.utf8).withView { ExpressionSet([expression]).matches($0) }
    #expect(together == (alone ? [0] : []))
    return alone
  }

  @Test(arguments: [
    ("abc", "xabcx", true), ("abc", "ab", false), ("a.c", "a\nc", false), ("a|b", "xb", true),
    ("a(b|c)+d", "abcbd", true), ("a(?:b|c)d", "ad", false), ("^a", "ba", false),
    ("a$", "a\n", true), ("a$", "a\nb", false), ("a\\z", "a\n", false), ("\\Aa", "a", true),
    ("[a-c]{2,3}x", "abx", true), ("[a-c]{2}x", "ax", false), ("a{,2}b", "aab", true),
    ("x{", "x{", true), ("[^a-z]tegra", "/tegra", true), ("[^a-z]tegra", "xtegra", false),
    ("[]a]b", "]b", true), ("[a\\]]b", "]b", true), ("[\\w-]+:", "a-b:", true),
    ("\\bptp\\b", "a ptp b", true), ("\\bptp\\b", "ptpx", false),
    ("(?:\\b|_)bpf(?:\\b|_)", "x_bpf_y", true),
    ("\\Bb", "ab", true), ("(?i)PidFD", "a pidfd", true), ("a(?i:b)c", "aBc", true),
    ("a(?i:b)c", "aBC", false), ("(a(?i)b|c)d", "aBd", true), ("(?i:a)b", "aB", false),
    ("(?<!uni)versal", "universal", false), ("(?<!uni)versal", "xversal", true),
    ("(?<=a|b)c", "bc", true), ("a(?=b)", "ac", false), ("a(?!b)", "ac", true),
    ("\\d+\\s\\w", "12 x", true), ("\\.h|struct\\s+x", "struct\t x", true), ("a\\+b", "a+b", true),
    ("\\x41\\x{42}", "AB", true), ("a?", "", true), ("(a*)*b", "aab", true), ("", "x", true),
    ("[[:digit:]]x", "1x", true), ("(?#note)a", "a", true), ("a++b", "aab", true),
    ("(?m)^b", "a\nb", true), ("(?s)a.b", "a\nb", true), ("a*?b", "aab", true),
  ])
  func matchesLikePerl(expression: String, text: String, isMatch: Bool) throws {
    #expect(Self.matches(try Expression(expression), text) == isMatch)
  }

  @Test(arguments: [
    ("a b # note", "ab", true), ("a\\ b", "a b", true), ("[ ]a", " a", true), ("a +b", "aab", true),
    ("a b", "a b", false),
  ])
  func leavesOutSpace(expression: String, text: String, isMatch: Bool) throws {
    #expect(Self.matches(try Expression(expression, skippingSpace: true), text) == isMatch)
  }

  @Test(arguments: [
    ("\\brust\\b", "\u{201C}rust\u{201D}", true), ("\\brust\\b", "用rust写", false),
    ("a.c", "aéc", true), ("[^a]b", "éb", true), ("\\w+x", "éx", true), ("[é]x", "éx", true),
    ("(?i)É", "é", true), ("\\W", "é", false), ("(?<=é)b", "éb", true),
  ])
  func readsCharactersBeyondASCII(expression: String, text: String, isMatch: Bool) throws {
    #expect(Self.matches(try Expression(expression), text) == isMatch)
  }

  @Test(arguments: [
    "(a", "a)", "[a", "*a", "a**", "a\\", "\\1", "(a)\\1", "(?R)", "(?>a)", "(?=a*)", "a{3,2}",
    "a{9999}", "(?{x})", "\\Qa", "(*FAIL)", "\\pL", "((a{1000}){1000}){1000}", "[b-a]",
    String(repeating: "(", count: 500),
  ])
  func refuses(expression: String) {
    #expect(throws: ExpressionError.self) { try Expression(expression) }
  }

  @Test func nothingIsSlow() throws {
    let text = String(repeating: "a", count: 20_000)
    for expression in ["(a|a)*b", "(a*)*b", "a*a*a*a*a*a*b", "(a+)+$b", "(?:a?){50}a{50}b"] {
      #expect(!Self.matches(try Expression(expression), text))
    }
  }

  @Test func manyStatesAreForgottenInTime() throws {
    // The automaton for this has 2^14 states.
    let expression = try Expression("a[ab]{13}c")
    var text: [UInt8] = []
    var seed: UInt32 = 1
    for _ in 0..<60_000 {
      seed = seed &* 1_664_525 &+ 1_013_904_223
      text.append(seed >> 16 & 1 == 0 ? UInt8(ascii: "a") : UInt8(ascii: "b"))
    }
    let set = ExpressionSet([expression])
    #expect(text.withView { set.matches($0) } == [])
    let end = text.lastIndex(of: UInt8(ascii: "a")) ?? 0
    let matching = text[...end] + Array("abababababababc".utf8.suffix(14))
    #expect(Array(matching).withView { set.matches($0) } == [0])
  }

  @Test func setTellsItsExpressionsApart() throws {
    let set = ExpressionSet([
      try Expression("owl"), try Expression("sun[25]0i"), try Expression("(?<!x)meson"),
      try Expression("^arch/.*owl$"),
    ])
    func found(_ text: String) -> [Int] { Array(text.utf8).withView { set.matches($0) } }
    #expect(found("arch/sun50i-owl") == [0, 1, 3])
    #expect(found("xmeson") == [])
    #expect(found("a/meson-owl.c") == [0, 2])
    #expect(found("é/meson") == [2])
    #expect(ExpressionSet([]).matches(.empty) == [])
  }
}
