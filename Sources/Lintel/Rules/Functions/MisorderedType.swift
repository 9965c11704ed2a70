// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags integer types whose keywords stand in an unusual order.
enum MisorderedType: LineRule {
  static let info = RuleInfo(
    type: "MISORDERED_TYPE", level: .warning, group: .functions,
    why: """
      C takes the keywords of an integer type in any order, readers and searches do not. Write the \
      sign first, then the size.
      """,
    examples: [
      Example(
        """
        !	long unsigned size;
        """),
      Example(
        """
        +	unsigned long size;
        """),
    ])

  static let needs = Needs.anyOf(["signed", "short"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let text = line.spaced
    var at = 1
    while at < text.count {
      if let end = misordered(text, at, line.grammar) {
        out.report(Self.self, .order(text[at..<end].trimmed))
        at = max(end, at + 1)
      } else {
        at += 1
      }
    }
  }

  /// The end of a misordered type at `at`, pointers included.
  private static func misordered(
    _ text: ByteView, _ at: Int, _ grammar: borrowing Grammar
  ) -> Int? {
    guard text[at].isIdentifierStart, !text[at - 1].isWord else { return nil }
    var found: Int?
    _ = grammar.misorderedType(text, at) { end in
      guard text.isWordBoundary(end) else { return false }
      found = end
      return true
    }
    return found
  }
}

extension Message {
  fileprivate static func order(_ type: ByteView) -> Message {
    "reorder \"\(type)\": sign first, then short, int, long or long long"
  }
}
