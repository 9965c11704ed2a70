// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// Reads regular files alone: never a pipe without a writer, nor a device without an end.
///
/// For all that the user did not name himself. What he names may be anything: `InputFile` reads it.
package enum RegularFile {
  /// The most bytes of a table, a configuration or a list that a tree brings along.
  ///
  /// The largest of the kernel's own is MAINTAINERS, with less than one megabyte; headers that are read
  /// for their names have up to 24.
  package static let tableLimit = 32 << 20

  /// Adds the bytes of the file at `path` to `buffer`.
  ///
  /// - Parameters:
  ///   - limit: The most bytes that it may have.
  ///   - followsLink: Whether the path may be that of a symbolic link.
  package static func read(
    _ path: String, limit: Int = tableLimit, followsLink: Bool, into buffer: inout ByteBuffer
  ) throws(InputError) {
    let file = try open(path, in: AT_FDCWD, path: path, followsLink: followsLink)
    defer { close(file) }
    _ = try read(file, path: path, limit: limit, into: &buffer)
  }

  /// Opens what has a name in an open folder; `path` is how messages name it.
  static func open(
    _ name: String, in folder: Int32, path: String, followsLink: Bool = false
  ) throws(InputError) -> Int32 {
    // Without blocking, as it may be a pipe; without making a terminal ours.
    var flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
    if !followsLink { flags |= O_NOFOLLOW }
    while true {
      // Safe: the name is a C string for the length of the call.
      let file = unsafe openat(folder, name, flags)
      if file >= 0 { return file }
      let code = errno
      switch code {
      case EINTR: continue
      case ELOOP where !followsLink && isLink(name, in: folder): throw linkRefused(path)
      // A socket, or a device without a driver.
      case ENXIO, ENODEV: throw notRegular(path)
      default: throw InputError(path: path, code: code)
      }
    }
  }

  /// Adds the bytes of an open file, which must be a regular one; the stamp is that of what was read.
  static func read(
    _ file: Int32, path: String, limit: Int?, into buffer: inout ByteBuffer
  ) throws(InputError) -> FileStamp {
    guard let stamp = FileStamp(descriptor: file) else {
      if let status = FileStatus(descriptor: file), status.isFolder {
        throw InputError(path: path, code: EISDIR)
      }
      throw notRegular(path)
    }
    let most = limit ?? Int.max
    if stamp.size > most { throw tooLarge(path, most) }
    let start = buffer.count
    // Not to its size: the files of /proc and /sys have none.
    try InputFile.read(descriptor: file, path: path, limit: limit, into: &buffer)
    if buffer.count - start > most { throw tooLarge(path, most) }
    return stamp
  }

  /// Whether a name in an open folder is a symbolic link.
  static func isLink(_ name: String, in folder: Int32) -> Bool {
    var status = stat()
    // Safe: the name is a C string and `status` is ours for the length of the call.
    return (unsafe fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW)) == 0
      && status.st_mode & S_IFMT == S_IFLNK
  }

  static func linkRefused(_ path: String) -> InputError {
    InputError(
      path: path, code: ELOOP, detail: "a symbolic link, which is not followed here")
  }

  private static func notRegular(_ path: String) -> InputError {
    InputError(path: path, code: InputError.refused, detail: "not a regular file")
  }

  /// The error about a file of more than so many bytes.
  package static func tooLarge(_ path: String, _ limit: Int) -> InputError {
    InputError(path: path, code: EFBIG, detail: "larger than \(limit >> 20) MiB")
  }
}
