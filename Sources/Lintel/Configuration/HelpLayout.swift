// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Lays out help for the width of the screen.
package struct HelpLayout {
  /// The columns that a line may have.
  let width: Int

  /// A layout of so many columns; 30 to 80 are used.
  package init(width: Int) {
    self.width = min(max(width, Self.narrowest), Self.widest)
  }

  /// Longer lines are hard to read, also where the screen has room for them.
  private static let widest = 80
  /// An option's name has to fit.
  private static let narrowest = 30

  /// The layout for standard output: `COLUMNS`, else the terminal's width, else 80 columns.
  package static var screen: HelpLayout {
    HelpLayout(width: Terminal.columns ?? Terminal.width(1) ?? widest)
  }

  /// The columns of that layout, for whoever breaks lines by themselves.
  package static var screenWidth: Int { screen.width }

  /// A paragraph, its lines broken anew, with a newline at its end.
  package func paragraph(_ text: String, indent: Int = 0) -> String {
    let margin = String(repeating: " ", count: indent)
    return broken(text, width: width - indent).map { margin + $0 + "\n" }.joined()
  }

  /// A name with its description beside it, or below where that leaves it too little room.
  package func entry(_ name: String, _ description: String, column: Int = 30) -> String {
    let left = "  " + name
    if width < column + Self.leastDescription {
      return broken(name, width: width - 2).map { "  \($0)\n" }.joined()
        + paragraph(description, indent: 6)
    }
    var lines = broken(description, width: width - column)
    let margin = String(repeating: " ", count: column)
    if left.count + 2 > column { return left + "\n" + paragraph(description, indent: column) }
    let first = lines.isEmpty ? "" : lines.removeFirst()
    let gap = String(repeating: " ", count: column - left.count)
    return ([left + gap + first] + lines.map { margin + $0 }).map { $0 + "\n" }.joined()
  }

  /// Narrower descriptions stand below their names.
  private static let leastDescription = 36

  /// The text with lines that are too long broken, and what follows indented below their words.
  package func folded(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      if line.count <= width { return String(line) }
      let indent = line.prefix { $0 == " " }.count
      let start = paragraph(String(line), indent: indent).split(separator: "\n")
      let rest = start.dropFirst().joined(separator: " ")
      return
        ([start.first.map(String.init) ?? ""]
        + paragraph(rest, indent: indent + 4).split(separator: "\n").map(String.init))
        .map(fitted).joined(separator: "\n")
    }.joined(separator: "\n")
  }

  /// A line whose only word is too long for its margin, with as much of the margin as there is room.
  private func fitted(_ line: String) -> String {
    let margin = line.prefix { $0 == " " }.count
    return String(line.dropFirst(min(margin, max(0, line.count - width))))
  }

  /// The words in lines of at most `width` columns; a longer word has a line of its own.
  private func broken(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if !line.isEmpty && line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
