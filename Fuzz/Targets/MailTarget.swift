// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// Mails, mailboxes and pages of archives: what is taken out of them is checked.
final class MailTarget: FuzzTarget {
  static let name = "mail"
  /// Each mail is checked as it is, and with `--precise`.
  static let readings: UInt64 = 2
  static var seeds: [[UInt8]] { Samples.mails + Samples.kinds }
  private var checker = Checker(services: FuzzOptions.services([]))
  private var precise = Checker(services: FuzzOptions.services(["--precise"]))

  func run(_ input: ByteView) {
    let messages = MailReader.messages(in: input)
    for message in messages ?? [] {
      // Decoding makes text shorter, and attached mails are taken out once for each around them.
      expect(message.text.count <= 4 * input.count + 1024, "a message of \(message.text.count)")
      message.text.withView { text in
        let facts = MailFacts(message, role: MailRole(text))
        checker.check(patch: text, name: "fuzz.mbox", mail: facts)
        precise.check(patch: text, name: "fuzz.mbox", mail: facts)
      }
    }
    var end = 0
    for range in Mailbox.messages(in: input) {
      expect(range.lowerBound >= end && range.upperBound <= input.count, "messages overlap")
      end = range.upperBound
    }
  }
}
