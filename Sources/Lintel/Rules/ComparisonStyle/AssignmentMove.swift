// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// An if whose condition is an assignment, and at most a comparison of it, cut in two lines.
struct AssignmentMove {
  /// The line that assigns.
  private(set) var assignment: [UInt8] = []
  /// The line that tests.
  private(set) var test: [UInt8] = []

  /// Reads a line of the form `if (!(place = value) == other) {`, where the negation, the
  /// comparison and the brace may be missing.
  init?(_ raw: ByteView, _ grammar: borrowing Grammar) {
    let spaceEnd = raw.skipSpaces(1)
    guard raw[0] == UInt8(ascii: "+"), spaceEnd > 1, raw.has("if", at: spaceEnd) else { return nil }
    var at = raw.skipSpaces(spaceEnd + 2)
    guard raw[at] == UInt8(ascii: "(") else { return nil }
    at = raw.skipSpaces(at + 1)
    let isNegated = raw[at] == UInt8(ascii: "!")
    if isNegated { at = raw.skipSpaces(at + 1) }
    guard raw[at] == UInt8(ascii: "(") else { return nil }
    let start = raw.skipSpaces(at + 1)
    guard let placeEnd = Grammar.place(raw, start) else { return nil }
    let equals = raw.skipSpaces(placeEnd)
    guard raw[equals] == UInt8(ascii: "=") else { return nil }
    var parts: (value: Int, test: [UInt8]?, brace: Bool)?
    _ = Grammar.operand(raw, raw.skipSpaces(equals + 1)) { value in
      let close = raw.skipSpaces(value.end)
      guard raw[close] == UInt8(ascii: ")") else { return false }
      let next = raw.skipSpaces(close + 1)
      if let sign = Grammar.comparison(raw, next) {
        let found = grammar.argument(raw, sign) { argument in
          guard let brace = Self.end(raw, argument.value.upperBound) else { return false }
          let against = argument.cast?.lowerBound ?? argument.value.lowerBound
          let right = raw[against..<argument.value.upperBound].bytes
          parts = (value.end, raw[next..<sign].bytes + [UInt8(ascii: " ")] + right, brace)
          return true
        }
        if found { return true }
      }
      guard let brace = Self.end(raw, next) else { return false }
      parts = (value.end, nil, brace)
      return true
    }
    guard let parts else { return nil }
    let space = raw[1..<spaceEnd].bytes
    let marker = [raw[0]]
    assignment = marker + space + raw[start..<parts.value].bytes + [UInt8(ascii: ";")]
    let isGrouped = isNegated && parts.test != nil
    test = marker + space + ByteView("if (").bytes
    if isNegated { test.append(UInt8(ascii: "!")) }
    if isGrouped { test.append(UInt8(ascii: "(")) }
    test += raw[start..<placeEnd].bytes
    if let comparison = parts.test { test += [UInt8(ascii: " ")] + comparison }
    if isGrouped { test.append(UInt8(ascii: ")")) }
    test.append(UInt8(ascii: ")"))
    if parts.brace { test += ByteView(" {").bytes }
  }

  /// Whether the line ends with the closing parenthesis at `at`, and with a brace after it.
  private static func end(_ text: ByteView, _ at: Int) -> Bool? {
    let close = text.skipSpaces(at)
    guard text[close] == UInt8(ascii: ")") else { return nil }
    let brace = text.skipSpaces(close + 1)
    let hasBrace = text[brace] == UInt8(ascii: "{")
    return text.skipSpaces(hasBrace ? brace + 1 : brace) >= text.count ? hasBrace : nil
  }
}
