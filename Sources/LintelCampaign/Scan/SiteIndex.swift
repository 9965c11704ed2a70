// SPDX-License-Identifier: GPL-2.0-only

import GRDB

/// The sites of a ledger, for patches to be held against.
struct SiteIndex: Sendable {
  private let known: [SyncPlan.Known]
  private var byPath: [String: [Int]] = [:]

  /// All sites, those that are gone included: an old mail may be read late.
  init(_ ledger: Ledger) throws(LedgerError) {
    known = try ledger.read { database in try SyncPlan.known(database) }
    for (at, site) in known.enumerated() { byPath[site.site.path, default: []].append(at) }
  }

  /// The numbers of the sites that a patch converts, each once, sorted.
  ///
  /// Sites that are in the tree come first; those that are gone take what is left.
  func numbers(convertedBy changes: UseChanges) -> [Int64] {
    var numbers: Set<Int64> = []
    for (path, uses) in Dictionary(grouping: changes.removed, by: \.path) {
      let all = byPath[path] ?? []
      var rest = uses
      for isPresent in [true, false] {
        let candidates = all.filter { known[$0].isPresent == isPresent }
        let pairs = SiteMatcher.pairsInFile(old: candidates.map { known[$0].site }, new: rest)
        for pair in pairs { numbers.insert(known[candidates[pair.old]].number) }
        let taken = Set(pairs.map(\.new))
        rest = rest.enumerated().filter { !taken.contains($0.offset) }.map(\.element)
      }
    }
    return numbers.sorted()
  }
}
