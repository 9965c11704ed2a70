// SPDX-License-Identifier: GPL-2.0-only

/// How patches tell what a conversion does and why.
package protocol ConversionStory: Sendable {
  /// What the subject says after its prefix.
  func subject(_ files: [ConvertedFile]) -> String
  /// The paragraphs of the log; lines that are indented stay as they are.
  func log(_ files: [ConvertedFile]) -> [String]
}

extension ConversionStory {
  /// `a()`, `a() and b()`, `a(), b() and c()`.
  func list(_ names: [String]) -> String {
    let calls = names.map { $0 + "()" }
    guard calls.count > 1, let last = calls.last else { return calls.joined() }
    return calls.dropLast().joined(separator: ", ") + " and " + last
  }

  /// The names that files replace, each once.
  func apis(_ files: [ConvertedFile]) -> [String] { Set(files.flatMap(\.apis)).sorted() }
}
