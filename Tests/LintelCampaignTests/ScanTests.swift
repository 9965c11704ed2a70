// SPDX-License-Identifier: GPL-2.0-only

import Foundation
import Testing

@testable import LintelCampaign

@Suite("scans") struct ScanTests {
  let scratch: Scratch
  let ledger: Ledger

  init() throws {
    scratch = try Scratch()
    ledger = try scratch.ledger(SeenSite.samples)
  }

  private func scan(_ mails: [String], day: Int = 40) throws -> ScanReport {
    let path = scratch.path + "/list.mbox"
    try Data(MailSamples.mailbox(mails).utf8).write(to: URL(fileURLWithPath: path))
    return try ledger.scan(MailSource(path), now: .day(day))
  }

  private func site(_ target: String) throws -> Site {
    try #require(try ledger.sites(at: [SiteTarget(target)], now: .day(40)).first)
  }

  @Test func `a posted patch marks the sites that it converts`() throws {
    let report = try scan([MailSamples.patch(id: "p1@x")])
    #expect(report.patches.map(\.sites) == [2])
    let site = try site("fs/tide/file.c:10")
    #expect(site.state == .posted)
    #expect(site.patch?.messageID == "p1@x")
    #expect(site.patch?.link == "https://lore.kernel.org/r/p1@x")
    #expect(site.patch?.author == .ada)
    #expect(site.patch?.sent == .day(3))
    #expect(try self.site("fs/tide/super.c").state == .open)
    #expect(try ledger.faults().isEmpty)
  }

  @Test func `a mail is taken once, and a scan can be repeated`() throws {
    let mails = [
      MailSamples.patch(id: "p1@x"),
      MailSamples.mail(
        id: "r1@x", from: .bob, day: 4, subject: "Re: [PATCH] fs/tide", answers: "p1@x",
        body: "> quoted\nReviewed-by: Bob <bob@example.org>\n"),
    ]
    let first = try scan(mails)
    #expect(first.tags == 1)
    let count = try ledger.latestEvents(1000).count
    let second = try scan(mails + mails)
    #expect(second.patches.isEmpty && second.tags == 0)
    #expect(try ledger.latestEvents(1000).count == count)
  }

  @Test func `a newer version takes the place of the older, in whatever order they come`() throws {
    let v1 = MailSamples.patch(id: "v1@x", day: 3)
    let v2 = MailSamples.patch(id: "v2@x", version: 2, day: 5)
    let v3 = MailSamples.patch(id: "v3@x", version: 3, day: 7)
    _ = try scan([v1])
    #expect(try scan([v3]).superseded == 1)
    _ = try scan([v2])
    let site = try site("fs/tide/file.c:10")
    #expect(site.patch?.version == 3)
    #expect(site.patch?.messageID == "v3@x")
    let kinds = try ledger.history(of: [SiteTarget("fs/tide/file.c:10")]).map(\.kind)
    #expect(kinds.filter { $0 == .superseded }.count == 2)
    #expect(try ledger.faults().isEmpty)
  }

  @Test func `patches of two people for one site both stay`() throws {
    _ = try scan([
      MailSamples.patch(id: "ada@x"),
      MailSamples.patch(id: "bob@x", version: 2, from: .bob, day: 4),
    ])
    let events = try ledger.history(of: [SiteTarget("fs/tide/file.c:10")])
    #expect(!events.contains { $0.kind == .superseded })
  }

  @Test func `an answer to the cover letter counts for each patch, and before it comes too`() throws
  {
    let cover = MailSamples.mail(
      id: "c@x", from: .ada, day: 3, subject: "[PATCH 0/2] tide", body: "Two patches.\n")
    let first = MailSamples.patch(id: "c1@x", part: 1, total: 2, answers: "c@x")
    let thanks = MailSamples.mail(
      id: "t@x", from: .bob, day: 9, subject: "Re: [PATCH 0/2] tide", answers: "c@x",
      body: "On some day Ada wrote:\n> tide\n\nApplied, thanks!\n")
    // The answer stands before what it answers.
    let report = try scan([cover, thanks, first])
    #expect(report.tags == 1)
    #expect(try site("fs/tide/file.c:10").state == .applied)
    #expect(try ledger.faults().isEmpty)
  }

