// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Names files by their paths from the top of the tree, however the user named them: what is kept in
/// a file of the tree has to hold for each folder that a check is started in.
package struct PathsFromTop: Sendable {
  /// The top's absolute path.
  package let top: String
  private let place: TreePlace

  /// Paths from `top`, which need not be absolute.
  package init(top: String) {
    self.top = FileTree.absolutePath(top)
    place = TreePlace(top: self.top, folder: FileTree.absolutePath(WorkingDirectory.path))
  }

  /// Paths from the top of a tree, else of the repository around the working directory, else from
  /// there.
  package init(tree: Tree?) {
    if let tree {
      self.init(top: tree.root)
    } else if case .inside(let top, _) = WorkTree.find(".") {
      self.init(top: top)
    } else {
      self.init(top: ".")
    }
  }

  /// The path from the top of what the user names `name`; the top itself is empty. What is outside
  /// keeps its name.
  package func path(of name: [UInt8]) -> [UInt8] {
    let path = name.withView { place.pathFromTop($0) } ?? name
    let parts = path.split(separator: UInt8(ascii: "/")).filter { !$0.elementsEqual(".".utf8) }
    let joined = Array(parts.joined(separator: [UInt8(ascii: "/")]))
    return path.first == UInt8(ascii: "/") ? [UInt8(ascii: "/")] + joined : joined
  }

  /// Whether a file stands at a path from the top.
  package func exists(_ path: [UInt8]) -> Bool {
    let path = String(decoding: path, as: UTF8.self)
    return FileKind.exists(path.hasPrefix("/") ? path : top + "/" + path)
  }
}
