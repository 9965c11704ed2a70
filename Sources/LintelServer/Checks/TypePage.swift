// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// Where a type can be read about.
enum TypePage {
  /// The page about a type, as Markdown or as plain text; nil where there is no such type.
  static func text(of type: String, isMarkdown: Bool) -> String? {
    RuleCatalog.info(named: type).map {
      isMarkdown ? RuleDocument.markdown($0) : RuleDocument.text($0)
    }
  }
}
