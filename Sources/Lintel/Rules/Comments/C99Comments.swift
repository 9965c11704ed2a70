// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags comments that start with two slashes, where the user does not tolerate them.
enum C99Comments: LineRule {
  static let info = RuleInfo(
    type: "C99_COMMENTS", level: .error, group: .comments, fix: .comments,
    spot: .texts(["//"]),
    why: """
      Comments between /* and */ are the older style of the kernel. Comments after // are only \
      reported with --ignore C99_COMMENT_TOLERANCE.
      """,
    reference: "Documentation/process/coding-style.rst#commenting",
    examples: [
      Example("+\tcall();\t/* the reason */"),
      Example("+\tcall();\t// the reason"),
      Example(
        "!\tcall();\t// the reason", fixed: "+\tcall();\t/* the reason */",
        options: ["--ignore", "C99_COMMENT_TOLERANCE"]),
    ])

  static let needs = Needs.anyOf(["//"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard let start = line.code.firstIndex(of: "//"), out.report(Self.self, .oldStyle),
      out.isFixing
    else { return }
    let comment = line.raw.from(start + 2).trimmed.bytes
    let block = ByteView("/* ").bytes + comment + ByteView(" */").bytes
    out.fixes?.replace(start..<line.raw.count, in: line.index, with: block) { text in
      let found = text.withView { text in
        text.firstIndex(of: "//").map { ($0, text.from($0 + 2).trimmed.bytes) }
      }
      guard let (start, comment) = found else { return }
      text.removeSubrange(start...)
      text += ByteView("/* ").bytes + comment + ByteView(" */").bytes
    }
  }
}

extension Message {
  fileprivate static let oldStyle: Message = "write the comment between /* and */"
}
