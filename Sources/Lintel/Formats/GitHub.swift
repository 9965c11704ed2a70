// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Workflow commands that GitHub Actions makes annotations of.
///
/// A step may have ten of a kind; others are dropped in silence. So the first ten of each are written,
/// errors before warnings before notices, and a last line says how many more there are.
struct GitHub: FindingFormat {
  /// How many annotations of a kind GitHub shows of a step.
  static let mostOfKind = 10

  private var commands: [Level: [[UInt8]]] = [:]
  private var counts: [Level: Int] = [:]

  mutating func add(_ finding: FindingRecord, of input: FormatInput, to out: inout ByteBuffer) {
    counts[finding.level, default: 0] += 1
    guard commands[finding.level, default: []].count < Self.mostOfKind else { return }
    var command = ByteBuffer()
    command.append("::")
    command.append(finding.level.command)
    command.append(" ")
    if !input.isCommit || !finding.path.isEmpty {
      command.append("file=")
      command.append(githubProperty: input.path(of: finding))
      command.append(",line=")
      command.append(decimal: input.line(of: finding))
      if let columns = finding.columns?.characters {
        command.append(",col=")
        command.append(decimal: columns.lowerBound + 1)
        command.append(",endColumn=")
        command.append(decimal: max(columns.upperBound, columns.lowerBound + 1))
      }
      command.append(",")
    }
    command.append("title=")
    command.append(githubProperty: Array(finding.type.utf8))
    command.append("::")
    if finding.path.isEmpty {
      command.append(githubData: input.title)
      command.append(": ")
    }
    command.append(githubData: finding.message)
    command.append("\n")
    commands[finding.level, default: []].append(command.view.bytes)
  }

  mutating func finish(_ totals: FormatTotals, to out: inout ByteBuffer) {
    for level in Level.allCases {
      for command in commands[level] ?? [] { command.withView { out.append($0) } }
    }
    for problem in totals.problems.prefix(Self.mostOfKind) {
      out.append("::error title=lintel::")
      out.append(githubData: Array(problem.utf8))
      out.append("\n")
    }
    let left = counts.values.reduce(0) { $0 + max($1 - Self.mostOfKind, 0) }
    guard left > 0 else { return }
    out.append("lintel: \(left) more findings, which GitHub would not show: \(totals.summary)\n")
  }
}

extension Level {
  /// The command that makes an annotation.
  fileprivate var command: String { self == .check ? "notice" : lowercaseWord }
}

extension ByteBuffer {
  /// Adds the text after a command.
  fileprivate mutating func append(githubData text: [UInt8]) {
    append(github: text, escaping: ByteSet("%\r\n"))
  }

  /// Adds the value of a command's property.
  fileprivate mutating func append(githubProperty text: [UInt8]) {
    append(github: text, escaping: ByteSet("%\r\n:,"))
  }

  private mutating func append(github text: [UInt8], escaping signs: ByteSet) {
    text.withView { text in
      var at = 0
      while at < text.count {
        let byte = text[at]
        let length = text.scalar(at: at).length
        if signs.contains(byte) {
          append("%")
          append(byte.hexadecimal.uppercased())
        } else if byte < 0x20 && byte != 9 || byte == 0x7F || text.isNoCharacter(at) {
          appendReplacement()
        } else {
          append(text[at..<(at + length)])
        }
        at += length
      }
    }
  }
}
