// SPDX-License-Identifier: GPL-2.0-only

extension Ledger {
  /// The lists and people of the subsystems of the sites that pass the filter, each once; those of
  /// more sites come first, lists before people.
  package func contacts(for filter: SiteFilter, now: Timestamp) throws(LedgerError) -> [Contact] {
    var weights: [String: Int] = [:]
    for site in try sites(filter, now: now) { weights[site.subsystem, default: 0] += 1 }
    var best: [String: (contact: Contact, weight: Int)] = [:]
    for (subsystem, weight) in weights.sorted(by: { $0.key < $1.key }) {
      for contact in try contacts(of: subsystem) {
        let key = contact.person.address.lowercased()
        if let known = best[key] {
          // Who maintains one thing and reviews another is a maintainer.
          let isFirst = known.contact.role.rank <= contact.role.rank
          best[key] = (isFirst ? known.contact : contact, known.weight + weight)
        } else {
          best[key] = (contact, weight)
        }
      }
    }
    return best.values.sorted { left, right in
      (left.contact.role.rank, right.weight, left.contact.person.address)
        < (right.contact.role.rank, left.weight, right.contact.person.address)
    }.map(\.contact)
  }
}

extension Contact.Role {
  /// The place in a list of contacts.
  fileprivate var rank: Int {
    switch self {
    case .list: 0
    case .maintainer: 1
    case .reviewer: 2
    }
  }
}
