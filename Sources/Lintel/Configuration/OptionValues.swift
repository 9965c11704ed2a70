// SPDX-License-Identifier: GPL-2.0-only

/// Reads the values of options.
package enum OptionValues {
  /// The largest number, and the negative of the smallest: larger ones become this, so that sums
  /// with positions in a file cannot overflow.
  static let numberLimit = 1_000_000_000

  /// A whole number as Getopt::Long has it, or nil: a sign, digits, and underscores that count
  /// for nothing (`-1_000`).
  package static func number(_ text: String) -> Int? {
    var digits = text.utf8[...]
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
    var number = 0
    var hasDigit = false
    for byte in digits {
      switch byte {
      case UInt8(ascii: "_"): continue
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        hasDigit = true
        number = min(number * 10 + Int(byte - UInt8(ascii: "0")), numberLimit)
      default: return nil
      }
    }
    guard hasDigit else { return nil }
    return isNegative ? -number : number
  }

  /// The types of a list.
  ///
  /// Only commas separate. White space around a type is dropped and a run inside becomes one
  /// space; letters become capitals; what begins with `#` is a comment.
  static func types(_ list: String) -> [String] {
    list.utf8.split(separator: UInt8(ascii: ",")).compactMap { entry -> String? in
      let words = entry.split(whereSeparator: isSpace)
      guard let first = words.first, first.first != UInt8(ascii: "#") else { return nil }
      return asciiUppercased(words.map { String(Substring($0)) }.joined(separator: " "))
    }
  }

  /// Splits `KEY=VALUE` at its first `=`; nil if there is none.
  static func pair(_ text: String) -> (key: String, value: String)? {
    guard let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) else { return nil }
    return (String(text[..<equals]), String(text[text.utf8.index(after: equals)...]))
  }

  /// A debugging level: a number, 0 for nothing, and 1 for any other text.
  static func level(_ text: String) -> Int {
    text.utf8.isEmpty ? 0 : number(text) ?? 1
  }
}
