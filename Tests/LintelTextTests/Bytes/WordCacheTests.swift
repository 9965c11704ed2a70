// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@Suite struct WordCacheTests {
  private func ask(
    _ cache: WordCache, _ word: String, _ answer: UInt8
  ) -> (answer: UInt8, wasAsked: Bool) {
    var wasAsked = false
    let given = [UInt8](word.utf8).withView { view in
      cache.answer(for: view) { _ in
        wasAsked = true
        return answer
      }
    }
    return (given, wasAsked)
  }

  @Test func anAnswerIsRememberedUntilItIsForgotten() {
    let cache = WordCache()
    for word in ["", "a", "ab", "int", "long", "size_t", "unsigned", "a_name_of_some_length"] {
      let answer = UInt8(word.utf8.count) &* 0x55
      #expect(ask(cache, word, answer) == (answer, true))
      #expect(ask(cache, word, ~answer) == (answer, false))
    }
    _ = ask(cache, "int", 0)
    cache.forget()
    #expect(ask(cache, "int", 0xFF) == (0xFF, true))
    #expect(ask(cache, "int", 0) == (0xFF, false))
  }

  @Test func wordsThatDifferInOneByteDiffer() {
    let cache = WordCache()
    for length in 1...20 {
      let word = String(repeating: "x", count: length)
      for index in 0..<length {
        _ = ask(cache, word, 1)
        var bytes = [UInt8](word.utf8)
        bytes[index] = UInt8(ascii: "y")
        let other = String(decoding: bytes, as: UTF8.self)
        #expect(ask(cache, other, 0).answer == 0, "\(other)")
      }
    }
  }
}
