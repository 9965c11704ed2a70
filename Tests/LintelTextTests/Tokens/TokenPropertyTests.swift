// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

/// What holds for the tokens of any text.
@Suite struct TokenPropertyTests {
  private static let samples = [
    "int f(struct page *p)\n{\n\tvoid *a = kmap(p);\n\n\tmemcpy(a, \"x \\\" y\", 3);\n}\n",
    "#define A(x, ...) do { \\\n\tf(x->y[1], ##__VA_ARGS__); /* why */ \\\n} while (0)\n",
    "#if 0 /* never\n */ && B\n#include <linux/mm.h>\n#else\n#error \"don't\" // no\n#endif\n",
    "x = L'a' <<= 0x1e+5 ... // end \\\n of it\n\t::a##b %:\r\n",
    "/* one */ call kmap, (x) @ it's\n# comment \"\nENTRY(a\\\nb)\n",
  ]
  private static let pieces = [
    "/*", "*/", "//", "\\\n", "\\ \r\n", "\\", "\"", "'", "#", "\n", "\n#if ", "\n#define x(",
    "\n#error ", "(", ")", "{", "}", "[", "]", "L\"", "0x", "1e+", "<<", "=", ".", "\u{0}", " ",
    "\t", "word", "é",
  ]

  /// Numbers that look random and are the same in each run.
  private struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(max(sides, 1)))
    }
  }

  /// What is wrong with the tokens of a text; nothing where all is well.
  private static func fault(_ tokens: SourceTokens) -> String? {
    var gaps: [(Int, Int)] = tokens.comments.map { (Int($0.start), Int($0.end)) }
    gaps += tokens.continuations.map { (Int($0.start), Int($0.end)) }
    gaps.sort { $0 < $1 }
    var covered = 0
    var gap = 0
    func skip(to stop: Int) -> Bool {
      while covered < stop {
        if gap < gaps.count, gaps[gap].0 == covered {
          covered = gaps[gap].1
          gap += 1
        } else if tokens.text[covered].isSpace {
          covered += 1
        } else {
          return false
        }
      }
      return covered == stop
    }
    for index in 0..<tokens.count {
      let token = tokens[index]
      if index > 0, tokens[index - 1].start >= token.start { return "order at \(index)" }
      if !skip(to: Int(token.start)) { return "gap before \(index)" }
      if (token.start == token.end) != (token.kind == .directiveEnd) { return "length of \(index)" }
      covered = Int(token.end)
      if token.kind.isOpening || token.kind.isClosing || token.kind == .directive,
        let partner = tokens.partner(index), tokens.partner(partner) != index
      {
        return "partner of \(index)"
      }
      if token.kind == .directive, tokens.partner(index) == nil { return "end of \(index)" }
      if (token.kind == .directive) != (token.directive != .none) { return "name of \(index)" }
    }
    if !skip(to: tokens.text.count) { return "gap at the end" }
    return gap == gaps.count ? nil : "comments in tokens"
  }

  @Test(arguments: samples) func everyPartIsWhole(_ sample: String) {
    let text = Array(sample.utf8)
    for length in 0...text.count {
      let part = Array(text.prefix(length))
      let fault = withTokens(part) { Self.fault($0) }
      #expect(fault == nil, "\(part)")
    }
  }

  @Test(arguments: 1...20) func spoiltTextsAreWhole(_ seed: UInt64) {
    var dice = Dice(state: seed)
    var tokens = SourceTokens(vocabulary)
    for _ in 0..<200 {
      var text = Array(Self.samples[dice.roll(Self.samples.count)].utf8)
      for _ in 0..<dice.roll(12) {
        let at = dice.roll(text.count + 1)
        switch dice.roll(4) {
        case 0 where at < text.count: text.remove(at: at)
        case 1: text.insert(UInt8(dice.roll(256)), at: at)
        default:
          text.insert(contentsOf: Array(Self.pieces[dice.roll(Self.pieces.count)].utf8), at: at)
        }
      }
      let (startsInComment, continues) = (dice.roll(4) == 0, dice.roll(4) == 0)
      let fault = text.withView { view in
        tokens.read(view, startsInComment: startsInComment, continuesDirective: continues)
        return Self.fault(tokens)
      }
      #expect(fault == nil, "\(text) \(startsInComment) \(continues)")
    }
  }

  /// Each of these is a megabyte that makes a reader without care look back, ahead or deep.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "a ", "(", ")", "\\", "\\\n", "\\ ", "/", "/*", "*\\\n/", "\"", "'", "\"\\\n", "#", "\n#",
      "\n#if (", "\n#define a(", "#error a/**/ ", "\n#error \"", "a\\\n", "1\\\n", "-\\\n",
      "\u{0}", "é", "// \\\n", "\n#include <", "L'",
    ])
  func aMegabyteIsRead(_ piece: String) {
    let count = (1 << 20) / piece.utf8.count
    for end in ["", "\nx"] {
      let text = Array((String(repeating: piece, count: count) + end).utf8)
      #expect(withTokens(text) { Self.fault($0) } == nil)
    }
  }
}
