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

  /// The source files of the tree at `root`, counted from there, and what may be missing.
  ///
  /// They are what `FolderContents` finds: with a repository its tracked files and those that it does
  /// not ignore. With `paths` only those files and what is below those folders, each of which must
  /// have a source file.
  package static func list(
    root: String, paths: [String]
  ) -> (files: [String], problems: [InputError]) {
    let prefixes = paths.map { Array($0.utf8) }
    var isUsed = [Bool](repeating: false, count: paths.count)
    var files: [String] = []
    let all = FolderContents.all(of: root)
    for file in all.files where !file.isLink {
      let path = file.listed.path
      let isWanted = Array(path.utf8).withView { view in
        guard language(of: view) != nil else { return false }
        let places = prefixes.indices.filter { isBelow(prefixes[$0], view) }
        for place in places { isUsed[place] = true }
        return paths.isEmpty || !places.isEmpty
      }
      if isWanted { files.append(path) }
    }
    files.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let unused = zip(paths, isUsed).filter { !$0.1 }.map {
      InputError(path: $0.0, code: InputError.gaveUp, detail: "no source files")
    }
    return (files, all.problems + unused)
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
