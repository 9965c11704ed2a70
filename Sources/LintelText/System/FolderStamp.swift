// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// What the file system says of all regular files below a folder, as one number.
///
/// A file that is written, added, removed, renamed or replaced changes it.
package struct FolderStamp: Sendable, Equatable {
  /// How many files there are.
  package private(set) var count = 0
  /// The sum of a hash of each: a folder has no order.
  package private(set) var sum: UInt64 = 0
  /// When the last of them changed, in nanoseconds since 1970.
  private var newest: Int64 = 0

  init() {}

  /// A stamp as it was kept.
  package init(count: Int, sum: UInt64) {
    self.count = count
    self.sum = sum
  }

  /// Whether the last change is so long ago that another one would have another time; two seconds is
  /// the coarsest that file systems keep.
  package var isSettled: Bool { Clock.isSettled(newest) }

  package static func == (one: FolderStamp, other: FolderStamp) -> Bool {
    one.count == other.count && one.sum == other.sum
  }

  /// Counts a file in the folder whose path has the hash `folder`.
  mutating func add(_ folder: UInt64, _ name: UnsafePointer<CChar>, _ status: stat) {
    var hash = unsafe Self.hash(folder, name)
    let modified = status.st_mtim.nanoseconds
    let changed = status.st_ctim.nanoseconds
    for value in [
      UInt64(status.st_size), UInt64(bitPattern: modified), UInt64(bitPattern: changed),
      UInt64(status.st_ino),
    ] {
      hash = (hash ^ value) &* 0x9e37_79b9_7f4a_7c15
      hash ^= hash >> 29
    }
    count += 1
    sum &+= hash
    newest = max(newest, modified, changed)
  }

  /// The hash of a path from the hash of its folder's.
  static func hash(_ folder: UInt64, _ name: UnsafePointer<CChar>) -> UInt64 {
    var hash = folder ^ 0xcbf2_9ce4_8422_2325
    var at = 0
    // Safe: a name ends with a zero byte.
    while true {
      let byte = unsafe UInt64(UInt8(bitPattern: name[at]))
      hash = (hash ^ byte) &* 0x0000_0100_0000_01b3
      if byte == 0 { return hash }
      at += 1
    }
  }
}
