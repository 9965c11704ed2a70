// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// KTAP version 1, as the kernel's own tests speak: an input is a test, and each type that was found in
/// it a test of that.
///
/// The number of inputs comes first and is known last, so what follows waits in a file meanwhile.
struct KTAP: FindingFormat {
  private var found = FindingsByType()
  private let body = Spool()
  private var count = 0

  mutating func add(_ finding: FindingRecord, of input: FormatInput, to out: inout ByteBuffer) {
    found.add(finding, of: input)
  }

  mutating func end(_ input: FormatInput, to out: inout ByteBuffer) {
    count += 1
    var text = ByteBuffer()
    if !found.groups.isEmpty {
      text.append("    KTAP version 1\n    # Subtest: ")
      text.append(ktap: input.title)
      text.append("\n    1..\(found.groups.count)\n")
    }
    for (index, group) in found.groups.enumerated() {
      for line in group.lines {
        text.append("    # ")
        text.append(ktap: line)
        text.append("\n")
      }
      if let more = group.more { text.append("    # \(more)\n") }
      text.append("    not ok \(index + 1) \(group.type)\n")
    }
    for problem in input.problems {
      text.append("# ")
      text.append(ktap: Array(problem.utf8))
      text.append("\n")
    }
    let isGood = found.groups.isEmpty && input.problems.isEmpty
    text.append(isGood ? "ok " : "not ok ")
    text.append(decimal: count)
    text.append(" ")
    text.append(ktap: input.title)
    text.append("\n")
    body.append(text.view)
    found.clear()
  }

  mutating func finish(_ totals: FormatTotals, to out: inout ByteBuffer) {
    out.append("KTAP version 1\n1..\(count)\n")
    body.empty { out.append($0) }
  }
}

extension ByteBuffer {
  /// Adds text that must stay on its line and start no directive.
  fileprivate mutating func append(ktap text: [UInt8]) {
    text.withView { text in
      var at = 0
      while at < text.count {
        let length = text.scalar(at: at).length
        let byte = text[at]
        if byte < 0x20 || byte == 0x7F || text.isNoCharacter(at) {
          appendReplacement()
        } else if byte == UInt8(ascii: "#") {
          // What follows such a sign is a directive.
          append("\\#")
        } else {
          append(text[at..<(at + length)])
        }
        at += length
      }
    }
  }
}
