// SPDX-License-Identifier: GPL-2.0-only

package import LintelText
import Synchronization

/// Results of earlier runs, and those of this run for later ones.
///
/// A result is found by what it depends on: the run's key, which stands for program, options and
/// tables, the file's path, and either its contents or, without reading it, its status.
/// Whatever is damaged is as if it was not there.
package final class ResultCache: Sendable {
  private let folder: CacheFolder
  private let runKey: ContentHash
  private let directory: [UInt8]
  private let segments: [CacheSegment]
  private let places: [ContentHash: (segment: Int, entry: Int)]
  private let contents: [ContentHash: (segment: Int, entry: Int)]
  private let writer: Mutex<SegmentWriter>

  /// When so many small segments have come together, they are made one.
  private static let smallSegmentCount = 12
  private static let smallSegmentSize = 8 << 20

  /// The cache in `folder` for the results of a run whose key is `runKey`, or why the folder cannot be
  /// used.
  package init(folder: CacheFolder, runKey: ContentHash) throws(InputError) {
    try PrivateFolder.prepare(folder.path)
    folder.keepOutOfRepositories()
    self.folder = folder
    self.runKey = runKey
    // The same path means another file elsewhere.
    directory = Array(WorkingDirectory.path.utf8)
    var segments: [CacheSegment] = []
    for path in folder.segments() {
      if let segment = CacheSegment(path) {
        segments.append(segment)
      } else {
        FileTree.removeFile(path)
      }
    }
    let count = segments.reduce(0) { $0 + $1.entries.count }
    var places: [ContentHash: (segment: Int, entry: Int)] = [:]
    var contents: [ContentHash: (segment: Int, entry: Int)] = [:]
    places.reserveCapacity(count)
    contents.reserveCapacity(count)
    for (number, segment) in segments.enumerated() {
      for (index, entry) in segment.entries.enumerated() {
        if entry.place != .none { places[entry.place] = (number, index) }
        contents[entry.content] = (number, index)
      }
    }
    self.segments = segments
    self.places = places
    self.contents = contents
    writer = Mutex(SegmentWriter(folder: folder))
  }

  // MARK: - Keys

  /// The key of a file that need not be read: its path and status.
  ///
  /// `none` where the file changed so recently that it could change once more without showing it.
  package func place(_ path: String, _ status: FileStatus?) -> ContentHash {
    guard let status, status.isRegular, status.isSettled else { return .none }
    var key = start(path)
    key.append(counted: directory)
    for number in [
      UInt64(status.size), UInt64(bitPattern: status.modified), UInt64(bitPattern: status.changed),
      status.inode, status.device,
    ] { key.append(number: number) }
    return ContentHash(key.view)
  }

  /// The key of a file that was read: its path and contents.
  package func content(_ path: String, _ bytes: ByteView) -> ContentHash {
    var key = start(path)
    let hash = ContentHash(bytes)
    key.append(number: hash.high)
    key.append(number: hash.low)
    return ContentHash(key.view)
  }

  private func start(_ path: String) -> ByteBuffer {
    var key = ByteBuffer(capacity: 256)
    key.append(number: runKey.high)
    key.append(number: runKey.low)
    key.append(counted: Array(path.utf8))
    return key
  }

  // MARK: - Results

  /// Hands on the parts of the result of a file with this status; false where it is not known.
  package func handOn(
    place: ContentHash, _ coding: inout ResultCoding, to take: (InputResult) -> Void
  ) -> Bool {
    place != .none && handOn(places[place], &coding, to: take)
  }

  /// Hands on the parts of the result of a file with these contents, which from now on is found by its
  /// status, too; false where it is not known.
  package func handOn(
    content: ContentHash, place: ContentHash, _ coding: inout ResultCoding,
    to take: (InputResult) -> Void
  ) -> Bool {
    guard handOn(contents[content], &coding, to: take) else { return false }
    if place != .none {
      writer.withLock { $0.append(coding.encoded.view, place: place, content: content) }
    }
    return true
  }

  private func handOn(
    _ found: (segment: Int, entry: Int)?, _ coding: inout ResultCoding,
    to take: (InputResult) -> Void
  ) -> Bool {
    guard let found else { return false }
    let segment = segments[found.segment]
    guard segment.read(segment.entries[found.entry], into: &coding.encoded) else { return false }
    return coding.decode(to: take)
  }

  /// Keeps the result that `encoder` has for later runs, where it is whole.
  package func store(_ encoder: ResultEncoder, place: ContentHash, content: ContentHash) {
    guard encoder.isWhole else { return }
    writer.withLock { $0.append(encoder.bytes.view, place: place, content: content) }
  }

  // MARK: - The end of a run

  /// Makes what was stored visible to other runs, and drops what is damaged or too much; false where
  /// something could not be written.
  package func finish() -> Bool {
    for segment in segments {
      if segment.isDamaged.load(ordering: .relaxed) {
        FileTree.removeFile(segment.path)
      } else if segment.isUsed.load(ordering: .relaxed) {
        segment.touch()
      }
    }
    mergeSmallSegments()
    let isKept = writer.withLock { $0.seal() }
    folder.removeAbandoned()
    folder.evict()
    return isKept
  }

  /// Writes the results of many small segments, as runs after small changes leave them, into one.
  private func mergeSmallSegments() {
    let small = segments.filter {
      $0.size < Self.smallSegmentSize && !$0.isDamaged.load(ordering: .relaxed)
    }
    guard small.count >= Self.smallSegmentCount else { return }
    var buffer = ByteBuffer()
    for segment in small {
      for entry in segment.entries where segment.read(entry, into: &buffer) {
        writer.withLock {
          $0.append(buffer.view, place: entry.place, content: entry.content)
        }
      }
    }
    // The results are sealed before the segments go, or the next run would lack them.
    let isSealed = writer.withLock { $0.seal() }
    if isSealed { for segment in small { FileTree.removeFile(segment.path) } }
  }
}

extension ContentHash {
  /// What stands for no key.
  static let none = ContentHash(high: 0, low: 0)
}

extension ByteBuffer {
  /// Adds bytes with their number before them.
  fileprivate mutating func append(counted bytes: [UInt8]) {
    bytes.withView { append(counted: $0) }
  }
}
