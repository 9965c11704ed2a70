// SPDX-License-Identifier: GPL-2.0-only

/// A function that somebody can convert at once.
package struct Offer: Sendable {
  /// Its calls, by line.
  package let sites: [Site]
  /// The verdict on it.
  package let verdict: SiteVerdict
}

extension Ledger {
  /// The functions of which all calls that are left can be converted, and nobody has claimed or posted
  /// one, by path and line.
  package func offers(now: Timestamp) throws(LedgerError) -> [Offer] {
    let sites = try sites(.left, now: now)
    let verdicts = try verdicts(on: sites)
    var offers: [Offer] = []
    var rest = sites[...]
    while let first = rest.first {
      let ofFile = rest.prefix { $0.path == first.path }
      rest = rest.dropFirst(ofFile.count)
      for (_, own) in Dictionary(grouping: ofFile, by: \.function) {
        let kinds = own.map { verdicts[$0.key]?.kind }
        guard let verdict = verdicts[own[0].key], kinds.allSatisfy({ $0 == .convert }),
          own.allSatisfy({ $0.state == .open })
        else { continue }
        offers.append(Offer(sites: own, verdict: verdict))
      }
    }
    return offers.sorted {
      ($0.sites[0].path, $0.sites[0].line) < ($1.sites[0].path, $1.sites[0].line)
    }
  }

  /// Claims as many functions as are asked for; one that somebody else takes meanwhile is passed over.
  package func take(
    _ count: Int, by person: Person, expires: Timestamp? = nil, now: Timestamp
  ) throws(LedgerError) -> [Offer] {
    var taken: [Offer] = []
    for offer in try offers(now: now) where taken.count < count {
      let outcome = try claim(
        offer.sites.map { .key($0.key) }, by: person, expires: expires, now: now)
      if outcome.isComplete { taken.append(Offer(sites: outcome.claimed, verdict: offer.verdict)) }
    }
    return taken
  }
}
