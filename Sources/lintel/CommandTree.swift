// SPDX-License-Identifier: GPL-2.0-only

import Lintel

/// Finds the kernel tree that a command works in.
enum CommandTree {
  /// Why there is none, for the user.
  struct Missing: Error {
    let message: String
  }

  /// The tree with the top `root`, else the one around the working directory.
  static func find(root: String?, git: Git) throws(Missing) -> Tree {
    if let root {
      if let tree = TreeSearch.tree(at: root, git: git) { return tree }
      throw Missing(
        message: TreeSearch.problem(root: root, missing: TreeSearch.missing(in: root)))
    }
    switch TreeSearch.aroundWorkingDirectory(git: git) {
    case .found(let tree): return tree
    case .incomplete(let root, let missing):
      throw Missing(
        message: TreeSearch.problem(root: root, missing: missing)
          + "; check it out in full, or use --no-tree")
    case .none:
      throw Missing(message: "not in a kernel tree: name it with --root, or use --no-tree")
    }
  }
}
