// SPDX-License-Identifier: GPL-2.0-only

/// Text in lines that fit a commit log.
enum WrappedText {
  /// The kernel wants no more than 75 columns; this leaves room for git's four.
  static let width = 71

  /// The paragraphs with an empty line between them, wrapped unless they have lines of their own.
  static func paragraphs(_ paragraphs: [String]) -> String {
    paragraphs.map { $0.contains("\n") ? $0 : wrapped($0, first: "", rest: "") }
      .joined(separator: "\n\n") + "\n"
  }

  /// A line that keeps its own indentation, and goes on with so many spaces.
  static func indented(_ text: String, by spaces: Int) -> String {
    let own = String(text.prefix { $0 == " " })
    return wrapped(text, first: own, rest: String(repeating: " ", count: spaces))
  }

  private static func wrapped(_ text: String, first: String, rest: String) -> String {
    var lines: [String] = []
    var line = first
    var hasWord = false
    for word in text.split(separator: " ") {
      if hasWord, line.count + 1 + word.count > width {
        lines.append(line)
        line = rest
        hasWord = false
      }
      line += (hasWord ? " " : "") + word
      hasWord = true
    }
    return (lines + [line]).joined(separator: "\n")
  }
}
