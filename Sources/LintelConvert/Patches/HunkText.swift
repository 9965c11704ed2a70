// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What a hunk alone shows of a file after its patch.
struct HunkText {
  /// The lines, after the head of a function where they begin within one.
  private(set) var text: [UInt8] = []
  /// The number that the file gives to the first line of the text.
  let firstLine: Int
  /// The lines that the patch adds, by the numbers of the file.
  private let added: Set<Int>

  /// No file has a line with a larger number.
  private static let lastLine = 1 << 30

  init(_ hunk: FilePatch.Hunk) {
    let lines = hunk.lines.filter { $0.side != .old }
    let start = min(max(hunk.newStart, 1), Self.lastLine)
    added = Set(lines.indices.filter { lines[$0].side == .new }.map { $0 + start })
    if start > 1, let head = Self.head(lines.map(\.text), hunk.context) {
      text = head + [UInt8(ascii: "\n")]
      firstLine = start - 1
    } else {
      firstLine = start
    }
    for line in lines { text += line.text + [UInt8(ascii: "\n")] }
  }

  /// What goes before lines that begin within a function; nil for those that do not.
  private static func head(_ lines: [[UInt8]], _ context: [UInt8]) -> [UInt8]? {
    for line in lines {
      switch line.first {
      case UInt8(ascii: "{"): return head(of: context)
      case UInt8(ascii: "}"): return head(of: context) + Array(" {".utf8)
      case nil, UInt8(ascii: "\t"), UInt8(ascii: " "), UInt8(ascii: "#"): continue
      default:
        // A label stands at the start of its line, too.
        if line.last != UInt8(ascii: ":") { return nil }
      }
    }
    return nil
  }

  private static func head(of context: [UInt8]) -> [UInt8] {
    let name = context.withView { DiffHeader.functionName($0) }
    return Array("void ".utf8) + (name.isEmpty ? Array("unknown".utf8) : name)
      + Array("(void)".utf8)
  }

  /// The findings of which a line that the patch adds is a part.
  func findings(path: String) -> [MappingFinding] {
    let found = text.withView { MappingsRun.findings(in: $0, path: path) }
    return found.findings.map { $0.moved(by: firstLine - 1) }.filter { finding in
      added.contains(finding.line) || finding.steps.contains { added.contains($0.line) }
    }
  }
}

extension MappingFinding {
  /// The same finding so many lines further down.
  fileprivate func moved(by lines: Int) -> MappingFinding {
    MappingFinding(
      path: path, function: function, line: line + lines, code: code, message: message,
      steps: steps.map { ReasonStep(line: $0.line + lines, text: $0.text) })
  }
}
