// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `context_unsafe` without a comment.
enum ContextUnsafe: LineRule {
  static let info = RuleInfo(
    type: "CONTEXT_UNSAFE", level: .warning, group: .comments,
    spot: .texts(["context_unsafe"]),
    why: """
      context_unsafe() takes code out of the compiler's analysis of locks. A comment says why that \
      code is right all the same.
      """,
    examples: [
      Example(
        """
        !	context_unsafe(example->count++);
        """),
      Example(
        """
        +	/* nobody else knows the object yet */
        +	context_unsafe(example->count++);
        """),
      Example(
        """
        +	context_unsafe(example->count++);
        """, options: ["--compat=6.18"]),
    ])

  static let variant: Variant? = .contextUnsafe
  static let needs = Needs.anyOf(["context_unsafe"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.code.contains(word: "context_unsafe"), !line.hasComment else { return }
    out.report(Self.self, .unexplained)
  }
}

extension Message {
  fileprivate static let unexplained: Message = "say in a comment why the code is safe"
}
