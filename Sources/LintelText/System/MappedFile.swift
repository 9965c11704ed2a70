// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// A file whose bytes are read from the page cache as they are looked at.
///
/// Only for files that are replaced and never written in place, such as git's index: a file that
/// shrinks while it is mapped would end the process.
@safe
package final class MappedFile: @unchecked Sendable {
  private let base: UnsafeMutableRawPointer
  private let count: Int

  /// The file at `path`, or nil when it is empty, no regular one, or cannot be mapped.
  package init?(_ path: String) {
    // Safe: the path is a C string for the length of the call.
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard (unsafe fstat(file, &status)) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size > 0
    else { return nil }
    let size = Int(status.st_size)
    guard let map = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0),
      unsafe map != MAP_FAILED
    else { return nil }
    unsafe base = map
    count = size
  }

  deinit { unsafe munmap(base, count) }

  /// The bytes of the file, valid as long as this object lives.
  package var view: ByteView {
    // Safe: `count` bytes are mapped readable.
    unsafe ByteView(base: UnsafePointer(base.assumingMemoryBound(to: UInt8.self)), count: count)
  }
}
