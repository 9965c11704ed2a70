// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

/// An input that is held a window at a time reads as one that is held whole.
@Suite struct TextWindowTests {
  /// Lines of code with comments, strings and blocks that go over several lines.
  private let code = (0..<400).map { number in
    switch number % 8 {
    case 0: "int f\(number)(void) /* starts"
    case 1: " * goes on \"\(number)\""
    case 2: " */"
    case 3: "{"
    case 4: "\tif (a[\(number)] == '{') {"
    case 5: "\t\tputs(\"}\");"
    case 6: "\t}"
    default: "}"
    }
  }

  private func window(_ lines: Int, longestLine: Int? = nil) -> TextWindow {
    TextWindow(bytes: 1 << 20, lines: lines, longestLine: longestLine)
  }

  /// Goes through both line by line; what differs, by its line.
  private func differences(_ whole: borrowing PatchText, _ moving: inout PatchText) -> [Int] {
    var found: [Int] = []
    for index in 0..<whole.count {
      if index >= moving.nextMove { moving.advance(to: index) }
      // The line, and what lies around it.
      for at in max(index - 2, 0)...min(index + 2, whole.count - 1) {
        let isSame =
          whole.raw(at).equals(moving.raw(at)) && whole.code(at).equals(moving.code(at))
          && whole.traits(at) == moving.traits(at)
        if !isSame { found.append(at) }
      }
    }
    if moving.count != whole.count { found.append(whole.count) }
    return found
  }

  @Test(arguments: [64, 100, 200]) func aFile(_ lines: Int) {
    for ending in ["\n", ""] {
      let text = Array((code.joined(separator: "\n") + ending).utf8)
      text.withView { text in
        var whole = PatchText()
        whole.load(file: ByteView("a.c"), contents: text)
        var moving = PatchText()
        moving.load(file: ByteView("a.c"), contents: text, window: window(lines))
        let isWhole = moving.isWhole
        #expect(!isWhole)
        let found = differences(whole, &moving)
        #expect(found == [])
      }
    }
  }

  @Test(arguments: [64, 100]) func aPatch(_ lines: Int) {
    let hunks = (0..<40).map {
      "@@ -1,9 +\(10 * $0),10 @@\n" + String(repeating: " a\n+b\n-c\n", count: 5)
    }
    let text = "--- a/a.c\n+++ b/a.c\n" + hunks.joined()
    Array(text.utf8).withView { text in
      var whole = PatchText()
      whole.load(patch: text)
      var moving = PatchText()
      moving.load(patch: text, window: window(lines))
      let found = differences(whole, &moving)
      #expect(found == [])
    }
  }

  @Test func theLastHunkIsKnownFromTheStart() {
    let text = String(repeating: " text\n", count: 300) + "@@ -1 +77 @@\n+a\n"
    Array(text.utf8).withView { text in
      var patch = PatchText()
      patch.load(patch: text, window: TextWindow(bytes: 400, lines: 50, longestLine: nil))
      let (isWhole, start) = (patch.isWhole, patch.lastHunkStart)
      #expect(!isWhole)
      #expect(start == 77)
    }
  }

  @Test func ofALineThatIsTooLongOnlyTheMarkerIsRead() {
    let long = String(repeating: "x", count: 200)
    let text = "@@ -1,3 +1,3 @@\n+a\n+\(long)\n-\(long)\n+b\n"
    Array(text.utf8).withView { text in
      var patch = PatchText()
      patch.load(patch: text, window: window(100, longestLine: 100))
      let lines = (0..<patch.count).map { patch.raw($0).string }
      #expect(lines == ["@@ -1,3 +1,3 @@", "+a", "+", "-", "+b"])
      let inPatch = patch.longLines
      #expect(inPatch.count == 2 && inPatch.first == 3)
      patch.load(file: ByteView("a.c"), contents: text, window: window(100, longestLine: 100))
      let inFile = patch.longLines
      #expect(inFile.count == 2 && inFile.first == 6)
    }
  }

  @Test(arguments: [Int?.none, 100]) func aLineThatIsLongerThanTheWindow(_ longest: Int?) {
    let long = String(repeating: "x", count: 5000)
    let all = ["a", long, "b", "c", "d", long]
    let text = Array((all.joined(separator: "\n") + "\n").utf8)
    text.withView { text in
      var file = PatchText()
      let window = TextWindow(bytes: 400, lines: 100, longestLine: longest)
      file.load(file: ByteView("a.c"), contents: text, window: window)
      var lines: [String] = []
      for index in 0..<(3 + all.count) {
        if index >= file.nextMove { file.advance(to: index) }
        lines.append(file.raw(index).string)
      }
      let expected = all.map { $0 == long && longest != nil ? "+" : "+" + $0 }
      let (count, longLines) = (file.count, file.longLines.count)
      #expect(Array(lines.dropFirst(3)) == expected)
      #expect(count == 3 + all.count)
      #expect(longLines == (longest == nil ? 0 : 2))
    }
  }

  @Test func aWindowHoldsNoMoreThanItsSize() {
    let text = Array(String(repeating: "a\n", count: 10_000).utf8)
    text.withView { text in
      var patch = PatchText()
      patch.load(patch: text, window: TextWindow(bytes: 1000, lines: 100_000, longestLine: nil))
      var most = 0
      var odd = 0
      for index in 0..<10_000 {
        if index >= patch.nextMove { patch.advance(to: index) }
        if !patch.raw(index).equals("a") { odd += 1 }
        most = max(most, patch.text.count)
      }
      let count = patch.count
      #expect(most <= 1000)
      #expect(odd == 0)
      #expect(count == 10_000)
    }
  }
}
