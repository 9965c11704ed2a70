// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// What is said about a deprecated function.
enum DeprecationPage {
  /// The page about the function `name`, as Markdown or as plain text; nil where it is not deprecated.
  static func text(of name: [UInt8], _ services: Services, isMarkdown: Bool) -> String? {
    name.withView { services.deprecations.entry(named: $0) }.map { text(of: $0, isMarkdown) }
  }

  private static func text(of entry: DeprecatedAPI, _ isMarkdown: Bool) -> String {
    func code(_ text: ByteView) -> String { isMarkdown ? "`\(text.string)`" : text.string }
    func block(_ title: String, _ lines: ByteView) -> String? {
      if lines.isEmpty { return nil }
      let text = lines.string
      return isMarkdown
        ? "\(title):\n\n```c\n\(text)\n```"
        : "\(title):\n"
          + text.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }
          .joined(separator: "\n")
    }
    let heading = "\(code(entry.name)) is deprecated; use \(code(entry.replacement))."
    let since = entry.since.isEmpty ? nil : "Since \(entry.since.string)."
    let sentences = [entry.reason, entry.note, entry.review].filter { !$0.isEmpty }.map(\.string)
    let parts: [String?] =
      [heading, since] + sentences
      + [
        block("Before", entry.before), block("After", entry.after),
        entry.link.isEmpty ? nil : entry.link.string,
      ]
    return parts.compactMap(\.self).joined(separator: "\n\n") + "\n"
  }
}
