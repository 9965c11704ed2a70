// SPDX-License-Identifier: GPL-2.0-only

/// The commits between the state that a ledger knows and the tree's.
struct SyncHistory: Sendable {
  let git: GitTree
  let from: String
  let to: String
  let names: APINames
  let renames: [String: String]

  /// Nil where there is no history to ask; throws where git fails.
  init?(_ snapshot: TreeSnapshot, from: String?) throws(LedgerError) {
    guard let from, let to = snapshot.commit, from != to, let git = GitTree(root: snapshot.root),
      git.commit(from) != nil
    else { return nil }
    self.git = git
    self.from = from
    self.to = to
    names = APINames(snapshot.apis)
    renames = try git.renames(from: from, to: to)
  }

  /// Finds the commits that took sites away, and those that brought some; throws where git fails.
  func explain(
    _ gone: inout [SyncPlan.Gone],
    _ fresh: inout [(site: SeenSite, commit: Site.Commit?)]
  ) throws(LedgerError) {
    if gone.isEmpty && fresh.isEmpty { return }
    var paths = Set(gone.map(\.known.site.path)).union(fresh.map(\.site.path))
    for path in paths { if let new = renames[path] { paths.insert(new) } }
    var commits: [(commit: Site.Commit, changes: UseChanges)] = []
    try git.forEachCommit(from: from, to: to, paths: paths.sorted(), names: names) { commit, diff in
      let changes = UseChanges(PatchReader.read(diff, names: names))
      if !changes.isEmpty { commits.append((commit, changes)) }
    }
    var forward = CommitTrace(gone.map(\.known.site), renames: renames)
    for (commit, changes) in commits { forward.follow(changes, of: commit) }
    for (at, departure) in forward.departures.enumerated() { gone[at].departure = departure }
    let back = Dictionary(
      renames.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
    var backward = CommitTrace(fresh.map(\.site), renames: back)
    for (commit, changes) in commits.reversed() { backward.follow(changes.reversed, of: commit) }
    for (at, departure) in backward.departures.enumerated() { fresh[at].commit = departure?.commit }
  }
}
