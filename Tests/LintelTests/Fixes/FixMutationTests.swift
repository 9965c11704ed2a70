// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import Lintel

/// What holds for fixes of text that was never meant to be fixed: the examples of all types, spoilt.
@Suite struct FixMutationTests {
  /// The lines of all examples that stand in C, with their gutters.
  private static let pool: [(marker: Character, text: String)] = RuleCatalog.all
    .flatMap(\.examples).filter { example in
      guard case .file(let path) = example.place else { return false }
      return ByteView(path).hasSuffix(".c")
    }
    .flatMap(\.lines).filter { $0.marker != "@" && $0.marker != "-" }.map { ($0.marker, $0.text) }

  /// A run of neighbouring lines, with bytes dropped, doubled and put in.
  private static func spoilt(_ dice: inout Dice, count: Int) -> [(marker: Character, text: [UInt8])]
  {
    let start = dice.roll(pool.count)
    return (0..<count).map { offset in
      let (marker, text) = pool[(start + offset) % pool.count]
      var bytes = [UInt8](text.utf8)
      let places: [StaticString] = [
        " ", "\t", "  ", "\\", "\"", "/*", "*/", "//", "{", "}", ";", "(", ")", "+", "-", "*", "#",
        "\r", "\u{1}", "else ", "if (a) ", ",", "int ",
      ]
      for _ in 0..<dice.roll(4) {
        let at = dice.roll(bytes.count + 1)
        switch dice.roll(3) {
        case 0 where at < bytes.count: bytes.remove(at: at)
        case 1: bytes.insert(contentsOf: ByteView(places[dice.roll(places.count)]).bytes, at: at)
        default: if dice.roll(4) == 0 { bytes.insert(0xE9, at: at) }
        }
      }
      return (marker == " " || dice.roll(4) == 0 ? " " : "+", bytes)
    }
  }

  private static func patch(_ lines: [(marker: Character, text: [UInt8])]) -> [UInt8] {
    let old = lines.count { $0.marker == " " }
    var text = Array("--- a/x.c\n+++ b/x.c\n@@ -9,\(old) +9,\(lines.count) @@ f(void)\n".utf8)
    for line in lines { text += [line.marker.asciiValue ?? 32] + line.text + [10] }
    return text
  }

  private static func tokens(_ text: [UInt8]) -> FixTokens {
    var cache = FixTokenCache()
    return cache.tokens(
      of: text.split(separator: 10, omittingEmptySubsequences: false).map { [UInt8]($0) })
  }

  @Test(arguments: 1...12) func patchesStayPatches(_ seed: UInt64) throws {
    var dice = Dice(state: seed)
    let options = try FixSupport.options(nil, unsafe: seed % 2 == 0)
    for _ in 0..<10 {
      let text = Self.patch(Self.spoilt(&dice, count: 5 + dice.roll(40)))
      let fixed = try #require(FixSupport.fix(text, options))
      #expect(FixSupport.hunksAreWhole(fixed.text), "\(FixSupport.lines(text))")
      #expect(Self.context(fixed.text) == Self.context(text), "\(FixSupport.lines(text))")
      let again = try #require(FixSupport.fix(fixed.text, options))
      #expect(again.text == fixed.text, "\(FixSupport.lines(text))")
    }
  }

  @Test(arguments: 1...12) func safeFixesKeepWhatFilesMean(_ seed: UInt64) throws {
    var dice = Dice(state: seed &* 977)
    let layout = RuleCatalog.all.filter { $0.fix == .layout }.map(\.name).joined(separator: ",")
    let options = try FixSupport.options(layout, unsafe: false)
    for round in 0..<10 {
      var text = [UInt8](
        Self.spoilt(&dice, count: 5 + dice.roll(60)).map(\.text).joined(separator: [10]))
      if round % 2 == 0 { text.append(10) }
      let fixed = try #require(FixSupport.fix(text, file: "x.c", options))
      let (was, now) = (Self.tokens(text), Self.tokens(fixed.text))
      #expect(was.hasSameTokens(as: now), "\(FixSupport.lines(text))")
      #expect(was.hasSameComments(as: now), "\(FixSupport.lines(text))")
      let again = try #require(FixSupport.fix(fixed.text, file: "x.c", options))
      #expect(again.text == fixed.text, "\(FixSupport.lines(text))")
    }
  }

  /// The context lines, byte for byte.
  private static func context(_ text: [UInt8]) -> [[UInt8]] {
    text.split(separator: 10).filter { $0.first == 32 }.map { [UInt8]($0) }
  }
}
