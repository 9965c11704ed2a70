// SPDX-License-Identifier: GPL-2.0-only

import LintelCampaign

/// What a wish to claim or release a site came to.
enum SiteChange: Sendable {
  /// The site is as it was wished.
  case done(Site)
  /// It stays as it was: why.
  case refused(String)
}

extension BoardResponder {
  /// Changes a site that must be there.
  func change(
    _ key: String, _ body: @escaping @Sendable (String, Ledger) throws -> SiteChange
  ) async throws -> SiteChange {
    try await board.work.write { try body(key, $0) }
  }

  /// Claims a site for a person.
  static func claim(
    _ key: String, in ledger: Ledger, by person: Person
  ) throws(LedgerError) -> SiteChange {
    let outcome = try ledger.claim([.key(key)], by: person, now: .now)
    if let site = (outcome.claimed + outcome.kept).first { return .done(site) }
    if let holder = outcome.taken.first?.holder {
      return .refused("Taken by \(holder.person) since \(holder.since.day).")
    }
    return .refused("The call is not in the tree any more.")
  }

  /// Gives a site back that a person has.
  static func release(
    _ key: String, in ledger: Ledger, by person: Person
  ) throws(LedgerError) -> SiteChange {
    let outcome = try ledger.release([.key(key)], by: person, now: .now)
    if let site = outcome.released.first { return .done(site) }
    if let holder = outcome.others.first?.holder {
      return .refused("Taken by \(holder.person) since \(holder.since.day).")
    }
    return .refused("Nobody has it.")
  }
}
