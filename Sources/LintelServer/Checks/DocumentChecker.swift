// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// Checks the texts of documents, one after the other.
struct DocumentChecker: ~Copyable {
  private let services: Services
  private var checker: Checker

  /// A checker with these options, tables and tree.
  init(services: Services) {
    self.services = services
    checker = Checker(services: services)
  }

  /// Whether it checks with these services.
  func uses(_ other: Services) -> Bool { services === other }

  /// What the check of a text gives.
  mutating func check(_ text: [UInt8], name: String, as kind: DocumentKind) -> [Diagnostic] {
    text.withView { view in
      switch kind {
      case .source: checker.check(file: name, contents: view)
      case .patch: checker.check(patch: view, name: name)
      }
      var places = FindingPlaces(view, isSource: kind == .source)
      var met: Set<Finding.Once> = []
      return checker.findings.compactMap { finding in
        if let once = finding.once, !met.insert(once).inserted { return nil }
        return Diagnostic(finding, places.range(of: finding))
      }
    }
  }
}

extension Diagnostic {
  fileprivate init(_ finding: Finding, _ range: Range<Int>) {
    var message = ByteBuffer()
    finding.message.append(to: &message)
    self.init(
      range: range, severity: Severity(finding.level), type: finding.info.name,
      message: message.view.string, page: TypePage.address(of: finding.info),
      tag: Tag(finding.info))
  }
}

extension Diagnostic.Tag {
  /// How a finding of the type is shown besides its level; nil for most.
  fileprivate init?(_ info: RuleInfo) {
    switch info.name {
    case "DEPRECATED_API", "DEPRECATED_VARIABLE": self = .deprecated
    default: return nil
    }
  }
}
