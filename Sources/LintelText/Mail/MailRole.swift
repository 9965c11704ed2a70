// SPDX-License-Identifier: GPL-2.0-only

/// What a mail is to somebody who looks for patches.
package enum MailRole: Sendable {
  /// It has a diff, or its subject says that it should have one.
  case patch
  /// It introduces a series: `[PATCH 0/3]`.
  case coverLetter
  /// It answers another mail and has no diff of its own; a quoted one is none.
  case reply
  /// It is another mail without a diff.
  case other
  /// It is no mail.
  case text

  /// The role of a text.
  package init(_ text: ByteView) {
    if MailReader.hasDiff(text) {
      self = .patch
      return
    }
    let header = MailHeader(text)
    guard let subject = header.subject else {
      self = .text
      return
    }
    let answers = header.value("In-Reply-To") != nil || header.value("References") != nil
    self = Array(subject.utf8).withView { Self.role($0, answers: answers) }
  }

  /// What the subjects of replies begin with, in several languages.
  private static let replyPrefixes: [StaticString] = [
    "re:", "aw:", "sv:", "vs:", "antw:", "ynt:", "odp:", "fw:", "fwd:", "wg:", "re :", "re[",
  ]

  private static func role(_ subject: ByteView, answers: Bool) -> MailRole {
    if replyPrefixes.contains(where: { subject.hasIgnoringCase($0) }) { return .reply }
    var at = subject.skipSpaces(0)
    var isPatch = false
    while subject[at] == UInt8(ascii: "["),
      let close = subject.firstIndex(of: UInt8(ascii: "]"), from: at)
    {
      let tag = subject[(at + 1)..<close]
      if tag.firstIndexIgnoringCase(of: "patch") != nil || tag.hasIgnoringCase("rfc") {
        isPatch = true
        if isFirstOfSeries(tag) { return .coverLetter }
      }
      at = subject.skipSpaces(close + 1)
    }
    return isPatch ? .patch : answers ? .reply : .other
  }

  /// Whether a number 0 of some stands in the tag, as in `PATCH v2 00/12`.
  private static func isFirstOfSeries(_ tag: ByteView) -> Bool {
    guard let slash = tag.firstIndex(of: UInt8(ascii: "/")), tag[slash + 1].isDigit else {
      return false
    }
    var start = slash
    while tag[start - 1] == UInt8(ascii: "0") { start -= 1 }
    return start < slash && !tag[start - 1].isDigit
  }
}

extension MailMessage {
  /// The messages, those together that were made of the same bytes of the input.
  package static func bySource(_ messages: [MailMessage]) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    for index in messages.indices {
      if let last = groups.last, messages[last.lowerBound].source == messages[index].source {
        groups[groups.count - 1] = last.lowerBound..<(index + 1)
      } else {
        groups.append(index..<(index + 1))
      }
    }
    return groups
  }

  /// Which of an input's messages are to be checked: replies and other mails without a patch are not,
  /// as long as the input has a patch or they answer one.
  package static func areChecked(_ messages: [MailMessage]) -> [(isChecked: Bool, role: MailRole)] {
    let roles = messages.map { $0.text.withView { MailRole($0) } }
    let hasPatch = roles.contains(where: \.isPatch)
    return roles.map { ($0.isChecked { hasPatch }, $0) }
  }
}

extension MailRole {
  /// Whether it says that an input has patches.
  package var isPatch: Bool { self == .patch || self == .coverLetter }

  /// Whether a mail of this role is to be checked; `hasPatch`, whether its input has a patch, is asked
  /// only where it matters.
  package func isChecked(_ hasPatch: () -> Bool) -> Bool {
    switch self {
    case .reply: false
    case .other: !hasPatch()
    case .patch, .coverLetter, .text: true
    }
  }
}
