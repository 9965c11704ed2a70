// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Synchronization

/// A segment of the cache: results one after the other, then an index of them.
///
/// The index is read at once and checked; a result is read and checked when it is asked for.
final class CacheSegment: Sendable {
  /// What the index says of a result.
  struct Entry {
    /// The file as it was: its path, its status, and what else the result depends on. Zero where the
    /// status says too little.
    let place: ContentHash
    /// The file's path and contents, and what else the result depends on.
    let content: ContentHash
    /// The fingerprint of the encoded result.
    let checksum: ContentHash
    /// Where the encoded result is.
    let offset: Int
    let length: Int

    /// The bytes of an entry in the index.
    static let size = 64
  }

  /// What a segment starts and ends with; another format gets another number.
  static let magic: UInt64 = 0x3230_7365_736c_746e
  /// The bytes after the index: where it starts, its fingerprint, the magic number.
  static let footerSize = 32

  let path: String
  let entries: [Entry]
  /// Whether a result of it was used.
  let isUsed = Atomic(false)
  /// Whether a part of it turned out to be damaged.
  let isDamaged = Atomic(false)
  private let file: PrivateFile

  /// Opens the segment; nil for a file that is none, or not whole.
  init?(_ path: String) {
    guard let file = PrivateFile.open(path) else { return nil }
    let size = file.size
    var bytes = ByteBuffer()
    let footer = size - Self.footerSize
    guard footer >= 8, file.read(Self.footerSize, at: footer, into: &bytes) else { return nil }
    var reader = NumberReader(bytes.view)
    let start = reader.number()
    let hash = ContentHash(high: reader.number(), low: reader.number())
    guard reader.number() == Self.magic, start >= 8, start <= UInt64(footer) else { return nil }
    bytes.clear()
    guard file.read(footer - Int(start), at: Int(start), into: &bytes),
      ContentHash(bytes.view) == hash,
      let entries = Self.entries(bytes.view, bodyEnd: Int(start))
    else { return nil }
    self.path = path
    self.entries = entries
    self.file = file
  }

  private static func entries(_ view: ByteView, bodyEnd: Int) -> [Entry]? {
    guard view.count % Entry.size == 0 else { return nil }
    var entries: [Entry] = []
    entries.reserveCapacity(view.count / Entry.size)
    var reader = NumberReader(view)
    while !reader.isAtEnd {
      let place = ContentHash(high: reader.number(), low: reader.number())
      let content = ContentHash(high: reader.number(), low: reader.number())
      let checksum = ContentHash(high: reader.number(), low: reader.number())
      let offset = reader.number()
      let length = reader.number()
      guard offset >= 8, offset <= UInt64(bodyEnd), length <= UInt64(bodyEnd) - offset else {
        return nil
      }
      entries.append(
        Entry(
          place: place, content: content, checksum: checksum, offset: Int(offset),
          length: Int(length)))
    }
    return entries
  }

  /// Puts an encoded result in place of what is in `buffer`; false where it is damaged.
  func read(_ entry: Entry, into buffer: inout ByteBuffer) -> Bool {
    buffer.clear()
    guard file.read(entry.length, at: entry.offset, into: &buffer),
      ContentHash(buffer.view) == entry.checksum
    else {
      isDamaged.store(true, ordering: .relaxed)
      return false
    }
    // A look first, as many workers share the line of memory.
    if !isUsed.load(ordering: .relaxed) { isUsed.store(true, ordering: .relaxed) }
    return true
  }

  /// Notes that it was used just now.
  func touch() { file.touch() }

  /// How many bytes it has.
  var size: Int { file.size }
}
