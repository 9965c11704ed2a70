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
  /// when that does not exist. The file is not synced to disk.
  package static func writeAtomically(
    _ path: String, bytes: ByteView, keepingModeOf model: String
  ) throws(InputError) {
    let target = FileTree.absolutePath(path)
    var status = stat()
    let mode = unsafe stat(model, &status) == 0 ? status.st_mode & 0o7777 : nil
    var attempt = 0
    while true {
      let temporary = "\(target).\(getpid())-\(attempt).tmp"
      let descriptor = InputFile.openRetrying(
        temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor < 0 && errno == EEXIST && attempt < 100 {
        attempt += 1
        continue
      }
      guard descriptor >= 0 else { throw InputError(path: path, code: errno) }
      var failure: Int32 = 0
      if !writeAll(descriptor, bytes) { failure = errno }
      if failure == 0, let mode, fchmod(descriptor, mode) != 0 { failure = errno }
      if close(descriptor) != 0 && failure == 0 && errno != EINTR { failure = errno }
      if failure == 0, unsafe rename(temporary, target) != 0 { failure = errno }
      if failure == 0 { return }
      _ = unsafe unlink(temporary)
      throw InputError(path: path, code: failure)
    }
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
