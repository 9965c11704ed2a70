// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// Looks for the top of the kernel tree that a folder is in, as git looks for its repository.
package enum TreeSearch {
  /// What was found around a folder.
  package enum Outcome {
    case found(Tree)
    /// A folder that has much of a kernel tree, but not these entries.
    case incomplete(root: String, missing: [String])
    case none
  }

  /// Looks in the working directory, then in each folder above it.
  ///
  /// A full tree further up counts more than a part of one on the way to it.
  package static func aroundWorkingDirectory(git: Git) -> Outcome {
    let here = WorkingDirectory.path
    let depth = here.split(separator: "/").count
    var part: (root: String, missing: [String])?
    for level in 0...depth {
      let root = path(level)
      let missing = missing(in: root)
      if missing.isEmpty, let tree = tree(at: root, git: git) { return .found(tree) }
      if part == nil && looksLikeTree(missing) {
        part = (FileTree.absolutePath(root), missing)
      }
    }
    return part.map { .incomplete(root: $0.root, missing: $0.missing) } ?? .none
  }

  /// The path of the nearest folder above the working directory that is the top of a tree; nil at the
  /// top itself, and outside.
  static var topAboveWorkingDirectory: String? {
    let depth = WorkingDirectory.path.split(separator: "/").count
    for level in 0...depth {
      let root = path(level)
      if isTop(root) { return level == 0 ? nil : root }
    }
    return nil
  }

  private static func isTop(_ root: String) -> Bool {
    Tree.landmarks.allSatisfy { FileKind.exists(root + "/" + $0) }
  }

  /// The folder so many levels above the working directory.
  private static func path(_ level: Int) -> String {
    level == 0 ? "." : Array(repeating: "..", count: level).joined(separator: "/")
  }

  /// The tree whose top is `root`, with files known by their paths from there.
  package static func tree(at root: String, git: Git) -> Tree? {
    Tree(
      root: root, git: git,
      place: TreePlace(
        top: FileTree.absolutePath(root), folder: WorkingDirectory.path))
  }

  /// What a top directory has to have and `root` has not.
  package static func missing(in root: String) -> [String] {
    Tree.landmarks.filter { !FileKind.exists(root + "/" + $0) }
  }

  /// Whether a folder that lacks so much is a kernel tree with holes: a sparse checkout has the files
  /// at the top, and those are nearly half of it.
  package static func looksLikeTree(_ missing: [String]) -> Bool {
    Tree.landmarks.count - missing.count >= 7
  }

  /// Why a folder is not the top of a kernel tree: what is missing, and what to do.
  package static func problem(root: String, missing: [String]) -> String {
    guard looksLikeTree(missing) else { return "\(root) is not the top of a kernel tree" }
    let names = missing.joined(separator: " ")
    return "\(root) is not a full kernel tree: it has no \(names)"
  }
}

/// Where the working directory is in a tree, so that a path counts from the top however it is named.
package struct TreePlace: Sendable {
  /// The top directory's absolute path, with a slash at its end.
  private let top: [UInt8]
  /// The working directory's path from the top, with a slash at its end; empty at the top, nil
  /// outside.
  private let folder: [UInt8]?

  /// The place of a folder in the tree below `top`; both are absolute paths without links.
  package init(top: String, folder: String) {
    let top = top.hasSuffix("/") ? top : top + "/"
    let folder = folder.hasSuffix("/") ? folder : folder + "/"
    self.top = Array(top.utf8)
    self.folder = folder.hasPrefix(top) ? Array(folder.utf8.dropFirst(self.top.count)) : nil
  }

  /// The working directory's path from the top, with a slash at its end; nil outside.
  package var folderFromTop: String? { folder.map { String(decoding: $0, as: UTF8.self) } }

  /// What sets one working directory apart from another of the same tree.
  package var key: [UInt8] { folder ?? [0] }

  /// The path from the top of the file that the user named; nil where it is the name itself, or
  /// leads out of the tree.
  package func pathFromTop(_ name: ByteView) -> [UInt8]? {
    if name[0] == UInt8(ascii: "/") {
      let isBelow = top.withView { name.count > $0.count && name.upTo($0.count).equals($0) }
      return isBelow ? Self.normal([], name.from(top.count)) : nil
    }
    guard let folder else { return nil }
    // Most runs are at the top, and name files plainly.
    if folder.isEmpty && !name.has("./") && !name.has("../") && !name.contains("/.") { return nil }
    return Self.normal(folder, name)
  }

  /// Both paths as one, without `.`, `..` and empty parts; nil where it leads above the top.
  private static func normal(_ folder: [UInt8], _ name: ByteView) -> [UInt8]? {
    var parts: [ArraySlice<UInt8>] = []
    for part in (folder + name.bytes).split(separator: UInt8(ascii: "/")) {
      if part.elementsEqual(".".utf8) { continue }
      if part.elementsEqual("..".utf8) {
        if parts.popLast() == nil { return nil }
      } else {
        parts.append(part)
      }
    }
    return Array(parts.joined(separator: [UInt8(ascii: "/")]))
  }
}
