// SPDX-License-Identifier: GPL-2.0-only

import GRDB

extension Ledger {
  /// What happened to the sites that the targets name, the oldest first.
  package func history(of targets: [SiteTarget]) throws(LedgerError) -> [Event] {
    try read { database in
      let numbers = try SiteTarget.numbers(targets, database)
      var events: [Event] = []
      for number in numbers {
        events += try Event.fetchAll(
          database, sql: Event.query + " WHERE event.site = ?", arguments: [number])
      }
      return events.sorted { $0.number < $1.number }
    }
  }

  /// The newest events of the whole ledger, the newest first.
  package func latestEvents(_ count: Int) throws(LedgerError) -> [Event] {
    try read { database in
      try Event.fetchAll(
        database, sql: Event.query + " ORDER BY event.id DESC LIMIT ?", arguments: [count])
    }
  }
}
