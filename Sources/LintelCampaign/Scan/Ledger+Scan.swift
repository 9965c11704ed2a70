// SPDX-License-Identifier: GPL-2.0-only

import GRDB
import LintelText

extension Ledger {
  /// Reads mails for patches that convert sites, for what was answered to those, and for claims.
  ///
  /// Each mail is one transaction, and none is ever taken twice: what was written stays when the
  /// process ends in between, and the next scan goes on.
  package func scan(_ source: MailSource, now: Timestamp) throws(LedgerError) -> ScanReport {
    do {
      let positions = try scanPositions()
      var scanner = try MailScanner(self, now: now)
      try source.forEachMail(after: positions) { mail, place in
        try scanner.scan(mail, place: place)
      } finished: { repository, position in
        try scanner.settle()
        try setScanPosition(repository, position)
      }
      try scanner.settle()
      return scanner.report
    } catch let error as InputError {
      throw .invalid(error.description)
    } catch {
      throw LedgerError(error, path: path)
    }
  }

  /// Up to which commit each public-inbox repository was read.
  private func scanPositions() throws -> [String: String] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: "SELECT name, value FROM setting WHERE name >= 'scanned:' AND name < 'scanned;'")
      return Dictionary(
        rows.map { row in
          let name: String = row["name"]
          return (String(name.dropFirst(8)), row["value"])
        }, uniquingKeysWith: { first, _ in first })
    }
  }

  private func setScanPosition(_ repository: String, _ position: String) throws {
    try write { database in
      try database.execute(
        sql: """
          INSERT INTO setting (name, value) VALUES (?, ?)
          ON CONFLICT (name) DO UPDATE SET value = excluded.value
          """, arguments: ["scanned:" + repository, position])
    }
  }
}
