// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `return EINVAL;`.
enum UseNegativeErrno: LineRule {
  static let info = RuleInfo(
    type: "USE_NEGATIVE_ERRNO", level: .warning, group: .functions,
    why: """
      Functions of the kernel return errors as negative numbers; a positive one is taken for a \
      success by most callers.
      """,
    reference: "Documentation/process/coding-style.rst#function-return-values-and-names",
    examples: [
      Example(
        """
        !	return EINVAL;
        !	return (ENOMEM);
        """),
      Example(
        """
        +	return -EINVAL;
        +	return EOF;
        +	return EPOLLIN;
        """),
    ])

  static let needs = Needs.anyOf(["return"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard let name = returnedName(line.spaced) else { return }
    if name.equals("EOF") || name.equals("ERROR") || name.has("EPOLL") { return }
    out.report(Self.self, .positive(name))
  }

  /// The first name returned that looks like an error's.
  private static func returnedName(_ code: ByteView) -> ByteView? {
    var at = 0
    while let keyword = code.range(ofWordPrefix: "return", from: at) {
      at = keyword.upperBound
      let start = skipParentheses(code, at, UInt8(ascii: "("))
      var end = start + 1
      while code[end].isUpper { end += 1 }
      guard start > at, code[start] == UInt8(ascii: "E"), end > start + 1 else { continue }
      switch code[skipParentheses(code, end, UInt8(ascii: ")"))] {
      case UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: ","): return code[start..<end]
      default: break
      }
    }
    return nil
  }

  /// Goes over a run of parentheses, with white space around the run.
  private static func skipParentheses(_ code: ByteView, _ start: Int, _ byte: UInt8) -> Int {
    var at = code.skipSpaces(start)
    while code[at] == byte { at += 1 }
    return code.skipSpaces(at)
  }
}

extension Message {
  fileprivate static func positive(_ name: ByteView) -> Message { "return -\(name), not \(name)" }
}
