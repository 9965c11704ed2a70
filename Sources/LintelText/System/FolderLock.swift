// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// A folder that one process at a time writes to; its end gives it up, also a sudden one.
package final class FolderLock: Sendable {
  private let descriptor: Int32

  /// Takes the folder, or throws why that failed: another process has it (`EWOULDBLOCK`), or it is
  /// none.
  package init(_ folder: String) throws(InputError) {
    let opened = InputFile.openRetrying(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard opened >= 0 else { throw InputError(path: folder, code: errno) }
    guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      close(opened)
      throw InputError(
        path: folder, code: code, detail: code == EWOULDBLOCK ? "another run writes to it" : nil)
    }
    descriptor = opened
  }

  deinit { close(descriptor) }
}
