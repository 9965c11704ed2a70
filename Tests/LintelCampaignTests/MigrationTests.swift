// SPDX-License-Identifier: GPL-2.0-only

import Foundation
import GRDB
import Testing

@testable import LintelCampaign

@Suite("ledgers of older formats") struct MigrationTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// The ledger of a dump in Tests/Campaign, brought up to date.
  private func ledger(_ dump: String) throws -> Ledger {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(
      contentsOf: folder.appendingPathComponent("Campaign/\(dump)"), encoding: .utf8)
    let path = scratch.path + "/old.db"
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.writeWithoutTransaction { try $0.execute(sql: text) }
    try queue.close()
    return try Ledger.open(path)
  }

  @Test func `format 2 keeps all, and what was called converted is only known to be gone`() throws {
    let ledger = try ledger("ledger-2.sql")
    let sites = try ledger.sites(SiteFilter(), now: .day(400))
    #expect(
      sites.map { "\($0.path) \($0.api) \($0.state)" } == [
        "fs/ebb/file.c kmap applied", "fs/ebb/file.c kunmap applied",
        "fs/flow/file.c kmap removed", "fs/flow/file.c kunmap removed",
        "fs/moor/file.c kmap open", "fs/moor/file.c kunmap open",
        "fs/tide/file.c kmap gone", "fs/tide/file.c kunmap gone",
      ])
    #expect(sites.last?.goneBy?.subject == "tide: map locally")
    #expect(sites.first?.holder?.person.address == "bob@example.org")
    #expect(try ledger.faults().isEmpty)
    #expect(try ledger.tokens().map(\.name) == ["desk"])
    #expect(try ledger.timeline(now: .day(400)).points.last?.left == 4)
    // The history and the sites are as safe as in a new ledger.
    #expect(throws: LedgerError.self) {
      try ledger.write { try $0.execute(sql: "DELETE FROM site") }
    }
  }
}
