// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// Where a type can be read about.
enum TypePage {
  /// The address of the kernel's page that a type comes from; nil where it comes from none.
  static func address(of info: RuleInfo) -> String? {
    let reference = ByteView(info.reference).string
    if reference.hasPrefix("https://") { return reference }
    let folder = "Documentation/"
    guard reference.hasPrefix(folder) else { return nil }
    let parts = reference.dropFirst(folder.count).split(separator: "#", maxSplits: 1)
    guard let page = parts.first, page.hasSuffix(".rst") else { return nil }
    let anchor = parts.count > 1 ? "#" + parts[1] : ""
    return "https://docs.kernel.org/\(page.dropLast(4)).html\(anchor)"
  }

  /// The page about a type, as Markdown or as plain text; nil where there is no such type.
  static func text(of type: String, isMarkdown: Bool) -> String? {
    RuleCatalog.info(named: type).map {
      isMarkdown ? RuleDocument.markdown($0) : RuleDocument.text($0)
    }
  }
}
