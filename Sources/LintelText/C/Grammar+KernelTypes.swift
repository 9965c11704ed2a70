// SPDX-License-Identifier: GPL-2.0-only

/// Type names of the kernel, of C99 and of other systems.
extension Grammar {
  /// Whether the word is one of them.
  @inline(__always)
  package static func isKernelType(_ word: ByteView) -> Bool {
    switch word[0] {
    case UInt8(ascii: "_"), UInt8(ascii: "u"), UInt8(ascii: "s"), UInt8(ascii: "b"),
      UInt8(ascii: "l"), UInt8(ascii: "i"):
      isSizedType(word) || isC99Type(word) || isForeignType(word)
    case UInt8(ascii: "a"): word.equals("atomic_t")
    case UInt8(ascii: "F"): word.equals("FILE")
    default: false
    }
  }

  /// Whether the word is a C99 type such as `uint8_t`, in any of its spellings.
  package static func isC99Type(_ word: ByteView) -> Bool {
    var at = word.has("__") ? 2 : 0
    if word[at] == UInt8(ascii: "u") || word[at] == UInt8(ascii: "s") {
      at += word[at + 1] == UInt8(ascii: "_") ? 2 : 1
    }
    guard word.has("int", at: at) else { return false }
    at += 3
    if word[at] == UInt8(ascii: "_") { at += 1 }
    guard let bits = bitCount(word, at) else { return false }
    return word.from(at + bits).equals("_t")
  }

  /// Whether the word is a type such as `u8` or `__le32`.
  private static func isSizedType(_ word: ByteView) -> Bool {
    var at = word.has("__") ? 2 : 0
    switch word[at] {
    case UInt8(ascii: "u"), UInt8(ascii: "s"): at += 1
    case UInt8(ascii: "b"), UInt8(ascii: "l"):
      guard word[at + 1] == UInt8(ascii: "e") else { return false }
      at += 2
    default: return false
    }
    return bitCount(word, at).map { at + $0 == word.count } ?? false
  }

  /// Whether the word is a type of BSD or System V.
  private static func isForeignType(_ word: ByteView) -> Bool {
    guard word[0] == UInt8(ascii: "u") else { return false }
    let name = word.from(word[1] == UInt8(ascii: "_") ? 2 : 1)
    if name.equals("short") || name.equals("int") || name.equals("long") { return true }
    return word[1] == UInt8(ascii: "_") ? name.equals("char") : name.equals("nchar")
  }

  /// How many digits the bit count (8, 16, 32, 64) at `at` has.
  private static func bitCount(_ word: ByteView, _ at: Int) -> Int? {
    if word[at] == UInt8(ascii: "8") { return 1 }
    return word.has("16", at: at) || word.has("32", at: at) || word.has("64", at: at) ? 2 : nil
  }
}
