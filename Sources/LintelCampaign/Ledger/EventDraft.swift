// SPDX-License-Identifier: GPL-2.0-only

import GRDB

/// An event that is about to be written down; the numbers are the ledger's own.
struct EventDraft {
  var kind: Event.Kind
  var at: Timestamp
  var site: Int64?
  var person: Int64?
  var revision: Int64?
  var commit: String?
  var message: Int64?
  var detail = ""

  /// Adds the event to the history.
  func insert(_ database: Database) throws {
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO event (at, site, kind, person, revision, commit_id, message, detail)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try statement.execute(
      arguments: [at, site, kind.rawValue, person, revision, commit, message, detail])
  }
}
