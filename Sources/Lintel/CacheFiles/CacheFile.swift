// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The files that one run keeps for another about trees, each of one kind below a name of its own.
///
/// They count only where nobody else could have put them: in a folder of the user's own that others
/// cannot write to, as regular files of his that others cannot write to either.
struct CacheFile {
  /// The folder.
  let directory: String
  /// What the names of all files of the kind start with.
  let prefix: String
  /// How many files of the kind there may be; with one more it starts over.
  let capacity: Int

  /// What a single file may have, in bytes.
  private static let limit = 256 << 20

  /// The bytes that were kept under a name; nil where there are none that count.
  func read(_ name: String) -> ByteBuffer? {
    guard PrivateFolder.isPrivate(directory),
      let file = PrivateFile.open(directory + "/" + prefix + name)
    else { return nil }
    let size = file.size
    var bytes = ByteBuffer(capacity: min(size, Self.limit))
    guard size <= Self.limit, file.read(size, at: 0, into: &bytes) else { return nil }
    return bytes
  }

  /// Keeps the bytes under a name; a cache that cannot be written is no failure.
  func write(_ bytes: ByteView, _ name: String) {
    guard PrivateFolder.make(directory) else { return }
    let files = FileTree.entries(of: directory).filter { $0.name.hasPrefix(prefix) }
    if files.count >= capacity {
      for file in files { FileTree.removeFile(directory + "/" + file.name) }
    }
    try? OutputFile.writePrivately(directory + "/" + prefix + name, bytes: bytes)
  }
}
