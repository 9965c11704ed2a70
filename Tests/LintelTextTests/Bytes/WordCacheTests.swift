// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@Suite struct WordCacheTests {
  private func ask(
    _ cache: WordCache, _ word: String, _ answer: Bool
  ) -> (answer: Bool, wasAsked: Bool) {
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
      let isLong = word.utf8.count > 3
      #expect(ask(cache, word, isLong) == (isLong, true))
      #expect(ask(cache, word, !isLong) == (isLong, false))
    }
    _ = ask(cache, "int", false)
    cache.forget()
    #expect(ask(cache, "int", true) == (true, true))
    #expect(ask(cache, "int", false) == (true, false))
  }

  @Test func wordsThatDifferInOneByteDiffer() {
    let cache = WordCache()
    for length in 1...20 {
      let word = String(repeating: "x", count: length)
      for index in 0..<length {
        _ = ask(cache, word, true)
        var bytes = [UInt8](word.utf8)
        bytes[index] = UInt8(ascii: "y")
        let other = String(decoding: bytes, as: UTF8.self)
        #expect(ask(cache, other, false).answer == false, "\(other)")
      }
    }
  }
}
