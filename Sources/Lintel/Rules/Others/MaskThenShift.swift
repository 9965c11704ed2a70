// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `a & b >> c`, in which the shift comes first.
enum MaskThenShift: LineRule {
  static let info = RuleInfo(
    type: "MASK_THEN_SHIFT", level: .warning, group: .others,
    spot: .texts([">>", "<<"]),
    why: """
      A shift binds tighter than a mask: value & MASK >> 4 shifts the mask. Parentheses say what is \
      meant.
      """,
    examples: [
      Example(
        """
        !	field = value & FIELD_MASK >> 4;
        """),
      Example(
        """
        +	field = (value & FIELD_MASK) >> 4;
        +	isSet = value && FIELD_MASK >> 4;
        """),
    ])

  static let needs = Needs.anyOf(["&"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.code.contains(">>"), hasShiftedMask(line.code),
      let mask = firstMask(line.code), line.code[mask] != UInt8(ascii: "&")
    else { return }
    out.report(Self.self, .shift)
  }

  /// Whether any `&` on the line has an operand of a shift after it.
  private static func hasShiftedMask(_ code: ByteView) -> Bool {
    var at = 0
    while let sign = code.firstIndex(of: UInt8(ascii: "&"), from: at) {
      at = sign + 1
      if shiftedMask(code, sign) != nil { return true }
    }
    return false
  }

  /// The mask of the first value that is masked with an operand of a shift.
  private static func firstMask(_ code: ByteView) -> Int? {
    var at = 0
    while at < code.count {
      let isStart = code[at].isIdentifierStart || isSign(code[at])
      if isStart, let sign = endOfOperand(code, at), code[sign] == UInt8(ascii: "&"),
        let mask = shiftedMask(code, sign)
      {
        return mask
      }
      // A later letter of a word gives nothing that its first does not.
      at = code[at].isIdentifierStart ? code.wordEnd(at) : at + 1
    }
    return nil
  }

  /// Where the mask starts after the `&` at `sign` if it is shifted to the right.
  private static func shiftedMask(_ code: ByteView, _ sign: Int) -> Int? {
    let mask = code.skipSpaces(sign + 1)
    guard let end = endOfOperand(code, mask), code.has(">>", at: end) else { return nil }
    return mask
  }

  /// The end of the place or call at `at`, with the white space after it.
  private static func endOfOperand(_ code: ByteView, _ at: Int) -> Int? {
    var end: Int?
    _ = Grammar.operand(code, at) {
      end = $0.end
      return true
    }
    return end
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*")
  }
}

extension Message {
  fileprivate static let shift: Message = "put parentheses around the mask or around the shift"
}
