// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// What the system knows of a file without opening it; links are followed.
package struct FileStatus: Sendable, Equatable {
  /// The length in bytes.
  package let size: Int
  /// When the contents last changed, in nanoseconds since 1970.
  package let modified: Int64
  /// When the file or what is known of it last changed, in nanoseconds since 1970.
  package let changed: Int64
  /// The number of the file on its device.
  package let inode: UInt64
  /// The device.
  package let device: UInt64
  /// Whether it is a regular file.
  package let isRegular: Bool
  /// Whether it is a folder.
  package let isFolder: Bool

  /// Whether the last change is so long ago that another one would have another time.
  ///
  /// Times are only as fine as the file system keeps them; two seconds is the coarsest.
  package var isSettled: Bool { Clock.isSettled(max(modified, changed)) }

  /// The status of the file at `path`; nil where nothing can be found.
  package init?(of path: String) {
    var status = stat()
    // Safe: the path is a C string and `status` is ours for the length of the call.
    guard (unsafe stat(path, &status)) == 0 else { return nil }
    self.init(status)
  }

  /// The status of an open file; nil where the descriptor is not open.
  package init?(descriptor: Int32) {
    var status = stat()
    // Safe: `status` is ours for the length of the call.
    guard (unsafe fstat(descriptor, &status)) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    size = Int(status.st_size)
    modified = status.st_mtim.nanoseconds
    changed = status.st_ctim.nanoseconds
    inode = UInt64(status.st_ino)
    device = UInt64(status.st_dev)
    isRegular = status.st_mode & S_IFMT == S_IFREG
    isFolder = status.st_mode & S_IFMT == S_IFDIR
  }
}
