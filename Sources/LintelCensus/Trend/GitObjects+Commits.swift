// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension GitObjects {
  /// The commit that a revision names.
  mutating func commit(_ revision: String) throws(CensusError) -> Commit {
    // What looks like an option is no revision.
    guard !revision.hasPrefix("-"), let found = try find(revision + "^{commit}"),
      found.kind == .commit, let commit = Commit(found.id, lastContents)
    else { throw .noCommit(revision) }
    return commit
  }

  /// The commit with this id; nil where the repository does not have it, as in a shallow clone.
  mutating func commit(_ id: ObjectID) throws(CensusError) -> Commit? {
    var commit: Commit?
    try read([id]) { _, kind, text in if kind == .commit { commit = Commit(id, text) } }
    return commit
  }

  /// The commits from `last` along first parents, down to `first` or what is older; the oldest
  /// first.
  mutating func firstParents(from last: Commit, to first: Commit) throws(CensusError) -> [Commit] {
    var line = [last]
    while let commit = line.last, commit.id != first.id, let parent = commit.parents.first {
      guard let next = try self.commit(parent), next.date >= first.date || next.id == first.id
      else { break }
      line.append(next)
      if line.count > Limits.censusCommits { throw .tooManyCommits }
    }
    if line.last?.id != first.id { line.append(first) }
    return line.reversed()
  }

  /// The commits that `last` has and `first` has not, the newest first.
  ///
  /// Both histories are walked by date, newest first. What `first` has is marked on the way; when
  /// only marked commits are left, a few more are looked at, as dates need not be true.
  mutating func commits(after first: Commit, upTo last: Commit) throws(CensusError) -> [Commit] {
    var queue = CommitQueue()
    var excluded: Set<ObjectID> = [first.id]
    var parents: [ObjectID: [ObjectID]] = [:]
    var met: Set<ObjectID> = [first.id, last.id]
    var found: [Commit] = []
    var included = 1
    queue.insert(first)
    if first.id != last.id { queue.insert(last) }
    var slack = 16
    while let commit = queue.popNewest() {
      if !excluded.contains(commit.id) { included -= 1 }
      parents[commit.id] = commit.parents
      if parents.count > Limits.censusCommits { throw .tooManyCommits }
      if excluded.contains(commit.id) {
        for parent in commit.parents where excluded.insert(parent).inserted {
          if queue.contains(parent) { included -= 1 }
          exclude(parent, &excluded, parents)
        }
      } else {
        found.append(commit)
      }
      for parent in commit.parents where met.insert(parent).inserted {
        guard let next = try self.commit(parent) else { continue }
        queue.insert(next)
        if !excluded.contains(parent) { included += 1 }
      }
      if included <= 0 {
        slack -= 1
        if slack < 0 { break }
      } else {
        slack = 16
      }
    }
    return found.filter { !excluded.contains($0.id) }
  }

  /// Marks what is known of the ancestors of a commit.
  private func exclude(
    _ id: ObjectID, _ excluded: inout Set<ObjectID>, _ parents: [ObjectID: [ObjectID]]
  ) {
    var pending = [id]
    while let next = pending.popLast() {
      for parent in parents[next] ?? [] where excluded.insert(parent).inserted {
        pending.append(parent)
      }
    }
  }
}

/// Commits, the newest of which can be taken out: a binary heap.
private struct CommitQueue {
  private var heap: [Commit] = []
  private var ids: Set<ObjectID> = []

  func contains(_ id: ObjectID) -> Bool { ids.contains(id) }

  mutating func insert(_ commit: Commit) {
    ids.insert(commit.id)
    heap.append(commit)
    var at = heap.count - 1
    while at > 0, heap[(at - 1) / 2].date < heap[at].date {
      heap.swapAt(at, (at - 1) / 2)
      at = (at - 1) / 2
    }
  }

  mutating func popNewest() -> Commit? {
    guard let newest = heap.first, let last = heap.popLast() else { return nil }
    ids.remove(newest.id)
    if heap.isEmpty { return newest }
    heap[0] = last
    var at = 0
    while true {
      var child = at * 2 + 1
      if child >= heap.count { break }
      if child + 1 < heap.count, heap[child + 1].date > heap[child].date { child += 1 }
      if heap[child].date <= heap[at].date { break }
      heap.swapAt(at, child)
      at = child
    }
    return newest
  }
}
