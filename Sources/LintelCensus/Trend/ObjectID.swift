// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The id of a git object: 20 bytes, or 32 in a repository with SHA-256.
package struct ObjectID: Hashable, Sendable {
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
  /// 20 or 32.
  let byteCount: Int

  /// The id whose bytes are at the start of `bytes`.
  init(raw bytes: ByteView, length: Int) {
    byteCount = length
    func word(_ index: Int) -> UInt64 {
      var value: UInt64 = 0
      for offset in 0..<8 {
        let at = index * 8 + offset
        value = value << 8 | UInt64(at < length ? bytes[at] : 0)
      }
      return value
    }
    words = (word(0), word(1), word(2), word(3))
  }

  /// The id that hexadecimal digits write; nil for anything else.
  init?(hex: ByteView) {
    guard hex.count == 40 || hex.count == 64 else { return nil }
    var raw: [UInt8] = []
    for index in stride(from: 0, to: hex.count, by: 2) {
      guard let byte = hex.hexPair(at: index) else { return nil }
      raw.append(byte)
    }
    self = raw.withView { ObjectID(raw: $0, length: raw.count) }
  }

  /// The id as git prints it.
  package var hex: String {
    let all = [words.0, words.1, words.2, words.3]
    return String(all.map(\.hexadecimal).joined().prefix(2 * byteCount))
  }

  package static func == (one: ObjectID, other: ObjectID) -> Bool { one.words == other.words }

  package func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}
