// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Writes segments, each of which gets its name when it is whole.
struct SegmentWriter: ~Copyable {
  private let folder: CacheFolder
  private var file: PrivateFile?
  private var names = (temporary: "", sealed: "")
  private var hasFailed = false
  private var pending = ByteBuffer(capacity: 1 << 16)
  private var index = ByteBuffer(capacity: 1 << 12)
  private var written = 0

  /// A segment of this size is sealed, and the next one begun.
  private static let segmentSize = 64 << 20
  private static let pendingSize = 1 << 18

  init(folder: CacheFolder) { self.folder = folder }

  /// Adds an encoded result; what cannot be written is left out.
  mutating func append(_ result: ByteView, place: ContentHash, content: ContentHash) {
    guard !hasFailed else { return }
    if file == nil {
      names = folder.newNames()
      file = PrivateFile.create(names.temporary)
      hasFailed = file == nil
      pending.append(number: CacheSegment.magic)
    }
    let checksum = ContentHash(result)
    for hash in [place, content, checksum] {
      index.append(number: hash.high)
      index.append(number: hash.low)
    }
    index.append(number: UInt64(written + pending.count))
    index.append(number: UInt64(result.count))
    pending.append(result)
    if pending.count >= Self.pendingSize { flush() }
    if written >= Self.segmentSize { _ = seal() }
  }

  /// Ends the segment that was begun, so that other runs find it; false where that failed.
  mutating func seal() -> Bool {
    guard file != nil else { return !hasFailed }
    let start = written + pending.count
    pending.append(index.view)
    let hash = ContentHash(index.view)
    for number in [UInt64(start), hash.high, hash.low, CacheSegment.magic] {
      pending.append(number: number)
    }
    flush()
    let isSealed = !hasFailed && PrivateFolder.move(names.temporary, to: names.sealed)
    if !isSealed { FileTree.removeFile(names.temporary) }
    file = nil
    written = 0
    index.clear()
    return isSealed
  }

  private mutating func flush() {
    if !hasFailed { hasFailed = file?.append(pending.view) != true }
    written += pending.count
    pending.clear()
  }
}
