// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The bytes of a small file, kept together.
final class FileText: Sendable {
  private let buffer: ByteBuffer

  /// All of them.
  var view: ByteView { buffer.view }

  /// A copy of these bytes.
  init(_ bytes: ByteView) { buffer = ByteBuffer(bytes) }

  /// The file at `path`, which the user named; nil where it cannot be read.
  init?(_ path: String) {
    var buffer = ByteBuffer()
    guard (try? InputFile.read(path, into: &buffer)) != nil else { return nil }
    self.buffer = ByteBuffer(buffer.view)
  }

  /// The file at `path` in a tree; nil where it cannot be read.
  init?(_ path: String, in tree: TreeFiles, limit: Int = RegularFile.tableLimit) {
    guard let buffer = tree.contents(path, limit: limit) else { return nil }
    self.buffer = ByteBuffer(buffer.view)
  }
}
