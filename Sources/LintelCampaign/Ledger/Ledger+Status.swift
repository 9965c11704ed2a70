// SPDX-License-Identifier: GPL-2.0-only

import GRDB

/// How many sites are how far.
package struct Tally: Sendable, Codable {
  /// What the sites have in common: a name, a subsystem or a person.
  package let name: String
  /// The number of sites in each state that has any.
  package var counts: [SiteState: Int]

  /// All sites.
  package var total: Int { counts.values.reduce(0, +) }
  /// The sites that are not in the tree any more.
  package var done: Int { counts.filter { !$0.key.isLeft }.values.reduce(0, +) }
  /// The number in a state.
  package subscript(state: SiteState) -> Int { counts[state] ?? 0 }

  /// A tally.
  package init(name: String, counts: [SiteState: Int]) {
    self.name = name
    self.counts = counts
  }

  private enum Key: String, CodingKey { case name, counts, total, done }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    name = try values.decode(String.self, forKey: .name)
    let words = try values.decode([String: Int].self, forKey: .counts)
    counts = [:]
    for (word, count) in words {
      if let state = SiteState(rawValue: word) { counts[state] = count }
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(name, forKey: .name)
    try values.encode(
      Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) }), forKey: .counts)
    try values.encode(total, forKey: .total)
    try values.encode(done, forKey: .done)
  }
}

extension Ledger {
  /// What sites can be counted by.
  package enum Grouping: String, Sendable, CaseIterable {
    case api, subsystem, person

    /// The expression on `listed`.
    fileprivate var expression: String {
      switch self {
      case .api: "api"
      case .subsystem: "subsystem_name"
      case .person:
        """
        CASE WHEN NOT holds THEN '' WHEN holder_name = '' THEN holder_address
          ELSE holder_name || ' <' || holder_address || '>' END
        """
      }
    }
  }

  /// How far the sites are, counted by what they have in common; by its name.
  package func tallies(by grouping: Grouping, now: Timestamp) throws(LedgerError) -> [Tally] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: SiteQuery.listed + """
          SELECT \(grouping.expression) AS name, state, count(*) AS count
          FROM listed GROUP BY 1, 2 ORDER BY 1
          """, arguments: ["now": now])
      var tallies: [Tally] = []
      for row in rows {
        let name: String = row["name"]
        guard let state = SiteState(rawValue: row["state"]) else { continue }
        if tallies.last?.name != name { tallies.append(Tally(name: name, counts: [:])) }
        tallies[tallies.count - 1].counts[state] = row["count"]
      }
      return tallies
    }
  }

  /// A state of the tree that the ledger has seen.
  package struct Revision: Sendable, Codable {
    /// When it was looked at.
    package let taken: Timestamp
    /// The commit; nil for a tree without git.
    package let commit: String?
    /// What people call it.
    package let label: String
    /// How many sites were in the tree then.
    package let present: Int
  }

  /// The states of the tree that the ledger has seen, the first one first.
  package func revisions() throws(LedgerError) -> [Revision] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT taken, commit_id, label, (
            SELECT count(*) FROM site WHERE added <= revision.id
              AND coalesce(gone > revision.id, 1)) AS present
          FROM revision ORDER BY id
          """
      ).map { row in
        Revision(
          taken: row["taken"], commit: row["commit_id"], label: row["label"],
          present: row["present"])
      }
    }
  }
}
