// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a new `ENOTSUPP`, an error code of NFS that user space has no name for.
enum Enotsupp: LineRule {
  static let info = RuleInfo(
    type: "ENOTSUPP", level: .warning, group: .apiUsage, fix: .unsafe,
    why: """
      ENOTSUPP is internal to the NFS code; user space prints it as an unknown error. EOPNOTSUPP \
      is the standard code for an operation that is not supported.
      """,
    examples: [
      Example(
        """
        !	return -ENOTSUPP;
        """, fixed: "+\treturn -EOPNOTSUPP;", inWholeFile: false),
      Example(
        """
        +	return -EOPNOTSUPP;
        """),
    ])

  static let needs = Needs.anyOf(["ENOTSUPP"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard !line.inWholeFile, let word = line.code.range(ofWord: "ENOTSUPP"),
      out.report(Self.self, .nonStandard), out.isFixing
    else { return }
    out.fixes?.replace(word, in: line.index, with: ByteView("EOPNOTSUPP").bytes) { text in
      if let range = text.withView({ $0.range(ofWord: "ENOTSUPP") }) {
        text.replace(range, with: ByteView("EOPNOTSUPP"))
      }
    }
  }
}

extension Message {
  fileprivate static let nonStandard: Message =
    "use EOPNOTSUPP; SUSv4 has no ENOTSUPP, and user space does not know it"
}
