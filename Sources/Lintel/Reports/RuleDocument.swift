// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The page about a type, made from the rule's own words and examples.
package enum RuleDocument {
  /// The page as Markdown, for `Documentation/Rules/`.
  package static func markdown(_ info: RuleInfo) -> String {
    var page = "# \(info.name)\n\n"
    page += "Level: \(levelName(info)). Group: \(info.group.rawValue). Fix: \(fix(info)).\n\n"
    page += wrapped(ByteView(info.why).string) + "\n"
    let reported = info.examples.filter(\.isReported)
    let silent = info.examples.filter { !$0.isReported }
    page += section("Reported", reported) + section("Not reported", silent)
    let reference = ByteView(info.reference).string
    if !reference.isEmpty { page += "\n## Reference\n\n\(link(reference))\n" }
    return page
  }

  /// The page as plain text, for `lintel explain`.
  package static func text(_ info: RuleInfo) -> String {
    var page = "\(info.name) (\(levelName(info)), \(info.group.rawValue))\n\n"
    page += wrapped(ByteView(info.why).string) + "\nFix: \(fix(info))\n"
    for (title, isReported) in [("Reported", true), ("Not reported", false)] {
      for example in info.examples where example.isReported == isReported {
        page += "\n\(title):\n\n" + indented(example)
      }
    }
    let reference = ByteView(info.reference).string
    if !reference.isEmpty { page += "\nSee \(reference)\n" }
    return page
  }

  /// The page that lists all types by group.
  package static func index(_ infos: [RuleInfo]) -> String {
    var page = "# Types\n\nOne page a type, made from the rules by `make docs`.\n"
    for group in RuleGroup.allCases {
      let members = infos.filter { $0.group == group }
      if members.isEmpty { continue }
      page += "\n## \(group.rawValue)\n\n"
      for info in members { page += "- [\(info.name)](\(info.documentName))\n" }
    }
    return page
  }

  private static func levelName(_ info: RuleInfo) -> String { ByteView(info.level.word).string }

  private static func fix(_ info: RuleInfo) -> String {
    info.fix.map { ByteView($0.summary).string } ?? "none"
  }

  private static func section(_ title: String, _ examples: [Example]) -> String {
    if examples.isEmpty { return "" }
    var text = "\n## \(title)\n"
    for example in examples { text += "\n```diff\n" + shown(example) + "```\n" }
    return text
  }

  /// The example as a patch shows it: a reported line is an added one.
  private static func shown(_ example: Example) -> String {
    example.lines.map { line in (line.marker == "!" ? "+" : String(line.marker)) + line.text + "\n"
    }
    .joined()
  }

  private static func indented(_ example: Example) -> String {
    example.lines.map { "    \($0.marker)\($0.text)\n" }.joined()
  }

  private static func link(_ reference: String) -> String {
    reference.hasPrefix("http") ? "<\(reference)>" : "`\(reference)`"
  }

  /// The text in lines of at most 80 columns.
  static func wrapped(_ text: String) -> String {
    var lines = ""
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      if !line.isEmpty && line.count + word.count >= 80 {
        lines += line + "\n"
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return lines + line + "\n"
  }
}
