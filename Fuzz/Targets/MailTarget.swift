// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// Mails, mailboxes and pages of archives: what is taken out of them is checked.
final class MailTarget: FuzzTarget {
  static let name = "mail"
  static var seeds: [[UInt8]] { Samples.mails }
  private var checker = Checker(services: FuzzOptions.services([]))

  func run(_ input: ByteView) {
    let messages = MailReader.messages(in: input)
    for message in messages ?? [] {
      // Decoding makes text shorter, and attached mails are taken out once for each around them.
      expect(message.text.count <= 4 * input.count + 1024, "a message of \(message.text.count)")
      message.text.withView {
        checker.check(
          patch: $0, name: "fuzz.mbox", mail: MailFacts(message, role: MailRole($0)))
      }
    }
    var end = 0
    for range in Mailbox.messages(in: input) {
      expect(range.lowerBound >= end && range.upperBound <= input.count, "messages overlap")
      end = range.upperBound
    }
  }
}
