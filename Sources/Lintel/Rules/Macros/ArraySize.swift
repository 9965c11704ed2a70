// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `sizeof(x) / sizeof(x[0])`.
enum ArraySize: LineRule {
  static let info = RuleInfo(
    type: "ARRAY_SIZE", level: .warning, group: .macros, fix: .unsafe,
    why: """
      ARRAY_SIZE() is shorter than the division, and does not compile where its argument is a \
      pointer, not an array.
      """,
    examples: [
      Example(
        """
        !	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        """, fixed: "+\tfor (i = 0; i < ARRAY_SIZE(names); i++)"),
      Example(
        """
        +	for (i = 0; i < ARRAY_SIZE(names); i++)
        +	count = sizeof(names) / sizeof(other[0]);
        """),
    ])

  static let needs = Needs.anyOf(["sizeof"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    guard let array = firstArray(code), let place = division(of: array, code),
      out.report(Self.self, .macro(array)), out.isFixing
    else { return }
    let macro = ByteView("ARRAY_SIZE(").bytes + array.bytes + [UInt8(ascii: ")")]
    out.fixes?.replace(place, in: line.index, with: macro) { text in
      let division = code[place]
      macro.withView { _ = text.replaceFirst(division, with: $0) }
    }
  }

  /// The first place whose size is taken.
  private static func firstArray(_ code: ByteView) -> ByteView? {
    var at = 0
    while let call = code.range(ofCall: "sizeof", from: at) {
      at = call.upperBound
      let start = code.skipSpaces(code.skipSpaces(at) + 1)
      if let end = Grammar.place(code, start), code[code.skipSpaces(end)] == UInt8(ascii: ")") {
        return code[start..<end]
      }
    }
    return nil
  }

  /// The first division of the array's size by that of its first element.
  private static func division(of array: ByteView, _ code: ByteView) -> Range<Int>? {
    var at = 0
    while let call = code.range(ofCall: "sizeof", from: at) {
      at = call.upperBound
      guard let whole = argument(array, code, at) else { continue }
      let slash = code.skipSpaces(whole + 1)
      let element = code.skipSpaces(slash + 1)
      guard code[whole] == UInt8(ascii: ")"), code[slash] == UInt8(ascii: "/"),
        code.has("sizeof", at: element), let open = argument(array, code, element + 6)
      else { continue }
      let zero = code.skipSpaces(open + 1)
      let close = code.skipSpaces(zero + 1)
      let end = code.skipSpaces(close + 1)
      guard code[open] == UInt8(ascii: "["), code[zero] == UInt8(ascii: "0"),
        code[close] == UInt8(ascii: "]"), code[end] == UInt8(ascii: ")")
      else { continue }
      return call.lowerBound..<(end + 1)
    }
    return nil
  }

  /// What follows the array, after white space, in the parentheses that open at or after `at`.
  private static func argument(_ array: ByteView, _ code: ByteView, _ at: Int) -> Int? {
    let open = code.skipSpaces(at)
    let start = code.skipSpaces(open + 1)
    guard code[open] == UInt8(ascii: "("), code.has(array, at: start) else { return nil }
    return code.skipSpaces(start + array.count)
  }
}

extension Message {
  fileprivate static func macro(_ array: ByteView) -> Message { "use ARRAY_SIZE(\(array))" }
}
