// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// Where the paths of patches are counted from: the top of the repository, which may be above the folder
/// that was converted.
package struct SeriesTree: Sendable {
  /// The top: of the repository; or the folder itself, where that has MAINTAINERS or is in no repository.
  package let root: String
  /// The folder that was converted, as a path from the top with a slash at its end; empty where it is
  /// the top.
  package let prefix: String

  /// The tree of a folder in which this file is.
  ///
  /// A repository further up counts only if its commit has the file.
  package init(_ folder: String, having path: String) {
    (root, prefix) = Self.top(of: folder, having: path) ?? (folder, "")
  }

  /// Whether it can be said whom files concern.
  package var hasMaintainers: Bool { FileKind.exists(root + "/MAINTAINERS") }

  private static func top(of folder: String, having path: String) -> (String, String)? {
    let isTop = [".git", "MAINTAINERS"].contains { FileKind.exists("\(folder)/\($0)") }
    if isTop { return nil }
    let whole = FileTree.absolutePath(folder)
    var end = whole.endIndex
    while let slash = whole[..<end].lastIndex(of: "/") {
      let top = slash == whole.startIndex ? "/" : String(whole[..<slash])
      if FileKind.exists(top + "/.git") {
        let prefix = String(whole[whole.index(after: slash)...]) + "/"
        return SeriesBase.object(prefix + path, root: top) == nil ? nil : (top, prefix)
      }
      end = slash
    }
    return nil
  }
}
