// SPDX-License-Identifier: GPL-2.0-only

import Foundation
import Testing

@testable import LintelCampaign

@Suite("sheets") struct SheetTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// A ledger in which everything that a sheet shows has happened.
  private func busyLedger() throws -> Ledger {
    let ledger = try scratch.ledger(SeenSite.samples)
    _ = try ledger.claim([SiteTarget("drivers")], by: .ada, expires: .day(90), now: .day(2))
    _ = try ledger.claim(
      [SiteTarget("fs/tide/super.c")], by: Person(name: "Jörg \"J\" Größe, ä", address: "j@x.org"),
      now: .day(2))
    _ = try ledger.note(
      "=HYPERLINK(\"http://x\") , a \"note\"", on: [SiteTarget("fs")], by: .bob, now: .day(3))
    _ = try ledger.note("'quoted", on: [SiteTarget("drivers")], by: .bob, now: .day(4))
    let box = scratch.path + "/list.mbox"
    let answer = MailSamples.mail(
      id: "r@x", from: .bob, day: 4, subject: "Re: x", answers: "p@x",
      body: "Acked-by: Bob <bob@example.org>\n")
    try Data(MailSamples.mailbox([MailSamples.patch(id: "p@x", version: 2), answer]).utf8)
      .write(to: URL(fileURLWithPath: box))
    _ = try ledger.scan(MailSource(box), now: .day(5))
    var snapshot = TreeSnapshot.sample(SeenSite.samples.filter { $0.api == "kmap" })
    snapshot.root = scratch.path
    snapshot.apis = ["kmap", "kunmap"]
    _ = try ledger.sync(with: snapshot, now: .day(6))
    return ledger
  }

  @Test func `what is exported and imported exports the same`() throws {
    let rows = try busyLedger().sheet(SiteFilter(), now: .day(7))
    #expect(rows.count == 4)
    #expect(rows.contains { $0[.state] == "posted" && $0[.patchTags].contains("Acked-by: Bob") })
    #expect(rows.contains { $0[.state] == "removed" })
    #expect(rows.contains { $0[.claimExpires] == Timestamp.day(90).text })
    let text = Sheet.csv(rows)
    let empty = try scratch.ledger([], name: "other.db")
    let (read, unknown) = try Sheet.rows(csv: text)
    #expect(unknown.isEmpty)
    #expect(read.map(\.row) == rows)
    let report = try empty.importRows(read, now: .day(8))
    #expect(report.refused.isEmpty && report.conflicts.isEmpty)
    #expect(report.sites == 4 && report.claims == 2)
    #expect(Sheet.csv(try empty.sheet(SiteFilter(), now: .day(7))) == text)
    #expect(try empty.faults().isEmpty)
    // A second time nothing is new.
    let again = try empty.importRows(read, now: .day(9))
    #expect(again.sites + again.claims + again.notes + again.patches == 0)
  }

  @Test func `JSON has the same rows`() throws {
    let rows = try busyLedger().sheet(SiteFilter(), now: .day(7))
    let data = try JSONEncoder().encode(rows)
    #expect(try JSONDecoder().decode([SheetRow].self, from: data) == rows)
  }

  @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''", "＝1", "|x", "%x"])
  func `no cell begins as a formula, and each comes back`(text: String) throws {
    let line = CSV.line([text, "b"])
    let first = try #require(line.unicodeScalars.first { $0 != "\"" })
    #expect(first == "'")
    #expect(try CSV.rows(line).map(\.cells) == [[text, "b"]])
  }

  @Test func `cells with anything come back`() throws {
    let cells = ["", " a ", "a,b", "\"", "a\"\"b", "x\ny", "x\r\ny", "ä€😀", "\u{FEFF}", "a'b"]
    #expect(try CSV.rows(CSV.line(cells) + CSV.line(cells)).map(\.cells) == [cells, cells])
    #expect(
      try CSV.rows("\u{FEFF}id,path\n1,2\n\n3,\"4\"").map(\.cells) == [
        ["id", "path"], ["1", "2"], ["3", "4"],
      ])
  }

  @Test(arguments: [
    ("a,\"b", "a quote that does not end"), ("a\"b", "a quote within a cell"),
    ("\"a\"b", "text after a quoted cell"),
  ])
  func `a broken sheet is an error that names its line`(text: String, reason: String) {
    #expect(throws: CSV.Fault(line: 2, reason: reason)) { try CSV.rows("id,path\n" + text) }
  }

  @Test func `a sheet that people keep claims by path and line`() throws {
    let ledger = try scratch.ledger(SeenSite.samples)
    let (rows, unknown) = try Sheet.rows(
      csv: "Path,Line,claimed_by,Mood\nfs/tide/file.c,10,Ada <ada@example.org>,good\n"
        + "fs/tide/file.c,11,Bob <bob@example.org>,\nfs/tide/file.c,12,nobody,\n")
    #expect(unknown == ["Mood"])
    let report = try ledger.importRows(rows, now: .day(2))
    #expect(report.claims == 1)
    #expect(report.refused.count == 2)
    #expect(try ledger.sites(of: .ada, now: .day(2)).map(\.line) == [10])
  }

  @Test(arguments: ["../etc/passwd", "/etc/passwd", "fs//a.c", "fs/../../a.c", ""])
  func `a path out of the tree is refused`(path: String) throws {
    let ledger = try scratch.ledger([])
    var row = SheetRow()
    for (column, text) in [
      (SheetRow.Column.id, "0123456789ab"), (.api, "kmap"), (.path, path), (.line, "1"),
      (.ordinal, "1"),
    ] {
      row[column] = text
    }
    #expect(try ledger.importRows([(2, row)], now: .day(2)).refused.count == 1)
    #expect(try ledger.count(SiteFilter(), now: .day(2)) == 0)
  }
}

