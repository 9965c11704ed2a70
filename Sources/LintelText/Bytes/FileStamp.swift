// SPDX-License-Identifier: GPL-2.0-only

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

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

  /// The stamp of the file at `path`; nil where there is no regular file. Links are not followed.
  package init?(_ path: String) {
    var status = stat()
    // Safe: the path is a C string and `status` is ours for the length of the call.
    guard (unsafe lstat(path, &status)) == 0, let stamp = FileStamp(status) else { return nil }
    self = stamp
  }

  private init?(_ status: stat) {
    guard status.st_mode & S_IFMT == S_IFREG else { return nil }
    size = Int64(status.st_size)
    modified = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    changed = Int64(status.st_ctim.tv_sec) * 1_000_000_000 + Int64(status.st_ctim.tv_nsec)
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

  /// Adds the bytes of a tree's file to `buffer`; the stamp is that of what was read.
  ///
  /// Nil where no regular file is, without a wait for a pipe's writer and without following a link
  /// to wherever it leads.
  package static func read(
    _ path: String, into buffer: inout ByteBuffer
  ) throws(InputError) -> FileStamp? {
    let file = InputFile.openRetrying(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else {
      if errno == ELOOP || errno == ENOENT || errno == ENOTDIR { return nil }
      throw InputError(path: path, code: errno)
    }
    defer { close(file) }
    var status = stat()
    // Safe: `status` is ours for the length of the call.
    guard (unsafe fstat(file, &status)) == 0, let stamp = FileStamp(status) else { return nil }
    let start = buffer.count
    while buffer.count - start < Int(stamp.size) {
      var got = 0
      let wanted = Int(stamp.size) - (buffer.count - start)
      unsafe buffer.appendBytes(upTo: wanted) { room in
        // Safe: `room` has room.count bytes.
        unsafe got = Glibc.read(file, room.baseAddress, room.count)
        return got
      }
      if got < 0 && errno == EINTR { continue }
      if got < 0 { throw InputError(path: path, code: errno) }
      if got == 0 { break }
    }
    return stamp
  }
}
