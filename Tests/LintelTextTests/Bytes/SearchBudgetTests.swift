// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

/// How far searches go, before and after a thread has used up its account.
@Suite struct SearchBudgetTests {
  /// The answers of `search` about a text: without an account, and with one that is used up.
  private func answers<T>(_ text: String, _ search: (ByteView) -> T) -> (all: T, spent: T) {
    Array(text.utf8).withView { view in
      let all = search(view)
      SearchBudget.start(for: 0)
      SearchBudget.spend(1 << 21)
      defer { SearchBudget.end() }
      return (all, search(view))
    }
  }

  private let gap = String(repeating: " ", count: 100_000)

  @Test func whatIsNearIsAlwaysFound() {
    let text = "f(a)" + gap
    #expect(answers(text) { $0.closingParenthesis(of: 1) } == (3, 3))
    #expect(answers(text) { $0.firstIndex(of: "a)") } == (2, 2))
    #expect(answers("word") { $0.wordEnd(0) } == (4, 4))
  }

  @Test func whatIsFarIsFoundWhileSomethingIsLeft() {
    let text = "(" + gap + ")needle"
    #expect(answers(text) { $0.closingParenthesis(of: 0) } == (100_001, nil))
    #expect(answers(text) { $0.firstIndex(of: UInt8(ascii: ")")) } == (100_001, nil))
    #expect(answers(text) { $0.firstIndex(of: "needle") } == (100_002, nil))
    #expect(answers(text) { $0.lastIndex(of: UInt8(ascii: "(")) } == (0, nil))
  }

  @Test func aLongWordIsCutOnceNothingIsLeft() {
    let word = String(repeating: "x", count: 100_000)
    let (end, cutEnd) = answers(word) { $0.wordEnd(0) }
    #expect(end == 100_000)
    #expect(cutEnd >= SearchBudget.near && cutEnd < 1000)
    let (start, cutStart) = answers(word) { $0.wordStart(100_000) }
    #expect(start == 0)
    #expect(cutStart <= 100_000 - SearchBudget.near && cutStart > 99_000)
  }

  @Test func aNewlineIsFoundHoweverFarItIs() {
    #expect(answers(gap + "\n") { $0.firstIndex(of: UInt8(ascii: "\n")) } == (100_000, 100_000))
  }

  @Test func manySearchesReadALimitedPartOfTheText() {
    let text = String(repeating: "(", count: 40_000)
    // Each search reads to the end while something is left: what is read in all is what counts.
    let goes = Array(text.utf8).withView { view in
      SearchBudget.start(for: view.count)
      defer { SearchBudget.end() }
      return (0..<view.count).reduce(0) { read, at in
        _ = view.closingParenthesis(of: at)
        return read + SearchBudget.reach(view.count - at)
      }
    }
    #expect(goes < 200 * text.utf8.count)
  }
}
