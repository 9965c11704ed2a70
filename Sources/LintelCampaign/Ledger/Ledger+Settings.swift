// SPDX-License-Identifier: GPL-2.0-only

package import GRDB

/// What a ledger is about, as its settings keep it.
package struct LedgerSettings: Sendable, Codable, Equatable {
  /// The top of the tree.
  package var root: String
  /// The names that the campaign is about, in the order in which they were given.
  package var apis: [String]

  /// Reads the settings.
  package init(_ database: Database) throws {
    func value(_ name: String) throws -> String {
      try String.fetchOne(
        database, sql: "SELECT value FROM setting WHERE name = ?", arguments: [name]) ?? ""
    }
    root = try value("root")
    apis = try value("apis").split(separator: " ").map(String.init)
  }

  /// Settings of these values.
  package init(root: String, apis: [String]) {
    self.root = root
    self.apis = apis
  }

  func write(_ database: Database) throws {
    for (name, value) in [("root", root), ("apis", apis.joined(separator: " "))] {
      try database.execute(
        sql: """
          INSERT INTO setting (name, value) VALUES (?, ?)
          ON CONFLICT (name) DO UPDATE SET value = excluded.value
          """, arguments: [name, value])
    }
  }
}

extension Ledger {
  /// What the ledger is about.
  package func settings() throws(LedgerError) -> LedgerSettings {
    try read { database in try LedgerSettings(database) }
  }

  /// The people and lists of a subsystem, in the order of MAINTAINERS.
  package func contacts(of subsystem: String) throws(LedgerError) -> [Contact] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT role, contact.name, address FROM contact
            JOIN subsystem ON subsystem.id = contact.subsystem
          WHERE subsystem.name = ? ORDER BY position
          """, arguments: [subsystem]
      ).compactMap { row in
        Contact.Role(rawValue: row["role"]).map {
          Contact(role: $0, person: Person(name: row["name"], address: row["address"]))
        }
      }
    }
  }
}
