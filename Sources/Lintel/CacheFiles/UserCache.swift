// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The folder in which everything is that one run keeps for another.
package enum UserCache {
  /// `lintel` in the user's cache; nil for a user who has neither a cache nor a home folder.
  package static var folder: String? {
    if let cache = Environment.value("XDG_CACHE_HOME"), cache.hasPrefix("/") {
      return cache + "/lintel"
    }
    if let home = Environment.value("HOME"), home.hasPrefix("/") { return home + "/.cache/lintel" }
    return nil
  }

  /// What the names of the files start with that keep the words of a tree's bindings.
  static let bindingsPrefix = "bindings-"
  /// What the names of the files start with that keep the names in mixed case of a tree.
  static let namesPrefix = "camelcase-"

  /// Removes what is kept about trees, which the next run that needs it makes again.
  package static func forgetTrees() {
    guard let folder else { return }
    for file in FileTree.entries(of: folder)
    where file.kind == .regular
      && (file.name.hasPrefix(namesPrefix) || file.name.hasPrefix(bindingsPrefix))
    {
      FileTree.removeFile(folder + "/" + file.name)
    }
  }
}
