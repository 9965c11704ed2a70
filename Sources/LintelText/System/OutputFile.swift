// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// Writes files so that nobody ever sees half of one.
package enum OutputFile {
  /// Replaces (or makes) the file at `path` with `bytes` in one step.
  ///
  /// The bytes go to a temporary file in the same directory, which then takes the name: on any
  /// error, and at a signal, the old file is whole and the temporary one is gone. A symbolic link
  /// stays a link and its target is replaced; to be used where the user named the path. The mode is
  /// that of the file `keepingModeOf`, or 0666 less the umask when that does not exist; its owner is
  /// kept where the system allows it. Other names of the file (hard links) keep the old text. A file
  /// that the user may not write is not replaced either. With `syncs` the bytes are on the disk
  /// before the file takes its name, so that not even a power failure leaves an empty one.
  package static func writeAtomically(
    _ path: String, bytes: ByteView, keepingModeOf model: String, syncs: Bool = false
  ) throws(InputError) {
    let target = FileTree.absolutePath(path)
    // A device or a pipe is written to: another file in its place would harm everybody.
    if FileKind(at: target) == .other { return try writeInPlace(target, as: path, bytes) }
    let (folder, name) = try openFolder(of: target, as: path)
    defer { close(folder) }
    try TemporaryFile.replace(
      name, in: folder, bytes: bytes, path: path, mode: TemporaryFile.Mode(of: model, in: AT_FDCWD),
      syncs: syncs)
  }

  /// Makes the file at `path`, or replaces whatever has that name, as above.
  ///
  /// A link, a pipe or a device with that name goes, and what it led to is left alone: for names that
  /// the program makes up, at which others can have put something.
  package static func writeOver(_ path: String, bytes: ByteView) throws(InputError) {
    let (folder, name) = try openFolder(of: path, as: path)
    defer { close(folder) }
    try replace(name, in: folder, bytes: bytes, path: path, syncs: true)
  }

  /// The same for a file that only its owner may read.
  package static func writePrivately(_ path: String, bytes: ByteView) throws(InputError) {
    let (folder, name) = try openFolder(of: path, as: path)
    defer { close(folder) }
    try TemporaryFile.replace(
      name, in: folder, bytes: bytes, path: path, mode: nil, newMode: 0o600, syncs: false)
  }

  /// The same for a name in an open folder; `path` names it in errors.
  static func replace(
    _ name: String, in folder: Int32, bytes: ByteView, path: String, syncs: Bool
  ) throws(InputError) {
    let mode = TemporaryFile.Mode(of: name, in: folder, followsLink: false)
    try TemporaryFile.replace(
      name, in: folder, bytes: bytes, path: path, mode: mode, syncs: syncs)
  }

  static func openFolder(
    of target: String, as path: String
  ) throws(InputError) -> (Int32, String) {
    let slash = target.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(target[...$0]) } ?? "."
    let name = slash.map { String(target[target.index(after: $0)...]) } ?? target
    let descriptor = InputFile.openRetrying(folder, TreeFolder.folderFlags)
    guard descriptor >= 0 else { throw InputError(path: path, code: errno) }
    return (descriptor, name)
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
