// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// A file that is written piece by piece and takes its name when it is whole.
///
/// Until then the pieces are in a temporary file beside it, so that what had the name before stays in
/// its place; a device or a pipe is written to as it comes.
package final class StreamedFile {
  private let path: String
  private let folder: Int32
  private let name: String
  /// The name of the temporary file; nil for a device or a pipe, and once the file has its name.
  private var temporary: String?
  private var file: Int32

  /// Opens the file at `path`, which the user has named.
  package init(_ path: String) throws(InputError) {
    self.path = path
    let target = FileTree.absolutePath(path)
    (folder, name) = try OutputFile.openFolder(of: target, as: path)
    let kind = FileKind(at: target)
    if kind == .directory {
      close(folder)
      throw InputError(path: path, code: EISDIR)
    }
    if kind == .other {
      file = InputFile.openRetrying(target, O_WRONLY | O_CLOEXEC)
    } else {
      (file, temporary) = TemporaryFile.open(in: folder)
    }
    if file < 0 {
      let code = errno
      close(folder)
      throw InputError(path: path, code: code)
    }
  }

  deinit {
    discard()
    close(file)
    close(folder)
  }

  /// Adds a piece.
  package func write(_ bytes: ByteView) throws(InputError) {
    if !OutputFile.writeAll(file, bytes) { throw failure() }
  }

  /// Gives the file its name, once its bytes are on the disk.
  package func finish() throws(InputError) {
    guard let temporary else { return }
    let mode = TemporaryFile.Mode(of: name, in: folder)
    // Safe: the names are C strings for the length of the calls.
    if mode != nil, unsafe faccessat(folder, name, W_OK, 0) != 0 { throw failure() }
    guard mode?.apply(to: file) ?? true, TemporaryFile.sync(file),
      unsafe renameat(folder, temporary, folder, name) == 0
    else { throw failure() }
    self.temporary = nil
  }

  /// Takes what is written so far away again: for the end of a process, which no `deinit` sees. What
  /// had the name before stays, and so does `errno`.
  package func discard() {
    guard let temporary else { return }
    self.temporary = nil
    let code = errno
    // Safe: the name is a C string for the length of the call.
    _ = unsafe unlinkat(folder, temporary, 0)
    errno = code
  }

  /// What the system has just said, of a file of which nothing stays.
  private func failure() -> InputError {
    let error = InputError(path: path, code: errno)
    discard()
    return error
  }
}
