// SPDX-License-Identifier: GPL-2.0-only

import GRDB

extension Ledger {
  /// The sites that pass the filter, by path and line.
  package func sites(_ filter: SiteFilter, now: Timestamp) throws(LedgerError) -> [Site] {
    try read { database in try Self.sites(filter, now: now, database) }
  }

  /// How many sites pass the filter, its limit not counted.
  package func count(_ filter: SiteFilter, now: Timestamp) throws(LedgerError) -> Int {
    try read { database in
      let (condition, arguments) = filter.condition(now: now)
      return try Int.fetchOne(
        database, sql: SiteQuery.listed + "SELECT count(*) FROM listed " + condition,
        arguments: arguments) ?? 0
    }
  }

  /// The sites that the targets name; see `SiteTarget` for which those are.
  package func sites(
    at targets: [SiteTarget], now: Timestamp
  ) throws(LedgerError) -> [Site] {
    try read { database in
      let numbers = try SiteTarget.numbers(targets, database)
      return try Self.sites(numbers: numbers, now: now, database)
    }
  }

  /// The sites that pass the filter.
  static func sites(_ filter: SiteFilter, now: Timestamp, _ database: Database) throws -> [Site] {
    let (condition, arguments) = filter.condition(now: now)
    var sql = SiteQuery.listed + "SELECT * FROM listed " + condition + SiteQuery.order
    if filter.limit != nil || filter.offset > 0 {
      sql += " LIMIT \(max(filter.limit ?? -1, -1)) OFFSET \(max(filter.offset, 0))"
    }
    return try Site.fetchAll(database, sql: sql, arguments: arguments)
  }

  /// The sites of these numbers, by path and line.
  static func sites(numbers: [Int64], now: Timestamp, _ database: Database) throws -> [Site] {
    let wanted = Set(numbers)
    if wanted.count == 1, let number = wanted.first {
      return try Site.fetchAll(
        database, sql: SiteQuery.listed + "SELECT * FROM listed WHERE id = :id",
        arguments: ["now": now, "id": number])
    }
    return try Site.fetchAll(
      database, sql: SiteQuery.listed + "SELECT * FROM listed" + SiteQuery.order,
      arguments: ["now": now]
    ).filter { wanted.contains($0.number) }
  }
}
