// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a cast of a constant to an integer type for which constants have a suffix.
enum TypecastIntConstant: LineRule {
  static let info = RuleInfo(
    type: "TYPECAST_INT_CONSTANT", level: .warning, group: .others, fix: .unsafe,
    why: "A suffix such as U or LL gives a constant its type and is easier to read than a cast.",
    examples: [
      Example(
        """
        !	mask = (unsigned long)1;
        """, fixed: "+\tmask = 1UL;"),
      Example(
        """
        +	mask = 1UL;
        +	byte = (u8)1;
        """),
    ])

  static let needs = Needs.anyOf(["int", "long"])

  /// A cast and the constant after it.
  private struct Cast {
    /// The cast, and white space after it.
    let cast: ByteView
    let constant: ByteView
    /// Where the cast starts and the constant ends.
    let start, end: Int
  }

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard let found = firstCast(line.code) else { return }
    var suffix: [UInt8] = []
    if found.cast.contains(word: "unsigned") { suffix.append(UInt8(ascii: "U")) }
    if found.cast.contains(word: "long") { suffix.append(UInt8(ascii: "L")) }
    if hasLongLong(found.cast) { suffix.append(UInt8(ascii: "L")) }
    guard out.report(Self.self, .suffix(found.cast, found.constant, suffix)), out.isFixing else {
      return
    }
    let suffixed = withoutSuffix(found.constant).bytes + suffix
    out.fixes?.replace(found.start..<found.end, in: line.index, with: suffixed) { text in
      if let place = text.withView({ use(of: found, $0) }) {
        text.replaceSubrange(place, with: suffixed)
      }
    }
  }

  private static func firstCast(_ code: ByteView) -> Cast? {
    var at = 0
    while let open = code.firstIndex(of: UInt8(ascii: "("), from: at) {
      at = open + 1
      var found: Cast?
      _ = Grammar.integerType(code, code.skipSpaces(at)) { end in
        let close = code.skipSpaces(end)
        let start = code.skipSpaces(close + 1)
        guard code[close] == UInt8(ascii: ")"), let end = constantEnd(code, start) else {
          return false
        }
        found = Cast(
          cast: code[open..<start], constant: code[start..<end], start: open, end: end)
        return true
      }
      if let found { return found }
    }
    return nil
  }

  /// The end of the constant at `at`, where a word ends or starts; of `1.x` and of `1.5x` the `1.`.
  private static func constantEnd(_ code: ByteView, _ at: Int) -> Int? {
    guard let end = Grammar.constant(code, at) else { return nil }
    if code.isWordBoundary(end) { return end }
    let digits = code.skip(.digit, at)
    guard digits > at else { return nil }
    if code[digits] == UInt8(ascii: ".") { return code[digits + 1].isWord ? digits + 1 : digits }
    let integer = Grammar.integerSuffix(code, digits)
    return code.isWordBoundary(integer) ? integer : nil
  }

  private static func hasLongLong(_ cast: ByteView) -> Bool {
    guard let first = cast.range(ofWord: "long") else { return false }
    return cast.hasWord("long", at: cast.skipSpaces(first.upperBound))
  }

  private static func withoutSuffix(_ constant: ByteView) -> ByteView {
    for at in max(constant.count - 3, 0)..<constant.count
    where Grammar.integerSuffix(constant, at) == constant.count {
      return constant.upTo(at)
    }
    return constant
  }

  /// Where the cast and the constant stand in a line as written; any byte does for a point.
  private static func use(of found: Cast, _ text: ByteView) -> Range<Int>? {
    var at = 0
    while let start = text.firstIndex(of: found.cast, from: at) {
      at = start + 1
      let constant = start + found.cast.count
      let end = constant + found.constant.count
      let isSame = (0..<found.constant.count).allSatisfy {
        found.constant[$0] == text[constant + $0] || found.constant[$0] == UInt8(ascii: ".")
      }
      if isSame && end <= text.count && text.isWordBoundary(end) { return start..<end }
    }
    return nil
  }
}

extension Message {
  fileprivate static func suffix(
    _ cast: ByteView, _ constant: ByteView, _ suffix: [UInt8]
  ) -> Message {
    "write \(constant)\(suffix) in place of \(cast)\(constant)"
  }
}
