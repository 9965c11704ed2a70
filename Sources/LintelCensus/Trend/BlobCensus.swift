// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Counts calls in the blobs of a repository, each blob once.
struct BlobCensus: ~Copyable {
  /// A blob as one language: a header shadows nothing, so the same bytes may count differently.
  struct Key: Hashable {
    let id: ObjectID
    let language: SourceFile.Language
  }

  /// A file of a tree, by its name there.
  struct File {
    let key: Key
    let name: [UInt8]

    init(_ entry: TreeEntry, _ language: SourceFile.Language) {
      key = Key(id: entry.id, language: language)
      name = entry.name
    }
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
  /// What all the calls take, in bytes.
  private var weight = 0
  /// The files that are too large to be counted.
  private(set) var failures: [InputError] = []

  init(_ apis: APISet) {
    self.apis = apis
    filter = NameFilter(apis)
  }

  /// Reads those of the blobs that were not read yet.
  mutating func read(_ files: [File], from objects: inout GitObjects) throws(CensusError) {
    var wanted: [File] = []
    for file in files where seen.insert(file.key).inserted { wanted.append(file) }
    let (apis, filter) = (apis, filter)
    var fresh: [(Key, [Calls: Int])] = []
    var weight = weight
    var failures: [InputError] = []
    try objects.read(wanted.map(\.key.id)) { index, kind, text in
      if weight > Limits.censusPlaceBytes { return }
      let file = wanted[index]
      if kind == .largeBlob {
        failures.append(RegularFile.tooLarge(file.shown, RegularFile.tableLimit))
      }
      guard kind == .blob, filter.matches(text) else { return }
      guard text.count <= Limits.censusBytes else {
        failures.append(RegularFile.tooLarge(file.shown, Limits.censusBytes))
        return
      }
      let path = file.key.language.samplePath
      var calls: [Calls: Int] = [:]
      let sites = SiteScanner.sites(in: text, path: path, apis: apis)
      if sites.count >= CallSite.most { weight += Limits.censusPlaceBytes }
      for site in sites where site.isCounted {
        calls[Calls(api: site.api, function: site.function), default: 0] += 1
      }
      weight += calls.keys.reduce(0) { $0 + 64 + $1.function.utf8.count }
      if !calls.isEmpty { fresh.append((file.key, calls)) }
    }
    if weight > Limits.censusPlaceBytes { throw .tooManyPlaces }
    self.weight = weight
    self.failures += failures
    for (key, calls) in fresh { found[key] = calls }
  }

  /// The calls of a blob that was read.
  func calls(_ key: Key) -> [Calls: Int] { found[key] ?? [:] }
}

extension BlobCensus.File {
  /// The file for messages: only a blob has one id wherever it stands.
  fileprivate var shown: String {
    "\(name.withView { $0.string }) (blob \(key.id.hex.prefix(12)))"
  }
}
