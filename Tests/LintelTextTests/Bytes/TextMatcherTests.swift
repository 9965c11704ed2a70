// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@Suite struct TextMatcherTests {
  /// The labels that a matcher of these texts finds in a line, each once, sorted.
  private func labels(_ texts: [StaticString], in line: String) -> [Int] {
    let matcher = TextMatcher(texts.enumerated().map { (ByteView($1), $0) })
    var found: Set<Int> = []
    [UInt8](line.utf8).withView { view in
      matcher.forEachMatch(in: view) { found.formUnion(matcher.labelSets[$0]) }
    }
    return found.sorted()
  }

  @Test(
    arguments: [
      ("ushers", [0, 1, 3]), ("his", [2]), ("shis", [2]), ("hehe", [0]), ("", []), ("xyz", []),
      ("sh e", []), ("h\u{FF}e", []),
    ] as [(String, [Int])])
  func textsThatOverlapAreAllFound(_ line: String, _ expected: [Int]) {
    #expect(labels(["he", "she", "his", "hers"], in: line) == expected)
  }

  @Test func twoTextsMayHaveOneLabelAndOneTextTwo() {
    let texts: [(ByteView, Int)] = [("ab", 7), ("cd", 7), ("ab", 8)].map { (ByteView($0), $1) }
    let matcher = TextMatcher(texts)
    var sets: [[Int]] = []
    [UInt8]("cd ab".utf8).withView { view in
      matcher.forEachMatch(in: view) { sets.append(matcher.labelSets[$0].sorted()) }
    }
    #expect(sets == [[7], [7, 8]])
  }

  @Test func withoutTextsNothingIsFound() {
    #expect(labels([], in: "anything") == [])
  }
}
