// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags comments of networking code whose first line is empty, as networking once wanted it.
enum NetworkingBlockCommentStyle: LineRule {
  static let info = RuleInfo(
    type: "NETWORKING_BLOCK_COMMENT_STYLE", level: .warning, group: .comments,
    reads: [.comments],
    why: """
      Until 6.6 networking code had comments that start in the line of their /*. It has the style of \
      the rest of the kernel now, and later scripts do not ask for this.
      """,
    examples: [
      Example(
        """
        +	/*
        !	 * a comment
        +	 */
        """, in: "net/example.c", inWholeFile: false, options: ["--compat=6.6"]),
      Example(
        """
        +	/* a comment
        +	 * of two lines
        +	 */
        """, in: "net/example.c", options: ["--compat=6.6"]),
      Example(
        """
        +	/*
        +	 * a comment
        +	 */
        """, in: "net/example.c"),
    ])

  static let variant: Variant? = .networkComments
  static let needs = Needs.anyOf(["*"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    // The comment with the licence may have an empty line.
    guard line.fileLine > 3, line.path.hasPrefix("drivers/net/") || line.path.hasPrefix("net/"),
      line.raw[0] == UInt8(ascii: "+"), line.previousRaw[0] == UInt8(ascii: "+"),
      line.raw[line.raw.skipSpacesAndTabs(1)] == UInt8(ascii: "*")
    else { return }
    let above = line.previousRaw
    let start = above.skipSpacesAndTabs(1)
    guard above.has("/*", at: start), above.skipSpacesAndTabs(start + 2) == above.count else {
      return
    }
    out.report(Self.self, .emptyLine, show: .withPrevious)
  }
}

extension Message {
  fileprivate static let emptyLine: Message = "start the comment in the line of its /*"
}
