// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

/// What "did you mean" says, and when it says nothing.
@Suite struct NearestNameTests {
  private static let names = [
    "TRAILING_WHITESPACE", "TRAILING_STATEMENTS", "SPACING", "SPLIT_STRING", "LONG_LINE",
    "LONG_LINE_COMMENT", "DEPRECATED_API", "IF_0", "check", "fix", "census", "fix-inplace",
  ]

  @Test(arguments: [
    ("TRAILING_WHITSPACE", "TRAILING_WHITESPACE"), ("trailing-white-space", "TRAILING_WHITESPACE"),
    ("SPACNIG", "SPACING"), ("SPACINGS", "SPACING"), ("LONGLINE", "LONG_LINE"),
    ("LONG_LINES", "LONG_LINE"), ("DEPRECATED", "DEPRECATED_API"), ("chekc", "check"),
    ("cehck", "check"), ("cens", "census"), ("fixinplace", "fix-inplace"),
    ("LONG", "LONG_LINE"),
  ])
  func namesTheNearest(word: String, name: String) {
    #expect(NearestName.nearest(to: word, among: Self.names) == name)
    #expect(NearestName.hint(for: word, among: Self.names) == "; did you mean \(name)?")
  }

  @Test(arguments: [
    "", "x", "IF", "frobnicate", "NO_SUCH_TYPE", "spelling", "CHOCOLATE", "census-of-all",
  ])
  func isSilentWhereNothingIsNear(word: String) {
    #expect(NearestName.nearest(to: word, among: Self.names) == nil)
    #expect(NearestName.hint(for: word, among: Self.names).isEmpty)
  }

  @Test func theNearerOneWins() {
    #expect(NearestName.nearest(to: "spacing", among: ["spicings", "spacin"]) == "spacin")
    #expect(NearestName.nearest(to: "abcdef", among: ["abcxef", "abcdef"]) == "abcdef")
  }

  @Test func aLongWordTakesNoTime() {
    let word = String(repeating: "A", count: 1 << 20)
    #expect(NearestName.nearest(to: word, among: Self.names) == nil)
  }
}

/// How far two words are apart.
@Suite struct EditDistanceTests {
  private func distance(_ one: String, _ other: String, swaps: Bool = false) -> Int? {
    EditDistance.between(
      Array(one.utf8), Array(other.utf8), limit: 3, countsSwaps: swaps)
  }

  @Test func countsChanges() {
    #expect(distance("", "") == 0)
    #expect(distance("abc", "") == 3)
    #expect(distance("kitten", "sitting") == 3)
    #expect(distance("abcd", "wxyz") == nil)
    #expect(distance("signed-off-by", "singed-off-by") == 2)
  }

  @Test func aSwapIsOneChangeOnRequest() {
    #expect(distance("ab", "ba") == 2)
    #expect(distance("ab", "ba", swaps: true) == 1)
    #expect(distance("check", "cehck", swaps: true) == 1)
    #expect(distance("abcd", "badc", swaps: true) == 2)
  }
}
