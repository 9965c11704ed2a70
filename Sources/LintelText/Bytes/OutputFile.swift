// SPDX-License-Identifier: GPL-2.0-only

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Writes files so that nobody ever sees half of one.
package enum OutputFile {
  /// Replaces (or makes) the file at `path` with `bytes` in one step.
  ///
  /// The bytes go to a temporary file in the same directory, which then takes the name: on any
  /// error the old file is whole and the temporary one is gone. A symbolic link stays a link and
  /// its target is replaced. The mode is that of the file `keepingModeOf`, or 0666 less the umask
  /// when that does not exist; its owner is kept where the system allows it. A file that the user may
  /// not write is not replaced either. With `syncs` the bytes are on the disk before the file takes
  /// its name, so that not even a power failure leaves an empty one.
  package static func writeAtomically(
    _ path: String, bytes: ByteView, keepingModeOf model: String, syncs: Bool = false
  ) throws(InputError) {
    let target = FileTree.absolutePath(path)
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
    // Safe: the path is a C string for the length of the call.
    if unsafe access(target, W_OK) != 0 && errno != ENOENT {
      throw InputError(path: path, code: errno)
    }
    // A device or a pipe is written to: another file in its place would harm everybody.
    if FileKind(at: target) == .other { return try writeInPlace(target, as: path, bytes) }
    var status = stat()
    let mode = unsafe stat(model, &status) == 0 ? status.st_mode & 0o7777 : nil
    var attempt = 0
    while true {
      // A short name: that of the target may be as long as the file system allows.
      let temporary = "\(folder).lintel-\(getpid())-\(attempt).tmp"
      let descriptor = InputFile.openRetrying(
        temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor < 0 && errno == EEXIST && attempt < 100 {
        attempt += 1
        continue
      }
      guard descriptor >= 0 else { throw InputError(path: path, code: errno) }
      var failure: Int32 = 0
      if !writeAll(descriptor, bytes) { failure = errno }
      if failure == 0, let mode {
        // Before the mode, since changing the owner takes set-user-id bits away.
        if status.st_uid != geteuid() { _ = fchown(descriptor, status.st_uid, status.st_gid) }
        if fchmod(descriptor, mode) != 0 { failure = errno }
      }
      if failure == 0, syncs, fsync(descriptor) != 0, errno != EINVAL { failure = errno }
      if close(descriptor) != 0 && failure == 0 && errno != EINTR { failure = errno }
      if failure == 0, unsafe rename(temporary, target) != 0 { failure = errno }
      if failure == 0 { return }
      _ = unsafe unlink(temporary)
      throw InputError(path: path, code: failure)
    }
  }

  private static func writeInPlace(
    _ target: String, as path: String, _ bytes: ByteView
  ) throws(InputError) {
    let descriptor = InputFile.openRetrying(target, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputError(path: path, code: errno) }
    defer { _ = close(descriptor) }
    if !writeAll(descriptor, bytes) { throw InputError(path: path, code: errno) }
  }

  /// Writes all the bytes; false when the reader is gone or the device failed, `errno` says why.
  ///
  /// A signal in between is no failure. `SIGPIPE` is the program's to ignore: with its default
  /// action the process ends before this function could say anything.
  package static func writeAll(_ descriptor: Int32, _ bytes: ByteView) -> Bool {
    var done = 0
    while done < bytes.count {
      let rest = bytes.from(done)
      // Safe: the buffer holds exactly the bytes that are left.
      let wrote = unsafe rest.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
      if wrote > 0 {
        done += wrote
      } else if wrote == 0 || errno != EINTR {
        return false
      }
    }
    return true
  }
}
