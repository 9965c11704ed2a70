// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// A kernel source tree and what a check asks of it.
///
/// Every service reads what it needs on the first question and keeps it for the run. All of them
/// may be asked from several workers at once.
package final class Tree: Sendable {
  /// The path of the tree's top directory, as it was given.
  package let root: String

  /// Its files, as a run reads them of itself.
  package let files: TreeFiles

  /// The repository that it is the work tree of, if it is one.
  let git: Git

  /// The licence expressions that LICENSES allows.
  package let licenses: Licenses

  /// The compatible strings and vendors that the device tree bindings document.
  package let bindings: DeviceTreeBindings

  /// The names in mixed case that the headers in include/ declare.
  package let camelCaseNames: CamelCaseNames

  /// Where the working directory is in the tree; nil where paths are taken as they are given.
  package let place: TreePlace?

  /// What a top directory has to have; the list is the oracle's `top_of_kernel_tree`.
  static let landmarks = [
    "COPYING", "CREDITS", "Kbuild", "MAINTAINERS", "Makefile", "README", "Documentation", "arch",
    "include", "drivers", "fs", "init", "ipc", "kernel", "lib", "scripts",
  ]

  /// The tree at `root`, or nil when it lacks one of a kernel tree's landmarks.
  ///
  /// - Parameter git: The repository of the working directory; a tree elsewhere has its own.
  /// - Parameter place: Where the working directory is in it, if rules are to know files by their
  ///   paths from the top, however they are named.
  package init?(root: String, git: Git, place: TreePlace? = nil) {
    guard Tree.landmarks.allSatisfy({ FileKind.exists(root + "/" + $0) }) else { return nil }
    self.root = root
    self.place = place
    self.git = git.directory == root ? git : Git(directory: root, gitDirectory: nil)
    let files = TreeFiles(root: root)
    self.files = files
    licenses = Licenses(root: root)
    bindings = DeviceTreeBindings(root: root, files: files)
    camelCaseNames = CamelCaseNames(root: root, git: self.git)
  }

  /// The path by which the system knows a file that a patch names; the script takes it as it stands.
  func path(ofPatched file: String) -> String {
    place == nil || root == "." ? file : root + "/" + file
  }

  /// Whether something stands at `path`, counted from the top directory.
  package func fileExists(_ path: String) -> Bool { FileKind.exists(root + "/" + path) }

  /// Whether a regular file stands at `path`, counted from the top directory.
  package func isRegularFile(_ path: String) -> Bool {
    FileKind(at: root + "/" + path) == .regular
  }
}
