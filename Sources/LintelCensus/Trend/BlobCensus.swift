// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Counts calls in the blobs of a repository, each blob once.
struct BlobCensus: ~Copyable {
  /// A blob as one language: a header shadows nothing, so the same bytes may count differently.
  struct Key: Hashable {
    let id: ObjectID
    let language: SourceFile.Language
  }

  /// Calls of one function.
  struct Calls: Hashable {
    let api: Int
    let function: String
  }

  let apis: APISet
  private let filter: NameFilter
  /// The calls of the blobs that have any.
  private var found: [Key: [Calls: Int]] = [:]
  private var seen: Set<Key> = []

  init(_ apis: APISet) {
    self.apis = apis
    filter = NameFilter(apis)
  }

  /// Reads those of the blobs that were not read yet.
  mutating func read(_ keys: [Key], from objects: inout GitObjects) throws(CensusError) {
    var wanted: [Key] = []
    for key in keys where seen.insert(key).inserted { wanted.append(key) }
    let (apis, filter) = (apis, filter)
    var fresh: [(Key, [Calls: Int])] = []
    try objects.read(wanted.map(\.id)) { index, kind, text in
      guard kind == .blob, filter.matches(text) else { return }
      let path = wanted[index].language.samplePath
      var calls: [Calls: Int] = [:]
      for site in SiteScanner.sites(in: text, path: path, apis: apis) where site.isCounted {
        calls[Calls(api: site.api, function: site.function), default: 0] += 1
      }
      if !calls.isEmpty { fresh.append((wanted[index], calls)) }
    }
    for (key, calls) in fresh { found[key] = calls }
  }

  /// The calls of a blob that was read.
  func calls(_ key: Key) -> [Calls: Int] { found[key] ?? [:] }
}
