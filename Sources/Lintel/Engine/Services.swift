// SPDX-License-Identifier: GPL-2.0-only

/// What all workers of a run share and only read: the options, the tree, the tables.
package final class Services: Sendable {
  /// The user's options.
  package let options: CheckOptions
  /// The repository of the working directory.
  package let git: Git
  /// The kernel tree to check against; nil without one.
  package let tree: Tree?
  /// The distance of tab stops; a copy of the option, which the hot path asks for.
  let tabSize: Int

  package init(options: CheckOptions) {
    self.options = options
    git = Git()
    tree = options.tree ? Tree.find(root: options.root, git: git) : nil
    tabSize = options.tabSize
  }
}
