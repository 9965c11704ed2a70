// SPDX-License-Identifier: GPL-2.0-only

import GRDB

/// Brings a claim from elsewhere into a ledger: the first claim wins, whoever merges into whom.
struct ClaimMerger {
  /// A claim as another ledger or a sheet has it.
  struct Claim: Equatable {
    var person: Person
    var since: Timestamp
    var expires: Timestamp?
  }

  /// What became of a claim.
  enum Outcome: Equatable {
    case taken, known
    case conflict(String)
  }

  private let database: Database
  private let now: Timestamp

  init(_ database: Database, now: Timestamp) {
    self.database = database
    self.now = now
  }

  /// Merges a claim that has not ended there.
  ///
  /// A claim that this ledger has seen and ended stays ended: the same person and moment are the
  /// same claim.
  func merge(_ claim: Claim, on site: Int64) throws -> Outcome {
    guard let known = try Ledger.sites(numbers: [site], now: now, database).first else {
      return .known
    }
    let ruling = ClaimRuling(known, by: claim.person, until: claim.expires, now: now)
    switch ruling {
    case .gone, .ended: return .known
    case .free, .own, .taken: break
    }
    let isKnown =
      try Int.fetchOne(
        database,
        sql: """
          SELECT 1 FROM claim JOIN person ON person.id = claim.person
          WHERE site = ? AND address = ? AND since = ? AND ended IS NOT NULL
          """, arguments: [site, claim.person.address, claim.since]) != nil
    if isKnown { return .known }
    switch ruling {
    case .own(let holder): return try join(claim, holder, on: site)
    case .taken(let holder): return try settle(claim, holder, on: known, site)
    case .free, .gone, .ended:
      try insert(claim, on: site)
      return .taken
    }
  }

  /// Of the claims of two people the first one wins.
  private func settle(
    _ claim: Claim, _ holder: Site.Holder, on known: Site, _ site: Int64
  ) throws -> Outcome {
    let isFirst =
      (claim.since, claim.person.address.lowercased())
      < (holder.since, holder.person.address.lowercased())
    let winner = isFirst ? claim.person : holder.person
    let loser = isFirst ? holder.person : claim.person
    let dates = isFirst ? (claim.since, holder.since) : (holder.since, claim.since)
    if isFirst { try insert(claim, on: site) }
    return .conflict(
      "\(known.key) \(known.path):\(known.line): \(winner) keeps it (since \(dates.0.day)), "
        + "\(loser) came later (\(dates.1.day))")
  }

  /// One claim of two of the same person: the earlier beginning, the later end.
  private func join(_ claim: Claim, _ holder: Site.Holder, on site: Int64) throws -> Outcome {
    var joined = claim
    joined.since = min(claim.since, holder.since)
    if let own = holder.expires, let other = claim.expires {
      joined.expires = max(own, other)
    } else {
      joined.expires = nil
    }
    if joined.since == holder.since && joined.expires == holder.expires { return .known }
    try insert(joined, on: site)
    return .known
  }

  private func insert(_ claim: Claim, on site: Int64) throws {
    let person = try Ledger.number(of: claim.person, database)
    try Ledger.endClaim(on: site, reason: "merged", now: now, database)
    try Ledger.insertClaim(
      on: site, by: person, since: claim.since, expires: claim.expires, now: now, database)
  }
}

/// Brings notes from elsewhere into a ledger, each once.
struct NoteMerger {
  private let database: Database

  init(_ database: Database) { self.database = database }

  /// Adds a note with its own time; false where it is there.
  func merge(_ text: String, by author: Person, at: Timestamp, on site: Int64) throws -> Bool {
    let line = text.printable.trimmingSpace
    let person = try Ledger.number(of: author, database)
    let isThere =
      try Int.fetchOne(
        database,
        sql: """
          SELECT 1 FROM event
          WHERE site = ? AND kind = 'noted' AND at = ? AND person = ? AND detail = ?
          """, arguments: [site, at, person, line]) != nil
    if isThere || line.isEmpty { return false }
    try EventDraft(kind: .noted, at: at, site: site, person: person, detail: line).insert(database)
    return true
  }
}
