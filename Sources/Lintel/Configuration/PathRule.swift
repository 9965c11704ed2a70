// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What is not to be reported of some files.
package struct PathRule: Sendable, Equatable {
  /// Patterns of paths from the folder of the file.
  package let globs: [String]
  /// The path of that folder, as the working directory leads to it, with a slash at its end; empty for
  /// the working directory.
  package let folder: String
  /// The types, in capitals.
  package let types: Set<String>
  /// Why.
  package let reason: String
  /// Where it stands, for people.
  package let origin: String

  /// Whether the rule is about a path from its folder. A pattern of a folder is about all in it.
  package func matches(_ path: [UInt8]) -> Bool {
    path.withView { path in
      globs.contains { glob in
        let glob = glob.hasSuffix("/") ? glob + "**" : glob
        return Array(glob.utf8).withView { PathGlob($0)?.matches(path) ?? false }
      }
    }
  }
}
