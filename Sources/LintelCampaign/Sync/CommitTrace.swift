// SPDX-License-Identifier: GPL-2.0-only

/// Follows sites through the commits of a history to find the one at which each is gone.
///
/// A site is followed by its text: a commit that edits its line gives it a new one. Line numbers do
/// not help, since commits on different branches do not see each other's lines. The same walk
/// backwards finds the commit that brought a site.
struct CommitTrace {
  /// A site on its way.
  private struct Walker {
    var site: SeenSite
    var paths: Set<String>
    var departure: Departure?
  }

  /// How a site went: the commit, and where the call was in the commit before it.
  struct Departure: Sendable {
    let commit: Site.Commit
    let site: SeenSite
    /// The path of the file after the commit.
    let newPath: String
  }

  private var walkers: [Walker]
  /// Which walkers may be in a file.
  private var byPath: [String: [Int]] = [:]

  /// How alike a call in a patch must be to a site whose line it does not have.
  private static let leastLikeness = 0.5

  /// Follows these sites; `renames` leads from a path to the one that the file has at the other end.
  init(_ sites: [SeenSite], renames: [String: String]) {
    walkers = sites.map { site in
      var paths: Set<String> = [site.path]
      if let path = renames[site.path] { paths.insert(path) }
      return Walker(site: site, paths: paths)
    }
    for at in walkers.indices {
      for path in walkers[at].paths { byPath[path, default: []].append(at) }
    }
  }

  /// How each site went; nil where no commit was seen to take it.
  var departures: [Departure?] { walkers.map(\.departure) }

  /// Goes through the next commit.
  mutating func follow(_ changes: UseChanges, of commit: Site.Commit) {
    for (old, new) in changes.renames {
      for at in byPath[old] ?? [] where walkers[at].departure == nil {
        if walkers[at].paths.insert(new).inserted { byPath[new, default: []].append(at) }
      }
    }
    // A commit that brings a call back takes back that it was gone.
    for use in changes.added {
      if let at = walker(for: use, isGone: true) { walkers[at].departure = nil }
    }
    for (old, new) in changes.changed {
      guard let at = walker(for: old, isGone: false) else { continue }
      walkers[at].site.text = new.text
      walkers[at].site.function = new.function.isEmpty ? old.function : new.function
      walkers[at].site.above = new.above
      walkers[at].site.below = new.below
      if walkers[at].paths.insert(new.path).inserted { byPath[new.path, default: []].append(at) }
    }
    for use in changes.removed {
      guard let at = walker(for: use, isGone: false) else { continue }
      var site = use
      if site.function.isEmpty { site.function = walkers[at].site.function }
      walkers[at].departure = Departure(
        commit: commit, site: site, newPath: changes.renames[use.path] ?? use.path)
    }
  }

  /// The walker that a call of a patch is most likely to be.
  private func walker(for use: SeenSite, isGone: Bool) -> Int? {
    let features = SiteFeatures(use)
    var best: (rank: Double, at: Int)?
    for at in byPath[use.path] ?? [] {
      let walker = walkers[at]
      guard walker.site.api == use.api, (walker.departure != nil) == isGone else { continue }
      let likeness = features.likeness(to: SiteFeatures(walker.site))
      let isSameFunction = !use.function.isEmpty && walker.site.function.hasName(use.function)
      guard walker.site.text == use.text || isSameFunction && likeness >= Self.leastLikeness else {
        continue
      }
      // The function weighs as much as the line, the context decides between equals.
      let rank = likeness + (isSameFunction ? 1 : 0)
      if best.map({ rank > $0.rank }) ?? true { best = (rank, at) }
    }
    return best?.at
  }
}

extension String {
  /// Whether a function's name is this one: `SYSCALL_DEFINE2(swapon)` also goes by its macro.
  fileprivate func hasName(_ name: String) -> Bool {
    self == name || hasPrefix(name + "(")
  }
}
