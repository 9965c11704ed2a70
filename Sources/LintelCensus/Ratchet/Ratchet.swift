// SPDX-License-Identifier: GPL-2.0-only

/// Compares a tree with its budget: calls may go away and not come.
package struct Ratchet: Sendable, Equatable {
  /// A function that has more calls than its budget.
  package struct Excess: Sendable, Equatable {
    /// Whose calls.
    package let key: Budget.Key
    /// How many there are, and how many there may be.
    package let calls, allowed: Int
    /// The lines of all of them.
    package let lines: [Int]
  }

  /// Functions with too many calls, sorted by path and line.
  package let excesses: [Excess]
  /// The budget as the tree is now; that of APIs which the census did not look for stays.
  package let lowered: Budget

  /// How many calls were added.
  package var addedCount: Int { excesses.reduce(0) { $0 + $1.calls - $1.allowed } }

  /// Compares a census with a budget.
  ///
  /// A function that moved to another file with its calls has taken its budget along.
  package init(_ census: Census, budget: Budget) {
    let counted = Set(census.apis.apis.map(\.name))
    var now = Budget(census)
    var spare: [Budget.Key: Int] = [:]
    for (key, allowed) in budget.calls where counted.contains(key.api) {
      let left = allowed - (now.calls[key] ?? 0)
      if left > 0 { spare[key.anywhere, default: 0] += left }
    }
    var lines: [Budget.Key: [Int]] = [:]
    for file in census.files {
      for site in file.sites where site.isCounted {
        lines[Budget.key(site, file.path, census), default: []].append(site.line)
      }
    }
    var excesses: [Excess] = []
    let ordered = lines.sorted { one, other in
      one.key.path != other.key.path
        ? one.key.path.utf8.lexicographicallyPrecedes(other.key.path.utf8)
        : (one.value[0], one.key.api) < (other.value[0], other.key.api)
    }
    for (key, found) in ordered {
      let allowed = budget.calls[key] ?? 0
      guard found.count > allowed else { continue }
      let moved = min(found.count - allowed, spare[key.anywhere] ?? 0)
      if moved > 0 { spare[key.anywhere, default: 0] -= moved }
      if found.count > allowed + moved {
        excesses.append(
          Excess(key: key, calls: found.count, allowed: allowed + moved, lines: found))
      }
    }
    self.excesses = excesses
    for (key, allowed) in budget.calls where !counted.contains(key.api) {
      now.calls[key] = allowed
    }
    lowered = now
  }
}

extension Budget.Key {
  /// The same function in whatever file.
  fileprivate var anywhere: Budget.Key { Budget.Key(api: api, path: "", function: function) }
}
