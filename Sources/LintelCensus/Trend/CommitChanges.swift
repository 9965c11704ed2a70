// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// The calls that the commits of a range added and removed.
package struct CommitChanges: Sendable {
  /// What a commit did to the calls of one API.
  package struct Change: Sendable, Equatable {
    /// The number of the API.
    package let api: Int
    /// Calls in functions that have more of them now, and in those that have less.
    package var added = 0
    package var removed = 0
  }

  /// A commit that changed calls.
  package struct Entry: Sendable {
    /// The commit.
    package let commit: Commit
    /// The changes, in the order of the APIs.
    package let changes: [Change]
  }

  /// The APIs.
  package let apis: APISet
  /// The commits that changed calls, the newest first.
  package let entries: [Entry]
  /// How many commits were looked at; merges are not.
  package let commitCount: Int
  /// Files that are too large to be counted.
  package let failures: [InputError]

  /// The changes of a range that is written `A..B`.
  ///
  /// A call that moves to another file with its function is no change.
  package init(directory: String, apis: APISet, range: String) throws(CensusError) {
    guard let dots = range.utf8Range(of: ".."), !range.contains("...") else {
      throw .noRange(range)
    }
    var objects = try GitObjects(directory: directory)
    let (from, to) = (String(range[..<dots.lowerBound]), String(range[dots.upperBound...]))
    let first = try objects.commit(from.isEmpty ? "HEAD" : from)
    let last = try objects.commit(to.isEmpty ? "HEAD" : to)
    let commits = try objects.commits(after: first, upTo: last).filter { $0.parents.count < 2 }
    var reader = ChangeReader(apis)
    var entries: [Entry] = []
    for commit in commits {
      let changes = try reader.changes(of: commit, &objects)
      if !changes.isEmpty { entries.append(Entry(commit: commit, changes: changes)) }
    }
    self.apis = apis
    self.entries = entries
    commitCount = commits.count
    failures = reader.failures
  }
}

extension String {
  /// Where a text stands first.
  fileprivate func utf8Range(of text: String) -> Range<String.Index>? {
    var at = startIndex
    while at < endIndex {
      if self[at...].hasPrefix(text) { return at..<index(at, offsetBy: text.count) }
      at = index(after: at)
    }
    return nil
  }
}

/// Compares the trees of commits.
private struct ChangeReader: ~Copyable {
  private var blobs: BlobCensus
  private var trees: [ObjectID: [TreeEntry]] = [:]
  /// The files that are too large to be counted.
  var failures: [InputError] { blobs.failures }

  /// How many trees are kept: those of a commit are mostly those of the one before it.
  private static let treeLimit = 20_000

  init(_ apis: APISet) { blobs = BlobCensus(apis) }

  mutating func changes(
    of commit: Commit, _ objects: inout GitObjects
  ) throws(CensusError) -> [CommitChanges.Change] {
    var before: ObjectID?
    if let parent = commit.parents.first {
      // Without the parent, as at the end of a shallow clone, nobody can say what changed.
      guard let found = try objects.commit(parent) else { return [] }
      before = found.tree
    }
    var removed: [BlobCensus.File] = []
    var added: [BlobCensus.File] = []
    var pairs: [(ObjectID?, ObjectID?)] = before == commit.tree ? [] : [(before, commit.tree)]
    while !pairs.isEmpty {
      try load(pairs.flatMap { [$0.0, $0.1].compactMap { $0 } }, &objects)
      var next: [(ObjectID?, ObjectID?)] = []
      for (old, new) in pairs {
        compare(entries(old), entries(new), &removed, &added, &next)
      }
      pairs = next
    }
    try blobs.read(removed + added, from: &objects)
    var balance: [BlobCensus.Calls: Int] = [:]
    for file in added {
      for (calls, count) in blobs.calls(file.key) { balance[calls, default: 0] += count }
    }
    for file in removed {
      for (calls, count) in blobs.calls(file.key) { balance[calls, default: 0] -= count }
    }
    var changes = blobs.apis.apis.indices.map { CommitChanges.Change(api: $0) }
    for (calls, count) in balance {
      if count > 0 { changes[calls.api].added += count }
      if count < 0 { changes[calls.api].removed -= count }
    }
    return changes.filter { $0.added > 0 || $0.removed > 0 }
  }

  private func entries(_ id: ObjectID?) -> [TreeEntry] { id.flatMap { trees[$0] } ?? [] }

  private mutating func load(
    _ ids: [ObjectID], _ objects: inout GitObjects
  ) throws(CensusError) {
    if trees.count > Self.treeLimit { trees = [:] }
    let wanted = Array(Set(ids.filter { trees[$0] == nil }))
    var read: [(ObjectID, [TreeEntry])] = []
    try objects.read(wanted) { index, kind, text in
      let id = wanted[index]
      read.append((id, kind == .tree ? TreeEntry.list(text, idLength: id.byteCount) : []))
    }
    for (id, entries) in read { trees[id] = entries }
  }

  private func compare(
    _ old: [TreeEntry], _ new: [TreeEntry], _ removed: inout [BlobCensus.File],
    _ added: inout [BlobCensus.File], _ next: inout [(ObjectID?, ObjectID?)]
  ) {
    var before: [[UInt8]: TreeEntry] = [:]
    for entry in old { before[entry.name] = entry }
    for entry in new {
      let other = before.removeValue(forKey: entry.name)
      if let other, other.id == entry.id, other.kind == entry.kind { continue }
      switch (entry.kind, other?.kind) {
      case (.tree, .some(.tree)): next.append((other?.id, entry.id))
      default:
        note(entry, isNew: true, &added, &next)
        if let other { note(other, isNew: false, &removed, &next) }
      }
    }
    for entry in before.values { note(entry, isNew: false, &removed, &next) }
  }

  private func note(
    _ entry: TreeEntry, isNew: Bool, _ files: inout [BlobCensus.File],
    _ next: inout [(ObjectID?, ObjectID?)]
  ) {
    switch entry.kind {
    case .tree: next.append(isNew ? (nil, entry.id) : (entry.id, nil))
    case .source(let language): files.append(BlobCensus.File(entry, language))
    }
  }
}
