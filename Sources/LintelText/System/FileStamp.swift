// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// What the file system says of a regular file; it changes with the contents.
package struct FileStamp: Sendable, Equatable {
  /// The length in bytes.
  package let size: Int64
  /// When the contents changed, in nanoseconds since 1970.
  package let modified: Int64
  /// When contents, name or mode changed, in nanoseconds since 1970.
  package let changed: Int64
  /// The number of the file in its file system.
  package let inode: UInt64

  /// The stamp of what has a name in an open folder; nil where that is no regular file. Links are not
  /// followed.
  init?(_ name: String, in folder: Int32) {
    var status = stat()
    // Safe: the name is a C string and `status` is ours for the length of the call.
    guard (unsafe fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW)) == 0,
      let stamp = FileStamp(status)
    else { return nil }
    self = stamp
  }

  /// The stamp of an open file; nil where it is no regular one.
  init?(descriptor: Int32) {
    var status = stat()
    // Safe: `status` is ours for the length of the call.
    guard (unsafe fstat(descriptor, &status)) == 0, let stamp = FileStamp(status) else {
      return nil
    }
    self = stamp
  }

  private init?(_ status: stat) {
    guard status.st_mode & S_IFMT == S_IFREG else { return nil }
    size = Int64(status.st_size)
    modified = status.st_mtim.nanoseconds
    changed = status.st_ctim.nanoseconds
    inode = UInt64(status.st_ino)
  }

  /// A hash of the path and the stamp.
  package func hash(path: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in path.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    for value in [
      UInt64(bitPattern: size), UInt64(bitPattern: modified),
      UInt64(bitPattern: changed), inode,
    ] {
      hash = (hash ^ value) &* 0x9e37_79b9_7f4a_7c15
      hash ^= hash >> 29
    }
    return hash
  }
}