@Suite("merges and claims by mail") struct MergeTests {
  let scratch: Scratch
  let left: Ledger
  let right: Ledger

  init() throws {
    scratch = try Scratch()
    left = try scratch.ledger(SeenSite.samples, name: "left.db")
    right = try scratch.ledger(SeenSite.samples, name: "right.db")
  }

  private func owners(_ ledger: Ledger) throws -> [String] {
    try ledger.sites(SiteFilter(), now: .day(20)).map {
      "\($0.key) \($0.holder?.person.address ?? "") \($0.holder?.since.text ?? "")"
    }
  }

  @Test func `the first claim wins, whoever merges into whom`() throws {
    _ = try left.claim([SiteTarget("fs/tide/file.c")], by: .ada, now: .day(2))
    _ = try right.claim([SiteTarget("fs")], by: .bob, now: .day(3))
    _ = try right.claim([SiteTarget("drivers")], by: .bob, now: .day(3))
    _ = try left.note("look here", on: [SiteTarget("drivers")], by: .ada, now: .day(4))
    let report = try left.merge(right, now: .day(10))
    #expect(report.claims == 2)
    #expect(report.conflicts.count == 2)
    #expect(report.conflicts.allSatisfy { $0.contains("Ada <ada@example.org> keeps it") })
    let back = try right.merge(left, now: .day(10))
    #expect(back.conflicts.count == 2 && back.notes == 1)
    #expect(try owners(left) == owners(right))
    #expect(try left.merge(right, now: .day(11)).claims == 0)
    for ledger in [left, right] { #expect(try ledger.faults().isEmpty) }
  }

  @Test func `what was given back does not come again from an old copy`() throws {
    _ = try left.claim([SiteTarget("drivers")], by: .ada, now: .day(2))
    _ = try right.merge(left, now: .day(3))
    _ = try left.release([SiteTarget("drivers")], by: .ada, now: .day(4))
    #expect(try left.merge(right, now: .day(5)).claims == 0)
    #expect(try right.merge(left, now: .day(5)).ended == 1)
    #expect(try owners(left) == owners(right))
    #expect(try right.sites(of: .ada, now: .day(6)).isEmpty)
  }

  @Test func `patches and trailers travel, versions in their order`() throws {
    let box = scratch.path + "/list.mbox"
    try Data(
      MailSamples.mailbox([
        MailSamples.patch(id: "v2@x", version: 2, day: 5), MailSamples.patch(id: "v1@x", day: 3),
      ]).utf8
    ).write(to: URL(fileURLWithPath: box))
    _ = try left.scan(MailSource(box), now: .day(6))
    #expect(try right.merge(left, now: .day(7)).patches == 4)
    let site = try #require(
      try right.sites(at: [SiteTarget("fs/tide/file.c:10")], now: .day(7)).first)
    #expect(site.patch?.messageID == "v2@x")
    #expect(try right.merge(left, now: .day(8)).patches == 0)
    #expect(try right.faults().isEmpty)
  }

