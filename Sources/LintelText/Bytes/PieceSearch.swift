// SPDX-License-Identifier: GPL-2.0-only

/// Finds places where one of many texts may stand, skipping most of the bytes between.
///
/// From each text a piece is taken, as long as the shortest text. A window of that length moves over
/// the input; the pair of bytes at its end says how far the window can move before that pair, or a
/// piece that begins with its last byte, can stand at its end (Wu and Manber, 1994).
@safe
package final class PieceSearch: @unchecked Sendable {
  /// A step for each pair of bytes, the first one being the low half; 0 is a candidate.
  private let steps: UnsafeMutablePointer<UInt8>
  private let length: Int
  private let texts: [[UInt8]]
  /// Where the piece of each text ends in it: the index of its last byte.
  private var pieceEnds: [Int] = []
  /// The numbers of the texts by the last two bytes of their piece, as `slot` has it.
  private var slots = [[Int]](repeating: [], count: 256)

  /// A search for the texts; an empty text is found everywhere.
  package init(_ texts: [[UInt8]]) {
    length = min(texts.map(\.count).min() ?? 0, 255)
    self.texts = texts
    unsafe steps = .allocate(capacity: 1 << 16)
    // Safe: every index below is a UInt16, and there is a step for each.
    unsafe steps.initialize(repeating: UInt8(max(length - 1, 0)), count: 1 << 16)
    guard length > 1 else { return }
    for (number, text) in texts.enumerated() {
      let start = PieceSearch.rarestPiece(of: text, length: length)
      let piece = Array(text[start..<(start + length)])
      let end = start + length - 1
      pieceEnds.append(end)
      slots[Self.slot(text[end - 1], text[end])].append(number)
      for first in 0..<256 {
        // A piece that begins with the last byte of the pair.
        let pair = UInt16(first) | UInt16(piece[0]) << 8
        unsafe steps[Int(pair)] = min(steps[Int(pair)], UInt8(length - 1))
      }
      for index in 1..<length {
        let pair = UInt16(piece[index - 1]) | UInt16(piece[index]) << 8
        unsafe steps[Int(pair)] = min(steps[Int(pair)], UInt8(length - 1 - index))
      }
    }
  }

  deinit { unsafe steps.deallocate() }

  /// The last byte of the first place at or after `start` where a piece may stand, or nil.
  package func firstEnd(in text: ByteView, from start: Int) -> Int? {
    guard length > 1 else { return start < text.count ? start : nil }
    let count = text.count
    let bytes = unsafe text.base
    var at = start + length - 1
    while at < count {
      // Safe: 0 < at < count, as the length is 2 at least.
      let pair = unsafe UInt16(bytes[at - 1]) | UInt16(bytes[at]) << 8
      let step = unsafe steps[Int(pair)]
      if step == 0 { return at }
      at += Int(step)
    }
    return nil
  }

  /// Calls `body` with the number of a text wherever one of them stands.
  package func forEachMatch(in text: ByteView, _ body: (Int) -> Void) {
    var at = 0
    while let hit = firstEnd(in: text, from: at) {
      for number in slots[Self.slot(text[hit - 1], text[hit])] {
        let start = hit - pieceEnds[number]
        if start >= 0, texts[number].withView({ text.has($0, at: start) }) { body(number) }
      }
      // The window ends one byte later.
      at = hit + 2 - length
    }
  }

  /// A number below 256 for a pair of bytes.
  private static func slot(_ first: UInt8, _ second: UInt8) -> Int { Int(first &* 31 ^ second) }

  /// Where the piece starts whose last two bytes are rarest in source code.
  private static func rarestPiece(of text: [UInt8], length: Int) -> Int {
    var best = 0
    var bestScore = Int.max
    for start in 0...(text.count - length) {
      let score = rank(text[start + length - 2]) * rank(text[start + length - 1])
      if score < bestScore { (best, bestScore) = (start, score) }
    }
    return best
  }

  /// The place of a byte among the letters of C source, from rare to frequent.
  private static func rank(_ byte: UInt8) -> Int {
    let order = ByteView("JQjqZzXWYxKkVwvyHGbgUhmpfculdaoinsr_te")
    return order.firstIndex(of: byte).map { $0 + 2 } ?? 2
  }
}
