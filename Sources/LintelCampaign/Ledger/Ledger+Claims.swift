// SPDX-License-Identifier: GPL-2.0-only

import GRDB

extension Ledger {
  /// Claims sites for a person, in one transaction: of two who ask at once, one gets each site.
  ///
  /// With `allOrNothing` the outcome names what stands in the way, and nothing is changed. A claim
  /// whose end has passed stands in nobody's way.
  package func claim(
    _ targets: [SiteTarget], by person: Person, expires: Timestamp? = nil,
    policy: ClaimOutcome.Policy = .allOrNothing, now: Timestamp
  ) throws(LedgerError) -> ClaimOutcome {
    if let expires, expires < now { throw .invalid("the claim would end before it begins") }
    return try write { database in
      let numbers = try SiteTarget.numbers(targets, database)
      var outcome = ClaimOutcome()
      for site in try Self.sites(numbers: numbers, now: now, database) {
        switch ClaimRuling(site, by: person, until: expires, now: now) {
        case .gone, .ended: outcome.gone.append(site)
        case .own: outcome.kept.append(site)
        case .taken: outcome.taken.append(site)
        case .free: outcome.claimed.append(site)
        }
      }
      if policy == .allOrNothing && !outcome.isComplete {
        outcome.claimed = []
        outcome.kept = []
        return outcome
      }
      let claimant = try Self.number(of: person, database)
      for site in outcome.claimed {
        try Self.endClaim(on: site.number, reason: "expired", now: now, database)
        try Self.insertClaim(
          on: site.number, by: claimant, since: now, expires: expires, now: now, database)
      }
      if let expires {
        for site in outcome.kept where site.holder?.expires != expires {
          try database.execute(
            sql: "UPDATE claim SET expires = ? WHERE site = ? AND ended IS NULL",
            arguments: [expires, site.number])
          try EventDraft(
            kind: .claimed, at: now, site: site.number, person: claimant, detail: expires.text
          ).insert(database)
        }
      }
      outcome.claimed = try Self.sites(
        numbers: outcome.claimed.map(\.number), now: now, database)
      outcome.kept = try Self.sites(numbers: outcome.kept.map(\.number), now: now, database)
      return outcome
    }
  }

  /// Gives sites back; those of somebody else are left alone unless `force` says otherwise.
  ///
  /// The answer names the sites that were given back, and those that somebody else has.
  package func release(
    _ targets: [SiteTarget], by person: Person, force: Bool = false, now: Timestamp
  ) throws(LedgerError) -> (released: [Site], others: [Site]) {
    try write { database in
      let numbers = try SiteTarget.numbers(targets, database)
      let held = try Self.sites(numbers: numbers, now: now, database).filter { $0.holder != nil }
      let isOwn = { (site: Site) in site.holder?.person.isSame(as: person) ?? false }
      let released = force ? held : held.filter(isOwn)
      let others = force ? [] : held.filter { !isOwn($0) }
      let number = try Self.number(of: person, database)
      for site in released {
        try Self.endClaim(on: site.number, reason: "released", by: number, now: now, database)
      }
      return (released, others)
    }
  }

  /// Writes a note into the history of each site.
  package func note(
    _ text: String, on targets: [SiteTarget], by person: Person, now: Timestamp
  ) throws(LedgerError) -> [Site] {
    let line = text.printable.trimmingSpace
    if line.isEmpty { throw .invalid("the note has no text") }
    return try write { database in
      let numbers = try SiteTarget.numbers(targets, database)
      let author = try Self.number(of: person, database)
      for number in numbers {
        try EventDraft(kind: .noted, at: now, site: number, person: author, detail: line)
          .insert(database)
      }
      return try Self.sites(numbers: numbers, now: now, database)
    }
  }

  /// Adds a claim and its event. The site must have no claim that has not ended.
  static func insertClaim(
    on site: Int64, by person: Int64, since: Timestamp, expires: Timestamp?, now: Timestamp,
    _ database: Database
  ) throws {
    try database.cachedStatement(
      sql: "INSERT INTO claim (site, person, since, expires) VALUES (?, ?, ?, ?)"
    ).execute(arguments: [site, person, since, expires])
    try EventDraft(
      kind: .claimed, at: now, site: site, person: person, detail: expires?.text ?? ""
    ).insert(database)
  }

  /// Ends the claim on a site, if there is one. `person` is who did it; nil for who had it.
  static func endClaim(
    on site: Int64, reason: String, by person: Int64? = nil, now: Timestamp, _ database: Database
  ) throws {
    let owner = try Int64.fetchOne(
      database.cachedStatement(sql: "SELECT person FROM claim WHERE site = ? AND ended IS NULL"),
      arguments: [site])
    guard let owner else { return }
    try database.cachedStatement(
      sql: "UPDATE claim SET ended = ? WHERE site = ? AND ended IS NULL"
    ).execute(arguments: [now, site])
    try EventDraft(
      kind: .released, at: now, site: site, person: person ?? owner, detail: reason
    ).insert(database)
  }

  /// The number of a person; a known one gets the name that they use now.
  static func number(of person: Person, _ database: Database) throws -> Int64 {
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO person (name, address) VALUES (?, ?)
        ON CONFLICT (address) DO UPDATE
          SET name = CASE WHEN excluded.name = '' THEN name ELSE excluded.name END
        RETURNING id
        """)
    guard
      let number = try Int64.fetchOne(statement, arguments: [person.name, person.address])
    else { throw LedgerError.invalid("\(person): could not be written down") }
    return number
  }
}
