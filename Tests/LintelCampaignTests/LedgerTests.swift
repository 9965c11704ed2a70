// SPDX-License-Identifier: GPL-2.0-only

import Foundation
import GRDB
import Testing

@testable import LintelCampaign

@Suite("the ledger's file") struct LedgerTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func `a new ledger has its sites, open, each with an event`() throws {
    let ledger = try scratch.ledger(SeenSite.samples)
    let sites = try ledger.sites(SiteFilter(), now: .day(1))
    #expect(sites.count == 4)
    #expect(sites.allSatisfy { $0.state == .open })
    #expect(Set(sites.map(\.key)).count == 4)
    #expect(
      try ledger.history(of: [SiteTarget(".")]).map(\.kind) == Array(repeating: .found, count: 4))
    #expect(try ledger.contacts(of: "MOOR").map(\.person.address) == ["linux-moor@example.org"])
    #expect(try ledger.settings().apis == ["kmap", "kunmap"])
    #expect(try ledger.faults().isEmpty)
  }

  @Test func `two ledgers of one tree agree on ids`() throws {
    let first = try scratch.ledger(SeenSite.samples, name: "a.db")
    let second = try scratch.ledger(SeenSite.samples.reversed(), name: "b.db")
    let keys = { (ledger: Ledger) in
      try ledger.sites(SiteFilter(), now: .day(1)).map(\.key)
    }
    #expect(try keys(first) == keys(second))
  }

  @Test func `a file that is there is left alone`() throws {
    _ = try scratch.ledger(SeenSite.samples)
    #expect(throws: LedgerError.exists(path: scratch.path + "/ledger.db")) {
      try scratch.ledger([])
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scratch.path).allSatisfy {
        !$0.hasSuffix(".new")
      })
  }

  @Test func `other files are no ledgers`() throws {
    let missing = scratch.path + "/missing.db"
    #expect(throws: LedgerError.missing(path: missing)) { try Ledger.open(missing) }
    let text = scratch.path + "/text.db"
    try Data("not a database, and long enough to be looked at as one".utf8)
      .write(to: URL(fileURLWithPath: text))
    #expect(throws: LedgerError.notALedger(path: text)) { try Ledger.open(text) }
    let other = scratch.path + "/other.db"
    try DatabaseQueue(path: other).write { try $0.execute(sql: "CREATE TABLE t (a)") }
    #expect(throws: LedgerError.notALedger(path: other)) { try Ledger.open(other) }
    #expect(throws: LedgerError.notALedger(path: scratch.path)) { try Ledger.open(scratch.path) }
  }

  @Test func `a ledger of a newer version is not touched`() throws {
    let ledger = try scratch.ledger(SeenSite.samples)
    try ledger.write { database in
      try database.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('9999-later')")
    }
    try ledger.close()
    #expect(throws: LedgerError.tooNew(path: ledger.path)) { try Ledger.open(ledger.path) }
  }

  @Test func `the history cannot be changed, and no site removed`() throws {
    let ledger = try scratch.ledger(SeenSite.samples)
    for sql in [
      "UPDATE event SET kind = 'noted'", "DELETE FROM event", "DELETE FROM site",
    ] {
      #expect(throws: LedgerError.self) { try ledger.write { try $0.execute(sql: sql) } }
    }
    #expect(try ledger.faults().isEmpty)
  }

  @Test(arguments: [
    ("UPDATE site SET presence = 'converted', gone = 1 WHERE id = 1", "is converted"),
    ("UPDATE site SET line = 999 WHERE id = 2", "is at"),
    ("INSERT INTO claim (site, person, since) SELECT 3, 1, '2026-01-05T00:00:00Z'", "its claim"),
    ("UPDATE claim SET ended = '2026-01-05T00:00:00Z'", "its claim"),
    (
      "INSERT INTO event (at, site, kind, detail) VALUES ('2026-01-05T00:00:00Z', 1, 'sung', '')",
      "unknown kind sung"
    ),
  ])
  func `a change without its event is found`(sql: String, words: String) throws {
    let ledger = try scratch.ledger(SeenSite.samples)
    _ = try ledger.claim([SiteTarget("fs/tide/file.c")], by: .ada, now: .day(2))
    try ledger.write { try $0.execute(sql: sql) }
    let faults = try ledger.faults()
    #expect(faults.contains { $0.contains(words) }, "\(faults)")
  }

  @Test func `counts add up whatever they are counted by`() throws {
    let ledger = try scratch.ledger(SeenSite.samples)
    _ = try ledger.claim([SiteTarget("fs/tide/file.c")], by: .ada, now: .day(2))
    let byAPI = try ledger.tallies(by: .api, now: .day(2))
    #expect(byAPI.map(\.name) == ["kmap", "kunmap"])
    #expect(byAPI[0].counts == [.open: 2, .claimed: 1])
    let byPerson = try ledger.tallies(by: .person, now: .day(2))
    #expect(byPerson.map(\.name) == ["", "Ada <ada@example.org>"])
    for grouping in Ledger.Grouping.allCases {
      #expect(try ledger.tallies(by: grouping, now: .day(2)).map(\.total).reduce(0, +) == 4)
    }
  }

  @Test func `filters narrow a listing`() throws {
    let ledger = try scratch.ledger(SeenSite.samples)
    _ = try ledger.claim([SiteTarget("fs/tide/file.c")], by: .ada, now: .day(2))
    func count(_ change: (inout SiteFilter) -> Void) throws -> Int {
      var filter = SiteFilter()
      change(&filter)
      return try ledger.sites(filter, now: .day(2)).count
    }
    #expect(try count { $0.apis = ["kunmap"] } == 1)
    #expect(try count { $0.path = "fs/" } == 3)
    #expect(try count { $0.path = "fs/tide/super.c" } == 1)
    #expect(try count { $0.path = "fs/ti" } == 0)
    #expect(try count { $0.subsystem = "moo" } == 1)
    #expect(try count { $0.function = "tide_read" } == 2)
    #expect(try count { $0.person = "ADA" } == 2)
    #expect(try count { $0.states = [.open] } == 2)
    #expect(try count { $0.search = "sg_page" } == 1)
    #expect(try count { $0.search = "' OR 1 --" } == 0)
    #expect(
      try count {
        $0.limit = 3
        $0.offset = 2
      } == 2)
  }
}
