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
      var places = FindingPlaces(view, isSource: kind == .source)
      switch kind {
      case .source:
        checker.check(file: name, contents: view)
        return diagnostics { places.range(of: $0) }
      case .patch: return check(mails: view, name, &places)
      case .commitMessage:
        let message = EditedMessage.message(in: view)
        return check(message, MailFacts(commitMessage: message), name, &places)
      }
    }
  }

  /// Checks a patch, a mail, or each mail of a mailbox that is to be checked.
  private mutating func check(
    mails text: ByteView, _ name: String, _ places: inout FindingPlaces
  ) -> [Diagnostic] {
    guard let messages = MailReader.messages(in: text) else {
      let role = MailRole(text)
      if role == .reply { return [] }
      var facts = MailFacts()
      facts.isCoverLetter = role == .coverLetter
      checker.check(patch: text, name: name, mail: facts)
      return diagnostics { places.range(of: $0) }
    }
    var all: [Diagnostic] = []
    for (message, (isChecked, role)) in zip(messages, MailMessage.areChecked(messages))
    where isChecked {
      all += check(message, MailFacts(message, role: role), name, &places)
    }
    return all
  }

  /// Checks a message that was made of a part of the text; its findings are at the lines that it was
  /// made of.
  private mutating func check(
    _ message: MailMessage, _ facts: MailFacts, _ name: String, _ places: inout FindingPlaces
  ) -> [Diagnostic] {
    if message.text.isEmpty { return [] }
    return message.text.withView { made in
      checker.check(patch: made, name: name, mail: facts)
      var lines = FindingPlaces(made, isSource: false)
      return diagnostics { finding in
        guard case .input(let number)? = message.lines?.place(of: finding.line), finding.line > 0
        else { return places.firstLine(from: message.source.lowerBound) }
        return places.range(ofLine: number, like: lines.range(of: finding), in: &lines)
      }
    }
  }

  /// What was found, each with its place.
  private func diagnostics(_ place: (Finding) -> Range<Int>) -> [Diagnostic] {
    var met: Set<Finding.Once> = []
    return checker.findings.compactMap { finding in
      if let once = finding.once, !met.insert(once).inserted { return nil }
      return Diagnostic(finding, place(finding))
    }
  }
}

extension Diagnostic {
  fileprivate init(_ finding: Finding, _ range: Range<Int>) {
    var message = ByteBuffer()
    finding.message.append(to: &message)
    self.init(
      range: range, severity: Severity(finding.level), type: finding.info.name,
      message: message.view.string, page: finding.info.address,
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
