// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What stands at one side of an operator; a set, so that rules can ask for one of several.
struct OperatorNeighbour: OptionSet {
  let rawValue: UInt8

  /// Anything that has a value (V).
  static let value = OperatorNeighbour(rawValue: 1)
  /// White space (W).
  static let space = OperatorNeighbour(rawValue: 2)
  /// A comment (C).
  static let comment = OperatorNeighbour(rawValue: 4)
  /// Before it an open bracket or parenthesis, after a closing one (B).
  static let bracket = OperatorNeighbour(rawValue: 8)
  /// Another operator (O).
  static let `operator` = OperatorNeighbour(rawValue: 16)
  /// The start or the end of the line (E).
  static let edge = OperatorNeighbour(rawValue: 32)

  /// Whether it is one of these.
  @inline(__always)
  func isOne(of others: OperatorNeighbour) -> Bool { rawValue & others.rawValue != 0 }

  /// The letter that reports show for it.
  var letter: UInt8 {
    switch self {
    case .value: UInt8(ascii: "V")
    case .space: UInt8(ascii: "W")
    case .comment: UInt8(ascii: "C")
    case .bracket: UInt8(ascii: "B")
    case .operator: UInt8(ascii: "O")
    default: UInt8(ascii: "E")
    }
  }
}

/// An operator, comma or semicolon in a line's code, and its neighbours.
struct OperatorSite {
  /// Where it stands.
  let range: Range<Int>
  /// What is before it.
  let before: OperatorNeighbour
  /// What follows it.
  let after: OperatorNeighbour
  /// Whether nothing is after it, not even a space.
  let isLast: Bool
  /// The line's code.
  let code: ByteView

  /// The next site at or after `start`, in code whose first byte is the patch's marker.
  @inline(__always)
  static func next(in code: ByteView, from start: Int, firstText: Int) -> OperatorSite? {
    let at = code.next(.operatorByte, from: start)
    guard at < code.count else { return nil }
    return OperatorSite(code, at, end: at + length(code, at), firstText: firstText)
  }

  @inline(__always)
  private init(_ code: ByteView, _ start: Int, end: Int, firstText: Int) {
    self.code = code
    range = start..<end
    isLast = end >= code.count
    before = start <= firstText ? .edge : Self.kind(before: code[start - 1])
    after = isLast ? .edge : Self.kind(after: end, in: code)
  }

  @inline(__always)
  private static func kind(before byte: UInt8) -> OperatorNeighbour {
    if byte.isSpace { return .space }
    switch byte {
    case .comment: return .comment
    case UInt8(ascii: "("), UInt8(ascii: "["): return .bracket
    default: return byte.isA(ByteClass.operatorByte) ? .operator : .value
    }
  }

  @inline(__always)
  private static func kind(after end: Int, in code: ByteView) -> OperatorNeighbour {
    let byte = code[end]
    if byte.isSpace || byte == UInt8(ascii: "\\") { return spaceOrEdge(after: end, in: code) }
    switch byte {
    case .comment: return .comment
    case UInt8(ascii: ")"), UInt8(ascii: "]"): return .bracket
    default: return byte.isA(ByteClass.operatorByte) ? .operator : .value
    }
  }

  /// A backslash ends the text up to the next operator, and so the line as far as this one goes.
  private static func spaceOrEdge(after end: Int, in code: ByteView) -> OperatorNeighbour {
    let text = code.skipSpaces(end)
    if code[text] == UInt8(ascii: "\\"),
      text + 1 >= code.count || code[text + 1].isA(ByteClass.operatorByte)
    {
      return .edge
    }
    return text > end ? .space : .value
  }

  /// The length of the operator at `at`, the longest that C has.
  @inline(__always)
  private static func length(_ code: ByteView, _ at: Int) -> Int {
    let first = code[at]
    let second = code[at + 1]
    guard second.isA(ByteClass.operatorByte) else { return 1 }
    let isAssigned = second == UInt8(ascii: "=")
    switch first {
    case UInt8(ascii: "<"), UInt8(ascii: ">"):
      if second == first { return code[at + 2] == UInt8(ascii: "=") ? 3 : 2 }
      return isAssigned ? 2 : 1
    case UInt8(ascii: "="), UInt8(ascii: "-"):
      let isArrow = second == UInt8(ascii: ">")
      let isStep = first == UInt8(ascii: "-") && second == first
      return isAssigned || isArrow || isStep ? 2 : 1
    case UInt8(ascii: "!"), UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "%"),
      UInt8(ascii: "^"):
      return isAssigned ? 2 : 1
    case UInt8(ascii: "+"), UInt8(ascii: "&"), UInt8(ascii: "|"):
      return isAssigned || second == first ? 2 : 1
    case UInt8(ascii: "?"): return second == UInt8(ascii: ":") ? 2 : 1
    default: return 1
    }
  }
}

extension OperatorSite {
  /// The operator itself.
  var text: ByteView { code[range] }

  /// The byte before it; a space for the patch's marker.
  @inline(__always)
  var previous: UInt8 {
    range.lowerBound > 1 ? code[range.lowerBound - 1] : UInt8(ascii: " ")
  }

  /// The byte after, or 0.
  @inline(__always)
  var next: UInt8 { code[range.upperBound] }

  /// Whether a space is before it, and a comma or closing parenthesis after: `apply( + , a, b)`.
  @inline(__always)
  var isMacroArgument: Bool {
    guard previous.isSpace else { return false }
    let after = code[code.skipSpaces(range.upperBound)]
    return after == UInt8(ascii: ",") || after == UInt8(ascii: ")")
  }

  /// Whether it is the `<` or `>` of a mail address such as `<a@example.org>`.
  var isMailAddress: Bool {
    switch (text.count, code[range.lowerBound]) {
    case (1, UInt8(ascii: "<")): opensMailAddress
    case (1, UInt8(ascii: ">")): closesMailAddress
    default: false
    }
  }

  private var opensMailAddress: Bool {
    let start = range.upperBound
    let text = code.upTo(start + Limits.addressBytes)
    guard let sign = text.firstIndex(of: UInt8(ascii: "@"), from: start + 1) else { return false }
    var end = start
    while end < text.count && !text[end].isSpace { end += 1 }
    guard sign < end, let close = text.lastIndex(of: UInt8(ascii: ">"), before: end) else {
      return false
    }
    return close > sign + 1
  }

  private var closesMailAddress: Bool {
    let end = range.lowerBound
    let earliest = max(1, end - Limits.addressBytes)
    let last = code[earliest..<max(end - 1, earliest)].lastIndex(of: UInt8(ascii: "@"))
    guard let sign = last.map({ earliest + $0 }) else { return false }
    var start = end
    while start > earliest && !code[start - 1].isSpace { start -= 1 }
    guard sign > start, let open = code[start..<sign].firstIndex(of: UInt8(ascii: "<")) else {
      return false
    }
    return start + open < sign - 1
  }
}
