// SPDX-License-Identifier: GPL-2.0-only

import Foundation
import GRDB
import Testing

@testable import LintelCampaign

@Suite("how well scans find patches") struct ScanQualityTests {
  /// Reads each labelled mail into a ledger of its own and counts sites.
  @Test func `precision and recall over the labelled mails`() throws {
    let scratch = try Scratch()
    let labelled = LabelledMails()
    #expect(labelled.mails.count >= 300)
    var found = 0
    var wanted = 0
    var right = 0
    var wrong: [String] = []
    // One ledger: each mail is judged by the postings that it adds, whatever came before.
    let ledger = try scratch.ledger(labelled.sites)
    for (number, mail) in labelled.mails.enumerated() {
      let path = scratch.path + "/\(number).mbox"
      try Data(mail.text.utf8).write(to: URL(fileURLWithPath: path))
      let before = try Set(posted(ledger))
      _ = try ledger.scan(MailSource(path), now: .day(40))
      let new = try Set(posted(ledger)).subtracting(before).map { $0.site }
      found += new.count
      wanted += mail.posts.count
      right += mail.posts.intersection(new).count
      if Set(new) != mail.posts {
        wrong.append("\(mail.form): \(new.sorted()) not \(mail.posts.sorted())")
      }
    }
    let precision = Double(right) / Double(found)
    let recall = Double(right) / Double(wanted)
    // What these mails give today is 1 and 1; a form that is missed is named.
    #expect(precision == 1 && recall == 1, "\(precision) \(recall) \(wrong.prefix(10))")
    #expect(try ledger.faults().isEmpty)
  }

  private struct Posting: Hashable {
    let message: Int64
    let site: String
  }

  private func posted(_ ledger: Ledger) throws -> [Posting] {
    try ledger.read { database in
      try Row.fetchAll(
        database,
        sql: "SELECT message, path || ':' || line AS place FROM posting JOIN site ON site.id = site"
      ).map { Posting(message: $0["message"], site: $0["place"]) }
    }
  }
}
