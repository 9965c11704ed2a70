// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension Example {
  /// A line of an example.
  package struct Line: Sendable {
    /// The gutter: `+`, `-`, `!`, a space, or `@` for a hunk header.
    package let marker: Character
    /// The line after it, with the signs for trailing white space replaced.
    package let text: String
  }

  /// The lines of the example.
  package var lines: [Line] { Self.lines(of: ByteView(text).string) }

  /// The lines after `--fix`; nil where nothing is fixed.
  package var fixedLines: [Line]? { fixed.map { Self.lines(of: ByteView($0).string) } }

  /// Whether a line of it, or the mail as a whole, must be reported.
  package var isReported: Bool { isWholeMail || lines.contains { $0.marker == "!" } }

  /// The file that the lines are part of; nil for a mail.
  package var fileName: String? {
    if case .file(let name) = place { ByteView(name).string } else { nil }
  }

  private static func lines(of text: String) -> [Line] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard let marker = line.first else { return Line(marker: " ", text: "") }
      let text = line.dropFirst().map { $0 == "·" ? " " : $0 == "⇥" ? "\t" : String($0) }.joined()
      return Line(marker: marker, text: text)
    }
  }
}
