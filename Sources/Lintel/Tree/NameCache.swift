// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Sorted hashes in files below `$XDG_CACHE_HOME/lintel`, one file a key, the files of each use
/// having a prefix of their own.
///
/// A file is a magic number and the hashes, eight bytes each, the lowest byte first. It is written
/// beside its place and renamed, so that a reader never sees half of one.
package struct NameCache: Sendable {
  /// What a file starts with; another format gets another number.
  static let magic: UInt64 = 0x0001_736d_6163_746c

  /// How many files there may be: many commits leave one each.
  private static let capacity = 64

  private let files: CacheFile

  /// The user's cache, or nil for a user who has neither a cache nor a home directory.
  package init?(prefix: String = "camelcase-") {
    guard let directory = UserCache.folder else { return nil }
    self.init(directory: directory, prefix: prefix)
  }

  /// A cache in a directory of the caller's.
  package init(directory: String, prefix: String = "camelcase-") {
    files = CacheFile(directory: directory, prefix: prefix, capacity: Self.capacity)
  }

  private func name(_ key: [UInt8]) -> String { String(decoding: key, as: UTF8.self) }

  /// The hashes that were stored under `key`, or nil.
  package func read(_ key: [UInt8]) -> [UInt64]? {
    guard let bytes = files.read(name(key)) else { return nil }
    let view = bytes.view
    guard view.count % 8 == 0, view.littleEndian(at: 0) == NameCache.magic else { return nil }
    var hashes: [UInt64] = []
    hashes.reserveCapacity(view.count / 8)
    var at = 8
    while at < view.count {
      let hash = view.littleEndian(at: at)
      // The search relies on the order.
      if let last = hashes.last, last >= hash { return nil }
      hashes.append(hash)
      at += 8
    }
    return hashes
  }

  /// Stores the hashes under `key`; a cache that cannot be written is no failure.
  package func write(_ hashes: [UInt64], _ key: [UInt8]) {
    var bytes = ByteBuffer(capacity: (hashes.count + 1) * 8)
    for value in [NameCache.magic] + hashes {
      for shift in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(shift * 8))) }
    }
    files.write(bytes.view, name(key))
  }
}

extension ByteView {
  /// The eight bytes at `index` as a number, the lowest byte first.
  fileprivate func littleEndian(at index: Int) -> UInt64 {
    var value: UInt64 = 0
    for offset in 0..<8 { value |= UInt64(self[index + offset]) << UInt64(offset * 8) }
    return value
  }
}
