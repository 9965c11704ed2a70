// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The ignore files that have a say in a folder: its own and those of the folders above it.
struct IgnoreRules: Sendable {
  /// The files, the highest first, and where the paths start that each of them is about.
  private var files: [(file: IgnoreFile, base: Int)] = []

  /// Adds the file of a folder whose path has `base` bytes, its slash included.
  mutating func add(_ file: IgnoreFile, base: Int) { files.append((file, base)) }

  /// Whether `path` is ignored, which is counted from where the walk began and whose last name
  /// starts at `name`.
  ///
  /// The lowest file that says anything decides. What is in an ignored folder is never asked about.
  func ignores(_ path: ByteView, name: Int, isFolder: Bool) -> Bool {
    for (file, base) in files.reversed() {
      let decision = file.decision(on: path.from(base), name: name - base, isFolder: isFolder)
      if let decision { return decision }
    }
    return false
  }
}
