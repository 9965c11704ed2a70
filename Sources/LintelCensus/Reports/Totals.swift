// SPDX-License-Identifier: GPL-2.0-only

/// How many calls there are, by API, folder, subsystem, mailing list and file.
package struct Totals: Sendable, Equatable {
  /// The calls of one group.
  package struct Row: Sendable, Equatable {
    /// What the calls have in common.
    package let name: String
    /// How many there are.
    package var calls: Int
    /// In how many files they are.
    package var files: Int
  }

  /// Rows by API, in the order of the set; the others with the most calls first.
  package let apis, folders, subsystems, lists, files: [Row]

  /// The totals of a census; calls below `#if 0` do not count.
  package init(_ census: Census) {
    var apis = census.apis.apis.map { Row(name: $0.name, calls: 0, files: 0) }
    var folders = Groups()
    var subsystems = Groups()
    var lists = Groups()
    var files = Groups()
    for (file, owner) in zip(census.files, census.owners) {
      var calls = 0
      var seen = [Bool](repeating: false, count: apis.count)
      for site in file.sites where site.isCounted {
        calls += 1
        apis[site.api].calls += 1
        if !seen[site.api] { apis[site.api].files += 1 }
        seen[site.api] = true
      }
      if calls == 0 { continue }
      folders.add(Totals.folder(of: file.path), calls)
      files.add(file.path, calls)
      if !owner.subsystem.isEmpty { subsystems.add(owner.subsystem, calls) }
      for list in owner.lists { lists.add(list, calls) }
    }
    self.apis = apis
    self.folders = folders.rows
    self.subsystems = subsystems.rows
    self.lists = lists.rows
    self.files = files.rows
  }

  /// The first two folders of a path.
  static func folder(of path: String) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().prefix(2)
    return parts.isEmpty ? "." : parts.joined(separator: "/")
  }
}

/// Collects rows by name.
private struct Groups {
  private var places: [String: Int] = [:]
  private var found: [Totals.Row] = []

  mutating func add(_ name: String, _ calls: Int) {
    if let place = places[name] {
      found[place].calls += calls
      found[place].files += 1
    } else {
      places[name] = found.count
      found.append(Totals.Row(name: name, calls: calls, files: 1))
    }
  }

  /// The most calls first, then by name.
  var rows: [Totals.Row] {
    found.sorted { one, other in
      one.calls != other.calls
        ? one.calls > other.calls : one.name.utf8.lexicographicallyPrecedes(other.name.utf8)
    }
  }
}
