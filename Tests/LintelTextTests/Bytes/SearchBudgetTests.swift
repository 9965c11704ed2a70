// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

/// How far searches go, before and after a thread has used up its account.
@Suite struct SearchBudgetTests {
  /// The answers of `search` about a text: without an account, and with one that is used up.
  private func answers<T>(_ text: String, _ search: (ByteView) -> T) -> [T] {
    Array(text.utf8).withView { view in
      let unlimited = search(view)
      SearchBudget.start(for: 0)
      SearchBudget.spend(1 << 21)
      let limited = search(view)
      SearchBudget.end()
      return [unlimited, limited]
    }
  }

  private let gap = String(repeating: " ", count: 100_000)

  @Test func whatIsNearIsAlwaysFound() {
    let text = "f(a)" + gap
    let closing = answers(text) { $0.closingParenthesis(of: 1) }
    #expect(closing == [3, 3])
    let found = answers(text) { $0.firstIndex(of: "a)") }
    #expect(found == [2, 2])
    let end = answers("word") { $0.wordEnd(0) }
    #expect(end == [4, 4])
  }

  @Test func whatIsFarIsFoundWhileSomethingIsLeft() {
    let text = "(" + gap + ")needle"
    let closing = answers(text) { $0.closingParenthesis(of: 0) }
    #expect(closing == [100_001, nil])
    let byte = answers(text) { $0.firstIndex(of: UInt8(ascii: ")")) }
    #expect(byte == [100_001, nil])
    let needle = answers(text) { $0.firstIndex(of: "needle") }
    #expect(needle == [100_002, nil])
    let last = answers(text) { $0.lastIndex(of: UInt8(ascii: "(")) }
    #expect(last == [0, nil])
  }

  @Test func aLongWordIsCutOnceNothingIsLeft() {
    let word = String(repeating: "x", count: 100_000)
    let end = answers(word) { $0.wordEnd(0) }
    #expect(end[0] == 100_000)
    #expect(end[1] >= SearchBudget.near && end[1] < 1000)
    let start = answers(word) { $0.wordStart(100_000) }
    #expect(start[0] == 0)
    #expect(start[1] <= 100_000 - SearchBudget.near && start[1] > 99_000)
  }

  @Test func aNewlineIsFoundHoweverFarItIs() {
    let found = answers(gap + "\n") { $0.firstIndex(of: UInt8(ascii: "\n")) }
    #expect(found == [100_000, 100_000])
  }

  @Test func manySearchesReadALimitedPartOfTheText() {
    let count = 40_000
    let read = Array(String(repeating: "(", count: count).utf8).withView { view in
      SearchBudget.start(for: view.count)
      var read = 0
      for at in 0..<view.count {
        // As far as the search may go.
        read += SearchBudget.reach(view.count - at)
        _ = view.closingParenthesis(of: at)
      }
      SearchBudget.end()
      return read
    }
    // Without an account it would be 800 million.
    #expect(read < 200 * count)
  }
}
