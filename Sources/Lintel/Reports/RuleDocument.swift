// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The page about a type, made from the rule's own words and examples.
package enum RuleDocument {
  /// What the marks in the examples mean.
  package static let legend =
    "! marks a line that is reported or, where no line is, the reason; + another added line, - a removed one, "
    + "a space the lines around."

  /// The page as Markdown, for `Documentation/Rules/`.
  package static func markdown(_ info: RuleInfo) -> String {
    var page = "# \(info.name)\n\n"
    page += "Level: \(levels(info)). Group: \(info.group.rawValue). Fix: \(fix(info)).\n\n"
    page += wrapped(ByteView(info.why).string)
    let versions = VersionDocument.lines(about: info)
    if !versions.isEmpty {
      page += "\n## Versions of checkpatch.pl\n\n" + versions.map { "- \($0)\n" }.joined()
    }
    for (title, isReported) in titles {
      page += "\n## \(title)\n"
      for example in info.examples where example.isReported == isReported {
        let setting = ExampleSetting(example, of: info).markdown
        if !setting.isEmpty { page += "\n" + wrapped(setting + ":") }
        page += "\n```diff\n" + shown(example, indent: "") + "```\n"
      }
    }
    let reference = ByteView(info.reference).string
    if !reference.isEmpty { page += "\n## Reference\n\n\(link(reference))\n" }
    return page
  }

  /// The page as plain text, for `lintel explain`.
  package static func text(_ info: RuleInfo) -> String {
    let layout = HelpLayout.screen
    var page = "\(info.name) (\(levels(info)), \(info.group.rawValue))\n\n"
    page += layout.paragraph(ByteView(info.why).string) + "\nFix: \(fix(info))\n"
    let versions = VersionDocument.lines(about: info)
    if !versions.isEmpty { page += "\n" + versions.map { layout.paragraph($0) }.joined() }
    for (title, isReported) in titles {
      for example in info.examples where example.isReported == isReported {
        let setting = ExampleSetting(example, of: info).text
        let heading = setting.isEmpty ? title : "\(title), \(setting)"
        page += "\n" + layout.paragraph(heading + ":") + "\n" + shown(example, indent: "    ")
      }
    }
    page += "\n" + layout.paragraph(legend)
    let reference = ByteView(info.reference).string
    if !reference.isEmpty { page += "\nSee \(reference)\n" }
    return page
  }

  private static let titles = [("Reported", true), ("Not reported", false)]

  /// The page that lists all types by group.
  package static func index(_ infos: [RuleInfo]) -> String {
    var page = "# Types\n\nOne page a type, made from the rules by `make docs`.\n\n"
    page += wrapped("In the examples " + legend)
    for group in RuleGroup.allCases {
      let members = infos.filter { $0.group == group }
      if members.isEmpty { continue }
      page += "\n## \(group.rawValue)\n\n"
      for info in members { page += "- [\(info.name)](\(info.documentName))\n" }
    }
    return page
  }

  /// The levels, the usual one first.
  private static func levels(_ info: RuleInfo) -> String {
    ([info.level] + info.otherLevels).map { ByteView($0.word).string }.joined(separator: " or ")
  }

  private static func fix(_ info: RuleInfo) -> String {
    info.fix.map { ByteView($0.summary).string } ?? "none"
  }

  /// The lines with their marks; those of a mail, which is no diff itself, only where they matter.
  private static func shown(_ example: Example, indent: String) -> String {
    let isMail = if case .mail = example.place { true } else { false }
    return example.lines.map { line in
      let marker = isMail && line.marker == "+" ? " " : line.marker
      let text = indent + String(marker) + line.text
      return (text.allSatisfy { $0 == " " } ? "" : text) + "\n"
    }.joined()
  }

  private static func link(_ reference: String) -> String {
    reference.hasPrefix("http") ? "<\(reference)>" : "`\(reference)`"
  }

  /// The text in lines of at most 80 columns.
  static func wrapped(_ text: String) -> String { HelpLayout(width: 80).paragraph(text) }
}