  @Test(arguments: [
    "[PATCH 6.1 12/99] fs/tide: use kmap_local_page", "Re: [PATCH] fs/tide: use kmap_local_page",
    "[PATCH AUTOSEL 5.15] fs/tide: use kmap_local_page", "fs/tide: use kmap_local_page",
    "[GIT PULL] tide",
  ])
  func `what is no patch to take is not taken`(subject: String) throws {
    let mail = MailSamples.patch(id: "n@x").split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix("Subject:") ? "Subject: \(subject)" : String($0) }.joined(separator: "\n")
    #expect(try scan([mail]).patches.isEmpty)
    #expect(try site("fs/tide/file.c:10").state == .open)
  }

  @Test func `a quoted diff and an edited call mark nothing`() throws {
    let quoted = MailSamples.tideDiff.split(separator: "\n").map { "> \($0)" }.joined(
      separator: "\n")
    let edit = MailSamples.tideDiff
      .replacingOccurrences(of: "kmap_local_page(page)", with: "kmap(folio_page(folio, 0))")
      .replacingOccurrences(of: "kunmap_local(addr)", with: "kunmap(page) /* still */")
    let report = try scan([
      MailSamples.patch(id: "q@x", diff: quoted), MailSamples.patch(id: "e@x", diff: edit),
    ])
    #expect(report.patches.isEmpty)
  }

  @Test func `base64 and quoted-printable are read`() throws {
    let body = "Log.\n---\n" + MailSamples.tideDiff
    let encoded = Data(body.utf8).base64EncodedString(options: .lineLength76Characters)
    let mail = MailSamples.mail(
      id: "b@x", from: .ada, day: 3, subject: "=?UTF-8?q?=5BPATCH=5D_tide?=", body: encoded + "\n",
      fields: "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: base64\n")
    #expect(try scan([mail]).patches.map(\.sites) == [2])
  }

  @Test func `a hostile mail is passed over with one line`() throws {
    let long = MailSamples.mail(
      id: "long@x", from: .ada, day: 3, subject: "[PATCH] tide", body: MailSamples.tideDiff,
      fields: "X-Long: " + String(repeating: "a", count: 10 << 20) + "\n")
    var nested = MailSamples.tideDiff
    for depth in 0..<1000 {
      nested =
        "Content-Type: multipart/mixed; boundary=b\(depth)\n\n--b\(depth)\n\(nested)\n--b\(depth)--\n"
    }
    let deep =
      MailSamples.mail(
        id: "deep@x", from: .ada, day: 3, subject: "[PATCH] tide", body: ""
      ).dropLast() + nested
    let short = MailSamples.tideDiff.replacingOccurrences(of: "-8,6 +8,6", with: "-8,9 +8,9")
    let surplus = MailSamples.tideDiff.replacingOccurrences(of: "-8,6 +8,6", with: "-8,3 +8,3")
    let huge = MailSamples.tideDiff.replacingOccurrences(
      of: "-8,6 +8,6", with: "-8,99999999999999999999 +8,6")
    let nameless = "From: \(Person.ada)\nSubject: [PATCH] tide\n\n" + MailSamples.tideDiff
    let mails = [
      long, String(deep), MailSamples.patch(id: "short@x", diff: short),
      MailSamples.patch(id: "surplus@x", diff: surplus), nameless,
    ]
    for mail in mails {
      let report = try scan([mail, MailSamples.patch(id: "other@x", diff: "")])
      #expect(report.refused.count == 1, "\(report.refused)")
      #expect(report.patches.isEmpty)
    }
    #expect(try scan([MailSamples.patch(id: "huge@x", diff: huge)]).patches.isEmpty)
    #expect(try site("fs/tide/file.c:10").state == .open)
  }

  @Test func `a Maildir is read`() throws {
    let folder = scratch.path + "/maildir"
    for part in ["cur", "new", "tmp"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder)/\(part)", withIntermediateDirectories: true)
    }
    try Data(MailSamples.patch(id: "m@x").utf8).write(to: URL(fileURLWithPath: folder + "/new/1"))
    try Data(MailSamples.patch(id: "t@x", from: .bob).utf8)
      .write(to: URL(fileURLWithPath: folder + "/tmp/2"))
    let report = try ledger.scan(MailSource(folder), now: .day(9))
    #expect(report.mails == 1 && report.patches.count == 1)
  }

  @Test func `what is no source of mails is an error`() throws {
    #expect(throws: LedgerError.self) { try MailSource(scratch.path + "/none") }
    #expect(throws: LedgerError.self) { try MailSource(scratch.path) }
  }
}

