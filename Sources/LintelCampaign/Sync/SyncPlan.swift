// SPDX-License-Identifier: GPL-2.0-only

import GRDB
import LintelText

/// What a sync is going to write, worked out before the ledger is locked.
struct SyncPlan: Sendable {
  /// A site of the ledger as it was last seen.
  struct Known: Sendable {
    let number: Int64
    let key: String
    let site: SeenSite
    let isPresent: Bool
  }

  /// The number of the revision that the plan starts from.
  let base: Int64
  let snapshot: TreeSnapshot
  /// Ledger sites and tree sites that are the same.
  private(set) var kept: [(known: Known, now: SeenSite)] = []
  /// Sites that were gone and are back.
  private(set) var returned: [(known: Known, now: SeenSite)] = []
  /// Sites that are gone, whether with their file, and by which commit.
  private(set) var gone: [(known: Known, isFileGone: Bool, commit: Site.Commit?)] = []
  /// Sites that no ledger site is, and the commit that brought them.
  private(set) var fresh: [(site: SeenSite, commit: Site.Commit?)] = []

  /// Compares a ledger with a tree, and asks the tree's history.
  init(_ ledger: Ledger, _ snapshot: TreeSnapshot) throws(LedgerError) {
    let (base, commit, known) = try ledger.read { database in
      let row = try Row.fetchOne(
        database, sql: "SELECT id, commit_id FROM revision ORDER BY id DESC LIMIT 1")
      let number: Int64 = row?["id"] ?? 0
      let commit: String? = row?["commit_id"]
      return (number, commit, try Self.known(database))
    }
    self.base = base
    self.snapshot = snapshot
    let history = History(snapshot, from: commit)
    match(known, renames: history?.renames ?? [:])
    history?.explain(&gone, &fresh)
  }

  /// All sites of a ledger, those that are gone included.
  static func known(_ database: Database) throws -> [Known] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT site.*, subsystem.name AS subsystem_name
        FROM site JOIN subsystem ON subsystem.id = site.subsystem ORDER BY site.id
        """
    ).map { row in
      func lines(_ column: String) -> [String] {
        let text: String = row[column]
        return text.split(separator: "\n").map(String.init)
      }
      let presence: String = row["presence"]
      return Known(
        number: row["id"], key: row["key"],
        site: SeenSite(
          api: row["api"], kind: row["kind"], path: row["path"], line: row["line"],
          function: row["function"], ordinal: row["ordinal"], text: row["text"],
          above: lines("above"), below: lines("below"), subsystem: row["subsystem_name"]),
        isPresent: presence == "present")
    }
  }

  /// Decides which site is which.
  ///
  /// A call that is back where one was that is gone is that one, before anybody else's is looked for
  /// there: drivers of a family have the same lines.
  private mutating func match(_ known: [Known], renames: [String: String]) {
    var present = known.filter(\.isPresent)
    var rest = snapshot.sites
    kept = Self.take(&present, &rest) {
      SiteMatcher.pairs(old: $0, new: $1, renames: renames, within: .near)
    }
    var absent = known.filter { !$0.isPresent }
    returned = Self.take(&absent, &rest) { SiteMatcher.pairsInPlace(old: $0, new: $1) }
    kept += Self.take(&present, &rest) {
      SiteMatcher.pairs(old: $0, new: $1, renames: renames, within: .far)
    }
    for site in present {
      let path = renames[site.site.path] ?? site.site.path
      gone.append((site, FileKind(at: snapshot.root + "/" + path) == nil, nil))
    }
    fresh = rest.map { ($0, nil) }
  }

  /// Pairs sites and takes those that have a partner out of both lists.
  private static func take(
    _ old: inout [Known], _ new: inout [SeenSite],
    _ match: ([SeenSite], [SeenSite]) -> [SiteMatcher.Pair]
  ) -> [(known: Known, now: SeenSite)] {
    let pairs = match(old.map(\.site), new)
    let found = pairs.map { (old[$0.old], new[$0.new]) }
    let olds = Set(pairs.map(\.old))
    let news = Set(pairs.map(\.new))
    old = old.enumerated().filter { !olds.contains($0.offset) }.map(\.element)
    new = new.enumerated().filter { !news.contains($0.offset) }.map(\.element)
    return found
  }
}

/// The commits between the state that a ledger knows and the tree's.
private struct History {
  let git: GitTree
  let from: String
  let to: String
  let names: APINames
  let renames: [String: String]

  /// Nil where there is no history to ask.
  init?(_ snapshot: TreeSnapshot, from: String?) {
    guard let from, let to = snapshot.commit, from != to, let git = GitTree(root: snapshot.root),
      git.commit(from) != nil
    else { return nil }
    self.git = git
    self.from = from
    self.to = to
    names = APINames(snapshot.apis)
    renames = git.renames(from: from, to: to)
  }

  /// Finds the commits that took sites away, and those that brought some.
  func explain(
    _ gone: inout [(known: SyncPlan.Known, isFileGone: Bool, commit: Site.Commit?)],
    _ fresh: inout [(site: SeenSite, commit: Site.Commit?)]
  ) {
    if gone.isEmpty && fresh.isEmpty { return }
    var paths = Set(gone.map(\.known.site.path)).union(fresh.map(\.site.path))
    for path in paths { if let new = renames[path] { paths.insert(new) } }
    var commits: [(commit: Site.Commit, changes: UseChanges)] = []
    git.forEachCommit(from: from, to: to, paths: paths.sorted(), names: names) { commit, diff in
      let changes = UseChanges(PatchReader.read(diff, names: names))
      if !changes.isEmpty { commits.append((commit, changes)) }
    }
    var forward = CommitTrace(gone.map(\.known.site), renames: renames)
    for (commit, changes) in commits { forward.follow(changes, of: commit) }
    for (at, commit) in forward.commits.enumerated() { gone[at].commit = commit }
    let back = Dictionary(
      renames.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
    var backward = CommitTrace(fresh.map(\.site), renames: back)
    for (commit, changes) in commits.reversed() { backward.follow(changes.reversed, of: commit) }
    for (at, commit) in backward.commits.enumerated() { fresh[at].commit = commit }
  }
}
