// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What formats tell of a type besides its findings.
package struct TypeEntry: Sendable {
  /// What it is about, in one sentence.
  package let summary: String
  /// Why it is reported and what to do instead.
  package let text: String
  /// A page about it; nil where there is none.
  package let url: String?

  package init(summary: String, text: String, url: String?) {
    self.summary = summary
    self.text = text
    self.url = url
  }
}

/// The types that a report can name, each looked up when it is first met.
package struct TypeCatalog: Sendable {
  /// Who speaks: the name of the program that found the findings.
  let tool: String
  private let find: @Sendable (String) -> TypeEntry?

  package init(tool: String = "lintel", find: @escaping @Sendable (String) -> TypeEntry?) {
    self.tool = tool
    self.find = find
  }

  /// What is known of a type.
  func entry(_ type: String) -> TypeEntry {
    find(type) ?? TypeEntry(summary: type, text: type, url: nil)
  }
}

extension TypeEntry {
  /// What is told of a type of a check.
  package init(_ info: RuleInfo) {
    let why = ByteView(info.why)
    let end = why.firstIndex(of: ". ").map { $0 + 1 } ?? why.count
    let sentence = why.upTo(end).string
    self.init(
      summary: sentence.hasSuffix(".") ? sentence : sentence + ".", text: why.string,
      url: info.address)
  }
}

extension TypeCatalog {
  /// The types of checks.
  package static let ofChecks = TypeCatalog { entriesOfChecks[$0] }

  /// All of them by name; made when a report first asks, as most reports are text and never do.
  private static let entriesOfChecks = Dictionary(
    uniqueKeysWithValues: RuleCatalog.all.map { ($0.name, TypeEntry($0)) })
}