@Suite("mail headers") struct MailHeaderTests {
  @Test(arguments: [
    ("[PATCH] fs: a", true, 1, 1, 1), ("[PATCH v3 2/5] fs: a", true, 3, 2, 5),
    ("[RFC PATCH net-next v2 0/3] fs: a", true, 2, 0, 3), ("[PATCHv4 1/2] fs: a", true, 4, 1, 2),
    ("[PATCH V2] fs: a", true, 2, 1, 1), ("[f2fs-dev] [PATCH 01/12] fs: a", true, 1, 1, 12),
    ("[PATCH-next] fs: a", true, 1, 1, 1), ("Re: [PATCH v3 2/5] fs: a", false, 3, 2, 5),
    ("[PATCH 5.10 003/400] fs: a", false, 1, 3, 400), ("fs: a", false, 1, 1, 1),
    ("[PATCH 6.1.y] fs: a", false, 1, 1, 1),
  ])
  func `the brackets of a subject`(
    subject: String, isPatch: Bool, version: Int, part: Int, total: Int
  ) {
    let prefix = SubjectPrefix(subject)
    #expect(prefix.isPatch == isPatch)
    #expect(prefix.version == version)
    #expect(prefix.part == part && prefix.total == total)
    #expect(prefix.title == "fs: a")
  }

  @Test(arguments: [
    ("Thu, 26 Nov 2026 11:13:40 +0100", "2026-11-26T10:13:40Z"),
    ("26 Nov 2026 10:13 -0000", "2026-11-26T10:13:00Z"),
    ("Mon, 29 Feb 2016 23:59:59 -0830 (PST)", "2016-03-01T08:29:59Z"),
  ])
  func `the date of a mail`(text: String, expected: String) {
    #expect(MailDate.parse(text)?.text == expected)
    #expect(MailDate.parse(text).map(MailDate.text).flatMap(MailDate.parse)?.text == expected)
  }

  @Test(arguments: ["", "yesterday", "32 Nov 2026 10:00:00 +0000", "1 Nov 99999 1:2:3"])
  func `what is no date`(text: String) { #expect(MailDate.parse(text) == nil) }

  @Test(arguments: [
    "Applied, thanks!", "Thanks, applied.", "Both patches applied to for-next, thanks.", "Applied",
    "Queued for v6.12.", "Now applied. Thank you", "I've applied this to the tree.",
    "This series was applied to netdev/net-next.git (main)", "Picked up, thanks",
  ])
  func `words that say that a patch was applied`(line: String) {
    #expect(ReplyTags.saysApplied(line))
  }

  @Test(arguments: [
    "I have not applied this yet.", "Applied cleanly, but I have questions",
    "Has this been applied?",
    "Can this be applied?", "It does not apply.", "Not applied, sorry",
    "Applied on top of v6.1 it fails",
    "The patch should be applied to stable", "Once v2 is applied we can go on",
  ])
  func `words that do not`(line: String) { #expect(!ReplyTags.saysApplied(line)) }
}
