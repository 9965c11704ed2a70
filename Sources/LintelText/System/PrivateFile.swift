// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// An open file that only its owner may read, written at its end and read anywhere.
package final class PrivateFile: Sendable {
  private let descriptor: Int32

  private init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Makes a new file of mode 0600 and locks it for as long as it is open; nil where that fails or
  /// the name is taken.
  package static func create(_ path: String) -> PrivateFile? {
    let flags = O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
    let descriptor = InputFile.openRetrying(path, flags, 0o600)
    guard descriptor >= 0 else { return nil }
    let file = PrivateFile(descriptor)
    return flock(descriptor, LOCK_EX | LOCK_NB) == 0 ? file : nil
  }

  /// Opens a regular file of the user's own, which others cannot write to, for reading; nil for
  /// anything else.
  package static func open(_ path: String) -> PrivateFile? {
    // Without blocking, as something else may have the name.
    let flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
    let descriptor = InputFile.openRetrying(path, flags)
    guard descriptor >= 0 else { return nil }
    let file = PrivateFile(descriptor)
    var status = stat()
    // Safe: `status` is ours for the length of the call.
    guard (unsafe fstat(descriptor, &status)) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_uid == geteuid(), status.st_mode & 0o022 == 0
    else { return nil }
    return file
  }

  /// Whether another process has the file locked, and so still writes it.
  package var isLockedByOther: Bool { flock(descriptor, LOCK_SH | LOCK_NB) != 0 }

  /// How many bytes it has.
  package var size: Int { FileStatus(descriptor: descriptor)?.size ?? 0 }

  /// Writes the bytes after what was written before; false when that fails, as on a full disk.
  package func append(_ bytes: ByteView) -> Bool { OutputFile.writeAll(descriptor, bytes) }

  /// Adds `count` bytes from `offset` to `buffer`; false when the file has fewer.
  package func read(_ count: Int, at offset: Int, into buffer: inout ByteBuffer) -> Bool {
    var done = 0
    unsafe buffer.appendBytes(upTo: count) { room in
      while done < count {
        guard let base = room.baseAddress else { return done }
        // Safe: `room` has `count` bytes, and done < count.
        let got = unsafe pread(descriptor, base + done, count - done, off_t(offset + done))
        if got < 0 && errno == EINTR { continue }
        guard got > 0 else { return done }
        done += got
      }
      return done
    }
    return done == count
  }

  /// Notes that the file was used just now, in its time of change.
  package func touch() {
    _ = futimens(descriptor, nil)
  }
}

/// A folder that only its owner may look into.
package enum PrivateFolder {
  /// Makes the folder with mode 0700, and those above it as usual; false where it cannot be used.
  package static func make(_ path: String) -> Bool { (try? prepare(path)) != nil }

  /// Makes the folder as `make` does, or throws why it cannot be used.
  package static func prepare(_ path: String) throws(InputError) {
    if let slash = path.lastIndex(of: "/") { FileTree.makeDirectory(String(path[..<slash])) }
    // Safe: the path is a C string for the length of the call.
    let code = (unsafe mkdir(path, 0o700)) == 0 ? 0 : errno
    guard FileKind(ofEntry: path) != nil else { throw InputError(path: path, code: code) }
    if let problem = problem(of: path) {
      throw InputError(path: path, code: InputError.refused, detail: problem)
    }
  }

  /// Whether the folder is the user's own and others cannot write to it; a link is not followed.
  package static func isPrivate(_ path: String) -> Bool { problem(of: path) == nil }

  /// What is wrong with the folder; nil for one that is the user's own and that others cannot write to.
  private static func problem(of path: String) -> String? {
    var status = stat()
    // Safe: the path is a C string and `status` is ours for the length of the call.
    guard (unsafe lstat(path, &status)) == 0 else { return "cannot be made" }
    if status.st_mode & S_IFMT != S_IFDIR { return "no folder" }
    if status.st_uid != geteuid() { return "belongs to somebody else" }
    return status.st_mode & 0o022 == 0 ? nil : "others may write to it"
  }

  /// Gives a file of the same folder another name, in one step; false when that fails.
  package static func move(_ old: String, to new: String) -> Bool {
    // Safe: the paths are C strings for the length of the call.
    (unsafe rename(old, new)) == 0
  }
}
