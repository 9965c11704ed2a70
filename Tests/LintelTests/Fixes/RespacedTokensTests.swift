// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import Lintel

/// Texts that differ in white space: what is known of one must be what reading the other gives.
@Suite struct RespacedTokensTests {
  private static let pieces = [
    "a", "u8", "struct", "if", "return", "sizeof", "1", "0xe", "1e", ".5", "\"s\"", "'c'", "L",
    "\"",
    "(", ")", "[", "]", "{", "}", ",", ";", "+", "-", "*", "&", "/", "=", "!", "~", "++", "--",
    "->",
    ".", ":", "?", "<", "<<", ">", "#", "##", "\\", "/* c */", "// c\n", "/*", "é",
  ]
  private static let gaps = ["", "", " ", "  ", "\t", "\n", " \n "]

  private static func text(_ words: [(piece: String, gap: String)]) -> [UInt8] {
    words.flatMap { Array($0.piece.utf8) + Array($0.gap.utf8) }
  }

  private func read(_ text: [UInt8], _ inComment: Bool) -> FixTokens {
    var source = SourceTokens(TokenKind.vocabulary)
    return FixTokens(text, startsInComment: inComment, continues: false, with: &source)
  }

  @Test(arguments: 1...40) func areWhatReadingGives(_ seed: UInt64) {
    var dice = Dice(state: seed &* 7919)
    var known = 0
    for _ in 0..<400 {
      var words = (0..<(3 + dice.roll(8))).map { _ in
        (
          piece: Self.pieces[dice.roll(Self.pieces.count)],
          gap: Self.gaps[dice.roll(Self.gaps.count)]
        )
      }
      let (inComment, old) = (dice.roll(8) == 0, Self.text(words))
      let at = dice.roll(words.count)
      for index in at..<min(at + 1 + dice.roll(2), words.count) {
        words[index].gap = Self.gaps[dice.roll(Self.gaps.count)]
      }
      let new = Self.text(words)
      guard let respaced = read(old, inComment).respaced(as: new) else { continue }
      known += 1
      let other = read(new, inComment)
      let lines =
        "\(String(decoding: old, as: UTF8.self)) | \(String(decoding: new, as: UTF8.self))"
      #expect(respaced.pieces.map(\.range) == other.pieces.map(\.range), "\(lines)")
      #expect(respaced.pieces.map(\.gap) == other.pieces.map(\.gap), "\(lines)")
      #expect(respaced.pieces.map(\.kind) == other.pieces.map(\.kind), "\(lines)")
      #expect(respaced.hasSameComments(as: other), "\(lines)")
      #expect(respaced.end == other.end && respaced.isPlain == other.isPlain, "\(lines)")
    }
    #expect(known > 20)
  }

  @Test(arguments: [
    ("a = 1;", "a =1;"), ("f(a,b);", "f(a, b);"), ("if(x) y;", "if (x) y;"), ("a\n;", "a;"),
    ("x = a*b; /* c */ d", "x = a * b; /* c */ d"), ("x( a );", "x(a);"),
  ]) func needNoReading(_ old: String, _ new: String) throws {
    let was = read(Array(old.utf8), false)
    let now = try #require(was.respaced(as: Array(new.utf8)))
    #expect(now.hasSameTokens(as: was) && now.sequence === was.sequence)
  }

  @Test(arguments: [
    ("a - -b", "a --b"), ("1e +5", "1e+5"), ("a b", "ab"), ("L \"x\"", "L\"x\""),
    ("a\n#b c", "a #b c"),
    ("#define f (x)", "#define f(x)"), ("a /* b */ c", "a  /* b */ c"),
    ("a b // c\nd", "a b // c d"),
    ("a = b;", "a = c;"),
  ]) func areReadWhereTheyMayChange(_ old: String, _ new: String) {
    #expect(read(Array(old.utf8), false).respaced(as: Array(new.utf8)) == nil)
  }
}
