// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Finds what became of the sites that a sync does not meet any more.
///
/// A site that a commit took is held against that commit alone. Others are held against the state
/// that the ledger knows: its commit, else the folder that it was taken from, where another one is
/// compared now.
struct SyncEndings {
  private let snapshot: TreeSnapshot
  private let history: SyncHistory?
  private let oldRoot: String

  init(_ snapshot: TreeSnapshot, history: SyncHistory?, oldRoot: String) {
    self.snapshot = snapshot
    self.history = history
    self.oldRoot = oldRoot
  }

  /// Judges sites that have gone since the last look.
  func judge(_ gone: inout [SyncPlan.Gone]) {
    if gone.isEmpty { return }
    let objects = history.flatMap { _ in GitObjectTexts(snapshot.root) }
    for (id, group) in Dictionary(grouping: gone.indices, by: { gone[$0].departure?.commit.id }) {
      let sites = group.map { at in
        let site = gone[at].departure?.site ?? gone[at].known.site
        return EndingFinder.Site(
          site: site,
          newPath: gone[at].departure?.newPath ?? history?.renames[site.path] ?? site.path)
      }
      write(judged(sites, by: id, objects), of: sites, to: &gone, at: group)
    }
  }

  /// Judges sites that an older program knew to be gone, where the commit is there; the others are
  /// left out.
  func judgeLate(_ gone: inout [SyncPlan.Gone]) {
    gone.removeAll { $0.known.unjudged == nil }
    guard !gone.isEmpty, GitTree(root: snapshot.root) != nil,
      let objects = GitObjectTexts(snapshot.root)
    else {
      gone = []
      return
    }
    for at in gone.indices {
      let site = gone[at].known.site
      gone[at].departure = gone[at].known.unjudged.map {
        CommitTrace.Departure(commit: $0, site: site, newPath: site.path)
      }
    }
    for (id, group) in Dictionary(grouping: gone.indices, by: { gone[$0].departure?.commit.id }) {
      let sites = group.map { at in
        EndingFinder.Site(site: gone[at].known.site, newPath: gone[at].known.site.path)
      }
      write(judged(sites, by: id, objects), of: sites, to: &gone, at: group)
    }
    gone.removeAll { $0.ending == .unknown }
  }

  private func write(
    _ verdicts: [EndingJudge.Verdict], of sites: [EndingFinder.Site],
    to gone: inout [SyncPlan.Gone], at places: [Int]
  ) {
    for (index, at) in places.enumerated() {
      gone[at].ending = verdicts[index].ending
      gone[at].movedTo = verdicts[index].movedTo.map { (sites[index].newPath, $0) }
    }
  }

  /// Judges the sites that one commit took; nil stands for no known commit.
  private func judged(
    _ sites: [EndingFinder.Site], by commit: String?, _ objects: GitObjectTexts?
  ) -> [EndingJudge.Verdict] {
    let pair: SourcePair
    if let commit, let objects, let git = GitTree(root: snapshot.root) {
      pair = SourcePair(
        before: CommitFiles(git, commit + "^", objects),
        after: CommitFiles(git, commit, objects))
    } else {
      pair = SourcePair(before: filesBefore(objects), after: FolderFiles(snapshot.root))
    }
    return EndingFinder(pair, replacements: snapshot.replacements).verdicts(of: sites)
  }

  /// The files as the ledger last saw them.
  private func filesBefore(_ objects: GitObjectTexts?) -> (any TreeFiles)? {
    if let history, let objects { return CommitFiles(history.git, history.from, objects) }
    let isOther = oldRoot != snapshot.root && FileKind(at: oldRoot) == .directory
    return isOther ? FolderFiles(oldRoot) : nil
  }
}
