// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// An initialiser with the value that a static variable has anyway: `= 0;`, `= NULL;`, `= false;`.
struct ZeroInitializer {
  /// The value.
  let value: Range<Int>
  /// After the semicolon.
  let end: Int

  /// The initialiser whose equals sign stands at `equals`; nil for anything else.
  init?(_ text: ByteView, at equals: Int) {
    guard text[equals] == UInt8(ascii: "=") else { return nil }
    let start = text.skipSpaces(equals + 1)
    guard let valueEnd = Self.zero(text, start), !text[valueEnd].isWord else { return nil }
    let semicolon = text.skipSpaces(valueEnd)
    guard text[semicolon] == UInt8(ascii: ";") else { return nil }
    value = start..<valueEnd
    end = semicolon + 1
  }

  /// The end of a zero at `at`: any number of zeros, in hexadecimal or with a suffix too.
  private static func zero(_ text: ByteView, _ at: Int) -> Int? {
    if text.has("NULL", at: at) { return at + 4 }
    if text.has("false", at: at) { return at + 5 }
    guard text[at] == UInt8(ascii: "0") else { return nil }
    let isHex = text[at + 1].lowercased == UInt8(ascii: "x") && text[at + 2] == UInt8(ascii: "0")
    var end = isHex ? at + 2 : at
    while text[end] == UInt8(ascii: "0") { end += 1 }
    return Grammar.integerSuffix(text, end)
  }
}
