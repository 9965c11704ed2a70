// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Names before the addresses in a file as get_maintainer.pl took them up to 6.6: byte by byte.
///
/// It knew Latin-1 letters only, but read bytes of UTF-8, so that what counts as a letter is every
/// byte of such a letter. A name may start in the middle of another script's letter.
enum BytewiseName {
  /// Whether a byte that is not ASCII may be part of a name: from the first byte that continues a
  /// character to the one that starts U+00C0 to U+00FF.
  static func isLetter(_ byte: UInt32) -> Bool { (0x80...0xC3).contains(byte) }

  private static let named = ByteSet.upper.union(.lower).union(ByteSet("',.+-"))
  private static let quote = UInt8(ascii: "\"")

  /// The last two words of a name of more than two, or three where initials are among them; the
  /// quotes around a shorter one stay.
  static func personalName(_ given: String) -> String {
    var name = Array(given.utf8)
    var words = name.split(omittingEmptySubsequences: false) { byte in
      !(byte < 128 ? byte.isA(named) : isLetter(UInt32(byte)))
    }
    while words.last?.isEmpty == true { words.removeLast() }
    if words.count > 2 {
      let last = words.suffix(3).map { Array($0) }
      let isThree = hasInitial(first: last[0], middle: last[1])
      name = Array(last.suffix(isThree ? 3 : 2).joined(separator: [32]))
    }
    trimEnd(&name)
    trimStart(&name)
    return String(decoding: name, as: UTF8.self)
  }

  /// Takes a comma or a dot from the end, also where it is before the closing quote.
  private static func trimEnd(_ name: inout [UInt8]) {
    if isStop(name.last) {
      name.removeLast()
    } else if name.count > 1, name.last == quote, isStop(name[name.count - 2]) {
      name.remove(at: name.count - 2)
    }
  }

  /// The same at the start.
  private static func trimStart(_ name: inout [UInt8]) {
    if isStop(name.first) {
      name.removeFirst()
    } else if name.count > 1, name.first == quote, isStop(name[1]) {
      name.remove(at: 1)
    }
  }

  private static func isStop(_ byte: UInt8?) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".")
  }

  private static func hasInitial(first: [UInt8], middle: [UInt8]) -> Bool {
    let dot = UInt8(ascii: ".")
    let isFirst =
      (first.count == 1 && first[0].isA(ByteSet.upper.union(.lower)))
      || (first.count == 2 && first[1] == dot)
    return isFirst || middle.count == 1 || (middle.count == 2 && middle[1] == dot)
  }
}
