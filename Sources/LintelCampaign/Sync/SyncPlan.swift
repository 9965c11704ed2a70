// SPDX-License-Identifier: GPL-2.0-only

import GRDB

/// What a sync is going to write, worked out before the ledger is locked.
struct SyncPlan: Sendable {
  /// A site of the ledger as it was last seen.
  struct Known: Sendable {
    let number: Int64
    let key: String
    let site: SeenSite
    let isPresent: Bool
    /// The commit that took it out of the tree, where nobody has seen yet what took its place.
    let unjudged: Site.Commit?
  }

  /// A site that is gone.
  struct Gone: Sendable {
    let known: Known
    /// How it went, where a history tells.
    var departure: CommitTrace.Departure?
    /// What became of it.
    var ending = SiteEnding.unknown
    /// The function in which its API is called now in its place, and that function's file.
    var movedTo: (path: String, function: String)?

    init(_ known: Known) { self.known = known }
  }

  /// The number of the revision that the plan starts from.
  let base: Int64
  let snapshot: TreeSnapshot
  /// Ledger sites and tree sites that are the same.
  private(set) var kept: [(known: Known, now: SeenSite)] = []
  /// Sites that were gone and are back.
  private(set) var returned: [(known: Known, now: SeenSite)] = []
  /// Sites that are gone.
  private(set) var gone: [Gone] = []
  /// Sites that were known to be gone, and of which it is known now what became of them.
  private(set) var judged: [Gone] = []
  /// Sites that no ledger site is, and the commit that brought them.
  private(set) var fresh: [(site: SeenSite, commit: Site.Commit?)] = []

  /// Compares a ledger with a tree, and asks the tree's history.
  init(_ ledger: Ledger, _ snapshot: TreeSnapshot) throws(LedgerError) {
    let (base, commit, known, root) = try ledger.read { database in
      let row = try Row.fetchOne(
        database, sql: "SELECT id, commit_id FROM revision ORDER BY id DESC LIMIT 1")
      let number: Int64 = row?["id"] ?? 0
      let commit: String? = row?["commit_id"]
      return (number, commit, try Self.known(database), try LedgerSettings(database).root)
    }
    self.base = base
    self.snapshot = snapshot
    let history = try SyncHistory(snapshot, from: commit)
    match(known, renames: history?.renames ?? [:])
    try history?.explain(&gone, &fresh)
    let endings = SyncEndings(snapshot, history: history, oldRoot: root)
    endings.judge(&gone)
    keepMoved()
    judged = known.filter { $0.unjudged != nil && !$0.isPresent }.map(Gone.init)
    judged.removeAll { gone in returned.contains { $0.known.number == gone.known.number } }
    endings.judgeLate(&judged)
  }

  /// A call that another function makes now is the same site, as long as there are calls for all.
  private mutating func keepMoved() {
    for at in gone.indices.reversed() {
      guard let (path, function) = gone[at].movedTo,
        let new = fresh.firstIndex(where: {
          $0.site.api == gone[at].known.site.api && $0.site.function == function
            && $0.site.path == path
        })
      else { continue }
      kept.append((gone[at].known, fresh[new].site))
      gone.remove(at: at)
      fresh.remove(at: new)
    }
  }

  /// All sites of a ledger, those that are gone included.
  static func known(_ database: Database) throws -> [Known] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT site.*, subsystem.name AS subsystem_name,
          CASE presence WHEN 'gone' THEN git_commit.id END AS gone_commit,
          git_commit.name AS gone_name, git_commit.address AS gone_address,
          git_commit.authored AS gone_authored, git_commit.subject AS gone_subject
        FROM site JOIN subsystem ON subsystem.id = site.subsystem
          LEFT JOIN git_commit ON git_commit.id = site.gone_by
        ORDER BY site.id
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
        isPresent: presence == "present", unjudged: Site.Commit(row, prefix: "gone_"))
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
    gone = present.map(Gone.init)
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
