// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags the path of the file in the file itself.
enum EmbeddedFilename: LineRule {
  static let info = RuleInfo(
    type: "EMBEDDED_FILENAME", level: .warning, group: .others, reads: [.comments, .strings],
    why: """
      A file knows its own name without a comment, and the comment is wrong as soon as the file \
      moves.
      """,
    examples: [
      Example(
        """
        ! * drivers/example/example.c - the example driver
        """),
      Example(
        """
        + * The example driver
        """),
    ])

  static let needs = Needs.anyLine
  static let needsInCode = [LineTraits.mayBePath]

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let raw = line.raw
    let path = line.path.view
    guard raw[0] == UInt8(ascii: "+") else { return }
    if line.path.hasFolder && !raw.contains(UInt8(ascii: "/")) { return }
    var at = 1
    while let start = raw.firstIndex(of: path, from: at) {
      let isWord = raw.isWordBoundary(start) && raw.isWordBoundary(start + path.count)
      if line.options.precise, raw[start + path.count] == UInt8(ascii: "."),
        raw[start + path.count + 1].isWord,
        out.leavesOut(info, .meaning("the path goes on: it is another file's"))
      {
        at = start + 1
        continue
      }
      if isWord || !line.has(.fileNameWords) {
        out.report(Self.self, .ownName)
        return
      }
      at = start + 1
    }
  }
}

extension Message {
  fileprivate static let ownName: Message = "leave the file's own path out of the file"
}
