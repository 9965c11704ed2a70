// SPDX-License-Identifier: GPL-2.0-only

/// A set of words, and a quick look at whether a line can have one of them, or a word twice.
///
/// A word is known by its longest run of letters, in which capitals and lowercase letters are the same.
/// Runs are found eight bytes at a time. An answer may be yes without cause, once in some thousand
/// words, but never no.
package struct LetterRuns: Sendable {
  /// What a line can have.
  package struct Answer {
    /// A word of the set may stand in it.
    package var mayHaveMember = false
    /// Two equal words may stand side by side with one space between.
    package var mayRepeat = false

    /// Nothing.
    package init() {}
  }

  /// Two bits for each word.
  private var bits: [UInt64]
  private let shift: UInt64
  /// The length of the shortest run.
  private var shortest = Int.max
  /// Whether a word has no letter, or too many, so that it may be anywhere.
  private var isAnywhere = false

  /// A set for about so many words.
  package init(expecting expected: Int) {
    var width: UInt64 = 10
    while 1 << width < expected * 64 && width < 26 { width += 1 }
    shift = 64 - width
    bits = [UInt64](repeating: 0, count: 1 << (width - 6))
  }

  /// Adds a word; in the lines no letter touches it on either side.
  package mutating func insert(_ word: ByteView) {
    var longest = 0..<0
    var at = 0
    while at < word.count {
      let start = at
      while word[at].isUpper || word[at].isLower { at += 1 }
      if at - start > longest.count { longest = start..<at }
      if at == start { at += 1 }
    }
    guard !longest.isEmpty, longest.count < 64 else {
      isAnywhere = true
      return
    }
    shortest = min(shortest, longest.count)
    let hash = word.hash(ofLetters: longest.lowerBound, longest.count)
    for place in [hash >> shift, Self.second(hash) >> shift] {
      bits[Int(truncatingIfNeeded: place >> 6)] |= 1 << (place & 63)
    }
  }

  /// What the line can have.
  package func look(at line: ByteView) -> Answer {
    var answer = Answer()
    answer.mayHaveMember = isAnywhere
    var start = 0
    var last: (end: Int, hash: UInt64) = (-2, 0)
    while start < line.count {
      var letters = line.letters(from: start)
      var next = start + 64
      while letters != 0 {
        let first = letters.trailingZeroBitCount
        var length = (~(letters &>> UInt64(first))).trailingZeroBitCount
        let end = first + length
        let from = start + first
        if end >= 64 {
          letters = 0
          if from + length < line.count {
            // The run may go on: look again from its start, or pass over one that is all letters.
            if first > 0 {
              next = from
              continue
            }
            next = line.endOfLetters(next)
            length = next - from
          }
        } else {
          letters &= ~0 &<< UInt64(end)
        }
        guard length > 1 else { continue }
        let hash = line.hash(ofLetters: from, length)
        if length >= shortest && contains(hash) { answer.mayHaveMember = true }
        if hash == last.hash && from == last.end + 1 && line[last.end] == UInt8(ascii: " ") {
          answer.mayRepeat = true
        }
        last = (from + length, hash)
      }
      start = next
    }
    return answer
  }

  @inline(__always)
  private func contains(_ hash: UInt64) -> Bool {
    isSet(hash &>> shift) && isSet(Self.second(hash) &>> shift)
  }

  @inline(__always)
  private func isSet(_ place: UInt64) -> Bool {
    bits[Int(truncatingIfNeeded: place >> 6)] &>> (place & 63) & 1 == 1
  }

  @inline(__always)
  private static func second(_ hash: UInt64) -> UInt64 {
    (hash ^ hash >> 29) &* 0xbf58_476d_1ce4_e5b9
  }
}

extension ByteView {
  private static var ones: UInt64 { 0x0101_0101_0101_0101 }

  /// Which of the 64 bytes from `start` on are letters, the first one lowest.
  @inline(__always)
  fileprivate func letters(from start: Int) -> UInt64 {
    var letters: UInt64 = 0
    var at = start
    let end = min(start + 64, count)
    while at < end {
      letters |= Self.letters(of: eightBytes(at)) &<< UInt64(at &- start)
      at &+= 8
    }
    return letters
  }

  /// Which of eight bytes are letters, a bit each.
  @inline(__always)
  private static func letters(of word: UInt64) -> UInt64 {
    let low = (word | ones &* 0x20) & (ones &* 0x7F)
    // The high bit of each byte that is at least `a`, at most `z`, and ASCII.
    let found =
      (low &+ ones &* (0x80 - 0x61)) & ~(low &+ ones &* (0x80 - 0x7B)) & ~word & (ones &* 0x80)
    return ((found &>> 7) &* 0x0102_0408_1020_4080) &>> 56
  }

  /// The end of the run of letters that may go on at `start`.
  fileprivate func endOfLetters(_ start: Int) -> Int {
    var at = start
    while self[at].isUpper || self[at].isLower { at += 1 }
    return at
  }

  /// A hash of the run of letters at `start`, of which only the first and last eight count.
  @inline(__always)
  fileprivate func hash(ofLetters start: Int, _ length: Int) -> UInt64 {
    let first = eightBytes(start) | Self.ones &* 0x20
    guard length > 8 else {
      return (first & UInt64.max &>> UInt64(64 - 8 * length)) &* 0x9e37_79b9_7f4a_7c15
    }
    let last = eightBytes(start + length - 8) | Self.ones &* 0x20
    let both = (first &* 0x9e37_79b9_7f4a_7c15 ^ last) &* 0xd6e8_feb8_6659_fd93
    return both &+ UInt64(length)
  }
}