  @Test func `a claim by mail is read back`() throws {
    let outcome = try left.claim(
      [SiteTarget("fs/tide/file.c")], by: .ada, expires: .day(60), now: .day(2))
    let text = ClaimMail.text(
      sites: outcome.claimed, claimant: .ada, expires: .day(60),
      contacts: try left.contacts(of: "TIDE"), now: .day(2))
    #expect(text.contains("To: linux-tide@example.org\n"))
    let box = scratch.path + "/claim.mbox"
    try Data(text.utf8).write(to: URL(fileURLWithPath: box))
    let report = try right.scan(MailSource(box), now: .day(4))
    #expect(report.claims.count == 2 && report.conflicts.isEmpty)
    let site = try #require(try right.sites(of: .ada, now: .day(4)).first)
    #expect(site.holder?.since == .day(2))
    #expect(site.holder?.expires?.day == Timestamp.day(60).day)
    #expect(try right.scan(MailSource(box), now: .day(4)).claims.isEmpty)
    #expect(try right.faults().isEmpty)
  }

  @Test func `a claim by mail takes nothing from who has it`() throws {
    let outcome = try left.claim([SiteTarget("drivers")], by: .ada, now: .day(2))
    let text = ClaimMail.text(
      sites: outcome.claimed, claimant: .ada, expires: nil, contacts: [], now: .day(2))
    _ = try right.claim([SiteTarget("drivers")], by: .bob, now: .day(3))
    let box = scratch.path + "/claim.mbox"
    try Data(text.utf8).write(to: URL(fileURLWithPath: box))
    let report = try right.scan(MailSource(box), now: .day(4))
    #expect(report.claims.isEmpty)
    #expect(report.conflicts.first?.contains("Bob <bob@example.org> has it") == true)
  }
}

@Suite("series and reports") struct ReportTests {
  @Test func `claimed sites become series of a subsystem, capped in size`() throws {
    let scratch = try Scratch()
    let ledger = try scratch.ledger(SeenSite.samples)
    _ = try ledger.claim([SiteTarget(".")], by: .ada, now: .day(2))
    let plan = try ledger.seriesPlan(for: .ada, mostPatches: 1, now: .day(2))
    #expect(plan.series.map(\.subsystem) == ["MOOR", "TIDE", "TIDE"])
    #expect(plan.series.map { $0.patches[0].sites.count } == [1, 2, 1])
    #expect(plan.series[0].contacts.map(\.person.address) == ["linux-moor@example.org"])
    #expect(try ledger.seriesPlan(for: .bob, mostPatches: 9, now: .day(2)).series.isEmpty)
  }

  @Test func `a patch for what others have is told before it is sent`() throws {
    let scratch = try Scratch()
    let ledger = try scratch.ledger(SeenSite.samples)
    let patch = Array(MailSamples.tideDiff.utf8)
    #expect(try ledger.duplicates(ofPatch: patch, by: .ada, now: .day(2)).others.isEmpty)
    _ = try ledger.claim([SiteTarget("fs/tide/file.c:12")], by: .bob, now: .day(2))
    let answer = try ledger.duplicates(ofPatch: patch, by: .ada, now: .day(2))
    #expect(answer.sites.count == 2)
    #expect(answer.others.map(\.line) == [12])
    #expect(try ledger.duplicates(ofPatch: patch, by: .bob, now: .day(2)).others.isEmpty)
    #expect(throws: LedgerError.self) {
      try ledger.duplicates(ofPatch: Array("no patch".utf8), by: .ada, now: .day(2))
    }
  }

  @Test func `the report names what is left by subsystem and whom it concerns`() throws {
    let scratch = try Scratch()
    let ledger = try scratch.ledger(SeenSite.samples)
    _ = try ledger.claim([SiteTarget("fs")], by: .ada, now: .day(2))
    let text = CampaignReport.text(
      apis: ["kmap", "kunmap"], label: "v1",
      tallies: try ledger.tallies(by: .subsystem, now: .day(3)),
      recipients: try ledger.contacts(for: .left, now: .day(3)), sender: .ada, now: .day(3))
    #expect(text.contains("Subject: [REPORT] kmap, kunmap: 4 of 4 calls left in v1\n"))
    #expect(text.contains("To: linux-tide@example.org,\n    linux-moor@example.org\n"))
    #expect(text.contains("TIDE           3      0       3       0       0\n"))
    #expect(text.contains("MOOR           1      1       0       0       0\n"))
  }
}
