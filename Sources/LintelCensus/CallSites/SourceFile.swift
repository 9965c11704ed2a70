// SPDX-License-Identifier: GPL-2.0-only

import Lintel
package import LintelText

/// Which files of a tree are source that can call an API.
package enum SourceFile {
  /// The languages that are read.
  package enum Language: Sendable {
    /// C, and what is C but for its suffix.
    case c
    /// A C header: the home of an API may be there.
    case header
    /// Assembly that goes through the C preprocessor.
    case assembly

    /// A path in this language, for text that has none.
    var samplePath: String {
      switch self {
      case .c: "a.c"
      case .header: "a.h"
      case .assembly: "a.S"
      }
    }
  }

  /// The language of the file at `path`, by its suffix; nil for what is no source.
  package static func language(of path: ByteView) -> Language? {
    guard let dot = path.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    let suffix = path.from(dot + 1)
    switch suffix[0] {
    case UInt8(ascii: "c"):
      let isSource = ["c", "cc", "cpp", "c_shipped"] as [StaticString]
      return isSource.contains { suffix.equals($0) } ? .c : nil
    case UInt8(ascii: "h"):
      let isHeader = ["h", "hpp", "h_shipped"] as [StaticString]
      return isHeader.contains { suffix.equals($0) } ? .header : nil
    case UInt8(ascii: "y"), UInt8(ascii: "l"): return suffix.count == 1 ? .c : nil
    case UInt8(ascii: "S"): return suffix.count == 1 ? .assembly : nil
    case UInt8(ascii: "u"): return suffix.equals("uc") ? .c : nil
    case UInt8(ascii: "i"): return suffix.equals("inc") || suffix.equals("inl") ? .c : nil
    default: return nil
    }
  }

  /// The source files of the tree at `root`, counted from there and sorted byte by byte.
  ///
  /// Where `root` has a repository its tracked files count, else all below it that are no links.
  /// With `paths` only those files and what is below those folders.
  package static func list(root: String, paths: [String]) -> [String] {
    let git = Git(directory: root, gitDirectory: nil)
    var files: [String] = []
    let prefixes = paths.map { Array($0.utf8) }
    let add: (String) -> Void = { path in
      let isWanted = Array(path.utf8).withView { view in
        language(of: view) != nil && (paths.isEmpty || prefixes.contains { isBelow($0, view) })
      }
      if isWanted { files.append(path) }
    }
    if git.isRepository {
      for file in git.trackedFilesWithSizes(below: "") where !file.isLink { add(file.path) }
    } else {
      FileTree.forEachFile(below: root) { add(String($0.dropFirst(root.utf8.count + 1))) }
      files.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
    return files
  }

  /// Whether the path is the prefix, or below it.
  private static func isBelow(_ prefix: [UInt8], _ path: ByteView) -> Bool {
    prefix.withView { prefix in
      var prefix = prefix
      if prefix.has("./") { prefix = prefix.from(2) }
      while prefix.last == UInt8(ascii: "/") { prefix = prefix.upTo(prefix.count - 1) }
      return prefix.isEmpty || prefix.equals(".")
        || path.has(prefix) && (path.count == prefix.count || path[prefix.count] == 0x2F)
    }
  }
}
