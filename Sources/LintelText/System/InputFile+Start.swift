// SPDX-License-Identifier: GPL-2.0-only

import Glibc

extension InputFile {
  /// So many bytes at a file's start tell whether it is text; git looks at as many.
  private static let telling = 8000

  /// Whether the regular file at `path` has a zero byte near its start, as compiled and packed things
  /// have; false where it cannot be read.
  package static func startsLikeNoText(_ path: String) -> Bool {
    let file = openRetrying(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { return false }
    defer { _ = close(file) }
    guard FileStatus(descriptor: file)?.isRegular == true else { return false }
    var start = ByteBuffer(capacity: telling)
    unsafe start.appendBytes(upTo: telling) { room in
      // Safe: `room` has room.count bytes.
      unsafe Glibc.read(file, room.baseAddress, room.count)
    }
    return start.view.contains(0)
  }
}

extension InputFile {
  /// Adds the bytes of a table that the user named, which may be a pipe, but no larger than
  /// `Limits.tableBytes`.
  package static func readTable(_ path: String, into buffer: inout ByteBuffer) throws(InputError) {
    let start = buffer.count
    try read(path, limit: Limits.tableBytes, into: &buffer)
    if buffer.count - start > Limits.tableBytes {
      throw RegularFile.tooLarge(path, Limits.tableBytes)
    }
  }
}

extension InputError {
  /// The number for a path that goes through too many folders (`ENAMETOOLONG`).
  package static let tooDeep = ENAMETOOLONG
  /// The number for a file that is larger than it may be (`EFBIG`).
  package static let tooLarge = EFBIG
  /// The number for a folder in the place of a file (`EISDIR`).
  package static let isFolder = EISDIR
  /// The number for an input or a program that gave up (`EIO`).
  package static let gaveUp = EIO
}
