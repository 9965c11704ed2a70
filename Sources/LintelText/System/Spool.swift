// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// Text that waits until what goes before it is known: in memory, and what is too much for that in a
/// file without a name.
package final class Spool {
  /// So many bytes stay in memory.
  private static let kept = 1 << 20

  private var buffer = ByteBuffer(capacity: 1 << 12)
  private var file: Int32 = -1
  private var hasFailed = false

  package init() {}

  deinit { if file >= 0 { close(file) } }

  /// Adds text.
  package func append(_ text: ByteView) {
    buffer.append(text)
    guard buffer.count >= Self.kept, !hasFailed else { return }
    if file < 0 { file = Self.open() }
    // Without a file memory has to do.
    if file >= 0, OutputFile.writeAll(file, buffer.view) {
      buffer.clear()
    } else {
      hasFailed = true
    }
  }

  /// Gives all of it to `take`, a piece at a time, and forgets it.
  package func empty(into take: (ByteView) -> Void) {
    if file >= 0, lseek(file, 0, SEEK_SET) == 0 {
      var piece = ByteBuffer(capacity: Self.piece)
      while true {
        piece.clear()
        unsafe piece.appendBytes(upTo: Self.piece) { room in
          // Safe: the room has as many bytes as are read.
          unsafe read(file, room.baseAddress, room.count)
        }
        if piece.count == 0 { break }
        take(piece.view)
      }
    }
    take(buffer.view)
    buffer.clear()
  }

  private static let piece = 1 << 16

  /// A new file in the folder for such files, which has no name any more; negative where none can be
  /// made.
  private static func open() -> Int32 {
    let path = Environment.value("TMPDIR") ?? "/tmp"
    let folder = InputFile.openRetrying(path, TreeFolder.folderFlags)
    guard folder >= 0 else { return -1 }
    defer { _ = close(folder) }
    let (file, name) = TemporaryFile.open(in: folder)
    // Safe: the name is a C string for the length of the call.
    if file >= 0 { _ = unsafe unlinkat(folder, name, 0) }
    return file
  }
}
