// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a variable that is set to itself to silence a compiler.
enum SelfAssignment: LineRule {
  static let info = RuleInfo(
    type: "SELF_ASSIGNMENT", level: .warning, group: .others,
    why: """
      Setting a variable to itself only hides the warning that it may be used before it has a \
      value. Give it one, or mend the code path.
      """,
    examples: [
      Example(
        """
        !	int count = count;
        !	struct node root = *(&(root));
        """),
      Example(
        """
        +	int count = counter;
        """),
    ])

  static let needs = Needs.anyLine
  static let needsInCode: [LineTraits] = ["="]
  static let needsAtStart: LineTraits = "aeAX_"

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    guard line.isAdded, mayAssignSelf(code) else { return }
    let start = code.skipSpaces(1)
    guard let name = assignedName(code, start, line.grammar) else { return }
    let isSelf =
      line.grammar.declaredType(code, start) { assigns(code, $0, name) }
      || assigns(code, start, name)
    if isSelf { out.report(Self.self, .self(name)) }
  }

  /// Whether a word that ends before an equals sign has after it what it ends in.
  private static func mayAssignSelf(_ code: ByteView) -> Bool {
    var at = 0
    while let sign = code.firstIndex(of: UInt8(ascii: "="), from: at) {
      at = sign + 1
      var start = sign + 1
      while mayPrecedeValue(code[start]) { start += 1 }
      let end = code.skipSpacesBack(sign)
      // Both end in the same byte where they are the same; few do.
      let valueEnd = code.wordEnd(start)
      if valueEnd > start && code[valueEnd - 1] == code[end - 1] {
        let value = code[start..<valueEnd]
        if code.has(value, at: end - value.count) { return true }
      }
      if code[start].isSpace { return true }
    }
    return false
  }

  /// Whether the byte may stand between the equals sign and the name.
  @inline(__always)
  private static func mayPrecedeValue(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "*"), UInt8(ascii: "("),
      UInt8(ascii: "&"):
      true
    default: false
    }
  }

  /// The name before the equals sign at the start of the line, after a type or alone.
  private static func assignedName(
    _ code: ByteView, _ start: Int, _ grammar: borrowing Grammar
  ) -> ByteView? {
    var name: ByteView?
    let isDeclared = grammar.declaredType(code, start) { end in
      name = nameBeforeSign(code, end)
      return name != nil
    }
    return isDeclared ? name : nameBeforeSign(code, start)
  }

  private static func nameBeforeSign(_ code: ByteView, _ at: Int) -> ByteView? {
    guard code[at].isIdentifierStart else { return nil }
    let end = code.wordEnd(at)
    return code[code.skipSpaces(end)] == UInt8(ascii: "=") ? code[at..<end] : nil
  }

  /// Whether `name = name` or `name = *(&(name))` stands at `at`.
  private static func assigns(_ code: ByteView, _ at: Int, _ name: ByteView) -> Bool {
    let sign = code.skipSpaces(at + name.count)
    guard code.has(name, at: at), code[sign] == UInt8(ascii: "=") else { return false }
    var value = code.skipSpaces(sign + 1)
    guard code[value] == UInt8(ascii: "*") else {
      return code.has(name, at: value) && isEnd(code, value + name.count)
    }
    value = skip(UInt8(ascii: "("), code, value + 1)
    guard code[value] == UInt8(ascii: "&") else { return false }
    value = skip(UInt8(ascii: "("), code, value + 1)
    guard code.has(name, at: value) else { return false }
    let close = skip(UInt8(ascii: ")"), code, value + name.count)
    return isEnd(code, skip(UInt8(ascii: ")"), code, close))
  }

  /// Goes over white space and one `byte` with more of it.
  private static func skip(_ byte: UInt8, _ code: ByteView, _ start: Int) -> Int {
    let at = code.skipSpaces(start)
    return code[at] == byte ? code.skipSpaces(at + 1) : at
  }

  private static func isEnd(_ code: ByteView, _ at: Int) -> Bool {
    let next = code[code.skipSpaces(at)]
    return next == UInt8(ascii: ";") || next == UInt8(ascii: ",")
  }
}

extension Message {
  fileprivate static func `self`(_ name: ByteView) -> Message {
    "set \(name) to a value, not to itself"
  }
}
