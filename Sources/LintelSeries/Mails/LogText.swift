// SPDX-License-Identifier: GPL-2.0-only

/// The log of a mailed patch.
enum LogText {
  /// The text with a space before each line that would end the log for `git am`.
  static func safe(_ log: String) -> String {
    let ends = ["---", "diff -", "Index: "]
    return log.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in ends.contains { line.hasPrefix($0) } ? " " + line : String(line) }
      .joined(separator: "\n")
  }
}
