// SPDX-License-Identifier: GPL-2.0-only

import LintelCensus
import LintelText

/// How claimed sites are cut into series that a subsystem can take.
package struct SeriesPlan: Sendable, Codable {
  /// One patch of a series: sites that belong together.
  package struct Patch: Sendable, Codable {
    /// The file.
    package var path: String
    /// The sites, by line.
    package var sites: [Site]
  }

  /// The work for one subsystem.
  package struct Series: Sendable, Codable {
    /// The subsystem.
    package var subsystem: String
    /// What subjects begin with there; nil where the past does not tell.
    package var prefix: String?
    /// The commit that the work is based on; nil for a tree without git.
    package var base: String?
    /// Whom the series goes to.
    package var contacts: [Contact]
    /// The patches.
    package var patches: [Patch]
  }

  /// The series.
  package var series: [Series]

  /// Groups sites by subsystem and file; a series has at most `mostPatches` patches.
  ///
  /// A function's calls are never torn apart, nor are a file's: a map and its unmap go together.
  package init(_ sites: [Site], mostPatches: Int) {
    var all: [Series] = []
    for (subsystem, own) in Dictionary(grouping: sites, by: \.subsystem).sorted(by: {
      $0.key < $1.key
    }) {
      let files = Dictionary(grouping: own, by: \.path).sorted { $0.key < $1.key }
      let patches = files.map { path, sites in
        Patch(path: path, sites: sites.sorted { ($0.line, $0.key) < ($1.line, $1.key) })
      }
      var at = 0
      while at < patches.count {
        let end = min(at + max(1, mostPatches), patches.count)
        all.append(
          Series(subsystem: subsystem, contacts: [], patches: Array(patches[at..<end])))
        at = end
      }
    }
    series = all
  }
}

extension Ledger {
  /// Plans the series for the sites that a person has, with what the tree's history tells.
  package func seriesPlan(
    for person: Person, mostPatches: Int, now: Timestamp
  ) throws(LedgerError) -> SeriesPlan {
    let sites = try sites(of: person, now: now).filter(\.state.isLeft)
    var plan = SeriesPlan(sites, mostPatches: mostPatches)
    let root = try settings().root
    let head = GitTree(root: root)?.head
    for index in plan.series.indices {
      plan.series[index].contacts = try contacts(of: plan.series[index].subsystem)
      plan.series[index].base = head
      let paths = plan.series[index].patches.map(\.path)
      plan.series[index].prefix = SubjectHistory(root: root)?.prefix(of: paths)
    }
    return plan
  }

  /// What others do at the sites that a patch converts: who has claimed them or has a patch.
  package func duplicates(
    ofPatch text: [UInt8], by person: Person, now: Timestamp
  ) throws(LedgerError) -> (sites: [Site], others: [Site]) {
    let names = APINames(try settings().apis)
    let patch = text.withView { PatchReader.read($0, names: names) }
    if let problem = patch.problem { throw .invalid("the patch is broken: \(problem)") }
    if !patch.hasHunk { throw .invalid("no patch is in it") }
    let numbers = try SiteIndex(self).numbers(convertedBy: UseChanges(patch))
    let sites = try read { database in
      try Self.sites(numbers: numbers, now: now, database)
    }
    let others = sites.filter { site in
      if !site.state.isLeft { return true }
      let isClaimed = site.holder.map { !$0.person.isSame(as: person) } ?? false
      return isClaimed || (site.patch.map { !$0.author.isSame(as: person) } ?? false)
    }
    return (sites, others)
  }
}
