// SPDX-License-Identifier: GPL-2.0-only

/// The kinds of characters that have a name in a regular expression.
enum EscapedKind {
  private static let horizontal = ByteSet(" \t")
  private static let vertical = ByteSet("\n\u{B}\u{C}\r")

  /// The kind that a backslash before the letter stands for.
  static func named(_ letter: UInt32) -> ScalarClass? {
    switch Unicode.Scalar(letter) {
    case "w": ScalarClass(.word, .word)
    case "W": ScalarClass(inverted(.word), .notWord)
    case "s": ScalarClass(.space, .space)
    case "S": ScalarClass(inverted(.space), .notSpace)
    case "d": ScalarClass(.digit, .digit)
    case "D": ScalarClass(inverted(.digit), .notDigit)
    case "h": ScalarClass(horizontal, [])
    case "H": ScalarClass(inverted(horizontal), .all)
    case "v": ScalarClass(vertical, [])
    case "V": ScalarClass(inverted(vertical), .all)
    case "N": .dot
    default: nil
    }
  }

  /// The kind that `[:name:]` stands for inside a set.
  static func posix(_ name: String) -> ScalarClass? {
    let letters = ByteSet.upper.union(.lower)
    return switch name {
    case "alpha": ScalarClass(letters, .word)
    case "digit": ScalarClass(.digit, .digit)
    case "alnum": ScalarClass(letters.union(.digit), .word)
    case "upper": ScalarClass(.upper, [])
    case "lower": ScalarClass(.lower, [])
    case "space": ScalarClass(.space, .space)
    case "blank": ScalarClass(horizontal, [])
    case "word": ScalarClass(.word, .word)
    case "xdigit": ScalarClass(.hexDigit, [])
    case "punct": ScalarClass(ByteSet("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"), [])
    default: nil
    }
  }

  private static func inverted(_ set: ByteSet) -> ByteSet {
    ByteSet(low: ~set.low, high: ~set.high)
  }
}
