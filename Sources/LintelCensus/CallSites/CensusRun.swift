// SPDX-License-Identifier: GPL-2.0-only

package import Lintel
import LintelText
import Synchronization

/// Takes the census of a folder.
package struct CensusRun {
  private let root: String
  private let apis: APISet
  private let jobs: Int
  private let cache: NameCache?

  /// Reads wait for the disk, so a core is given several of them.
  private static let readersPerCore = 4

  /// A census of the tree at `root` on `jobs` cores.
  ///
  /// The cache remembers files that have none of the names; nil for none.
  package init(root: String, apis: APISet, jobs: Int, cache: NameCache?) {
    self.root = root
    self.apis = apis
    self.jobs = max(1, min(jobs, 64))
    self.cache = cache
  }

  /// Reads the files, whose paths are counted from the tree's top.
  ///
  /// Half a census would be taken for a whole one, so there is none where there are too many places.
  package func run(_ files: [String]) throws(CensusError) -> Census {
    let key = FileFreeCache.key(root: root, apis: apis)
    let known = FileFreeCache(cache?.read(key) ?? [])
    let queue = FileQueue(files)
    let parts = Mutex<[Part]>([])
    let places = PlaceAccount()
    let (root, apis) = (root, apis)
    WorkerThreads.run(jobs == 1 ? 1 : jobs * Self.readersPerCore) { _ in
      var reader = FileReader(root: root, apis: apis, known: known, places)
      while !places.isFull, let range = queue.next() {
        for index in range where !places.isFull { reader.read(files[index], index) }
      }
      parts.withLock { $0.append(reader.part) }
    }
    if places.isFull { throw .tooManyPlaces }
    let all = parts.withLock { $0 }
    var census = Census(apis: apis, files: [])
    census.fileCount = files.count
    census.cachedCount = all.reduce(0) { $0 + $1.cachedCount }
    census.files = all.flatMap(\.files).sorted { $0.index < $1.index }
      .map { Census.File(path: files[$0.index], sites: $0.sites) }
    let ownership = Ownership(root: root)
    census.owners = census.files.map { ownership.owner(of: $0.path) }
    census.failures =
      ownership.problems + all.flatMap(\.failures).sorted { $0.index < $1.index }.map(\.error)
    let free = all.flatMap(\.free)
    if let cache, census.cachedCount < free.count || free.count != known.count {
      cache.write(free.sorted().uniqued, key)
    }
    return census
  }

  /// What one worker found.
  fileprivate struct Part: Sendable {
    var files: [(index: Int, sites: [CallSite])] = []
    var failures: [(index: Int, error: InputError)] = []
    /// Hashes of files without any of the names.
    var free: [UInt64] = []
    var cachedCount = 0
  }
}

/// The files, a few at a time for each worker.
private final class FileQueue: Sendable {
  private let count: Int
  private let taken = Atomic(0)

  init(_ files: [String]) { count = files.count }

  /// The next files that nobody has taken.
  func next() -> Range<Int>? {
    let start = taken.wrappingAdd(16, ordering: .relaxed).oldValue
    return start < count ? start..<min(start + 16, count) : nil
  }
}

/// What all workers keep of the places that they found.
private final class PlaceAccount: Sendable {
  private let bytes = Atomic(0)
  /// Held while a large file is read into tokens, which take thirty times as much memory as its text.
  let isReadingLarge = Mutex(())

  var isFull: Bool { bytes.load(ordering: .relaxed) > Limits.censusPlaceBytes }

  func add(_ sites: [CallSite]) {
    bytes.wrappingAdd(sites.reduce(0) { $0 + $1.weight }, ordering: .relaxed)
  }
}

/// Reads files one after the other into one buffer.
private struct FileReader: ~Copyable {
  private var folder: TreeFolder
  private let apis: APISet
  private let known: FileFreeCache
  private let filter: NameFilter
  private let places: PlaceAccount
  private var text = ByteBuffer(capacity: 1 << 18)
  private var tokens: SourceTokens
  var part = CensusRun.Part()

  /// A file of this size has no other beside it.
  private static let largeBytes = 256 << 10

  init(root: String, apis: APISet, known: FileFreeCache, _ places: PlaceAccount) {
    folder = TreeFolder(root)
    self.apis = apis
    self.known = known
    self.places = places
    filter = NameFilter(apis)
    tokens = SourceTokens(apis.vocabulary)
  }

  mutating func read(_ path: String, _ index: Int) {
    if known.count > 0, let stamp = folder.stamp(path) {
      let hash = stamp.hash(path: path)
      if known.contains(hash) {
        part.cachedCount += 1
        part.free.append(hash)
        return
      }
    }
    text.clear(keeping: 1 << 20)
    do throws(InputError) {
      let stamp = try folder.read(path, limit: RegularFile.tableLimit, into: &text)
      guard filter.matches(text.view) else {
        // A file that was written just now may be written again in the same tick of the clock.
        if Clock.isSettled(max(stamp.modified, stamp.changed)) {
          part.free.append(stamp.hash(path: path))
        }
        return
      }
      // Its tokens and places take thirty times as much memory.
      guard text.count <= Limits.censusBytes else {
        throw RegularFile.tooLarge(path, Limits.censusBytes)
      }
      let sites =
        text.count < Self.largeBytes
        ? SiteScanner.sites(in: text.view, path: path, apis: apis, &tokens)
        // Its tokens are not kept.
        : places.isReadingLarge.withLock { _ in
          SiteScanner.sites(in: text.view, path: path, apis: apis)
        }
      places.add(sites)
      if !sites.isEmpty { part.files.append((index, sites)) }
    } catch {
      // A tracked file may be gone from the work tree.
      if !error.isMissing { part.failures.append((index, error)) }
    }
  }
}

extension Array where Element == UInt64 {
  /// A sorted array without what it has twice.
  fileprivate var uniqued: [UInt64] {
    var result: [UInt64] = []
    result.reserveCapacity(count)
    for value in self where result.last != value { result.append(value) }
    return result
  }
}
