// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Counts the calls of whole trees in a repository; what two trees share is counted once.
struct TreeCensus: ~Copyable {
  private var blobs: BlobCensus
  private let apiCount: Int
  /// The files that are too large to be counted.
  var failures: [InputError] { blobs.failures }
  /// The calls of each API below a tree.
  private var known: [ObjectID: [Int]] = [:]

  init(_ apis: APISet) {
    blobs = BlobCensus(apis)
    apiCount = apis.apis.count
  }

  /// The calls of each API in a tree.
  mutating func counts(
    _ root: ObjectID, from objects: inout GitObjects
  ) throws(CensusError) -> [Int] {
    if let counts = known[root] { return counts }
    // Trees are read level by level, so that git is asked for many at once.
    var levels: [[(id: ObjectID, entries: [TreeEntry])]] = []
    var next = [root]
    var met: Set<ObjectID> = [root]
    var wanted: [BlobCensus.File] = []
    while !next.isEmpty {
      let level = next
      var lists: [(id: ObjectID, entries: [TreeEntry])] = []
      try objects.read(level) { index, kind, text in
        let entries =
          kind == .tree ? TreeEntry.list(text, idLength: level[index].byteCount) : []
        lists.append((level[index], entries))
      }
      next = []
      for entry in lists.lazy.flatMap(\.entries) {
        switch entry.kind {
        case .tree:
          if known[entry.id] == nil, met.insert(entry.id).inserted { next.append(entry.id) }
        case .source(let language):
          wanted.append(BlobCensus.File(entry, language))
        }
      }
      levels.append(lists)
    }
    try blobs.read(wanted, from: &objects)
    sum(levels)
    return known[root] ?? [Int](repeating: 0, count: apiCount)
  }

  /// Adds up the levels from below. A tree may stand at several depths: one that is met again
  /// before it is known waits for the next round.
  private mutating func sum(_ levels: [[(id: ObjectID, entries: [TreeEntry])]]) {
    var pending = levels.reversed().flatMap { $0 }
    while !pending.isEmpty {
      var waiting: [(id: ObjectID, entries: [TreeEntry])] = []
      for tree in pending {
        if let counts = total(of: tree.entries) {
          known[tree.id] = counts
        } else {
          waiting.append(tree)
        }
      }
      if waiting.count == pending.count { return }
      pending = waiting
    }
  }

  private func total(of entries: [TreeEntry]) -> [Int]? {
    var counts = [Int](repeating: 0, count: apiCount)
    for entry in entries {
      switch entry.kind {
      case .tree:
        guard let below = known[entry.id] else { return nil }
        for api in counts.indices { counts[api] += below[api] }
      case .source(let language):
        for (calls, count) in blobs.calls(BlobCensus.Key(id: entry.id, language: language)) {
          counts[calls.api] += count
        }
      }
    }
    return counts
  }
}
