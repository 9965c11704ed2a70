// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What is no source: the products of compilers and of other tools.
///
/// It decides where no repository says which files belong to a project.
package enum Byproducts {
  /// Folders that hold nothing that people wrote for the project.
  private static let folders: Set<String> = [
    "CVS", "_darcs", "node_modules", "__pycache__", "autom4te.cache",
  ]

  /// Files whose presence tells that a tool made the folder.
  private static let marks: Set<String> = [
    "CACHEDIR.TAG", "CMakeCache.txt", "build.ninja", "meson-private",
  ]

  /// What the names of texts end with; such a file is checked, whatever is in it.
  private static let textSuffixes: Set<String> = [
    "c", "h", "S", "s", "dts", "dtsi", "dtso", "rst", "txt", "yaml", "yml", "py", "pl", "pm", "sh",
    "rs", "cc", "cpp", "hpp", "y", "l", "lds", "awk", "json", "tbl", "md", "xml", "html", "inc",
    "mk", "config", "tc", "cocci", "asn1", "in",
  ]

  /// What the names of compiled, packed and drawn things end with.
  private static let binarySuffixes: Set<String> = [
    "o", "a", "so", "ko", "obj", "lib", "dll", "exe", "elf", "bin", "img", "dtb", "dtbo", "lo",
    "la",
    "gcno", "gcda", "gcov", "pyc", "class", "jar", "gz", "bz2", "xz", "lz4", "lzo", "zst", "zip",
    "tar", "tgz", "7z", "rpm", "deb", "png", "gif", "jpg", "jpeg", "ico", "pdf", "ttf", "woff",
    "symvers", "orig", "rej", "swp", "EXPERIMENTAL-checkpatch-fixes",
  ]

  /// Whether the end of the name is one of texts, such as C.
  package static func isText(named name: String) -> Bool {
    name.lastIndex(of: ".").map { textSuffixes.contains(String(name[name.index(after: $0)...])) }
      ?? false
  }

  /// Whether a folder of this name is passed over.
  static func isFolder(_ name: String) -> Bool { folders.contains(name) }

  /// Whether one of a folder's entries tells that a tool made all of it.
  static func areMarked(by names: [String]) -> Bool { names.contains { marks.contains($0) } }

  /// Whether the file at `path` is passed over: by the end of its name, or where that says nothing,
  /// since it starts like no text.
  static func isFile(_ name: String, at path: String) -> Bool {
    if name.hasSuffix("~") || name.hasPrefix(".lintel-") { return true }
    if isText(named: name) { return false }
    if let dot = name.lastIndex(of: ".") {
      let suffix = String(name[name.index(after: dot)...])
      if binarySuffixes.contains(suffix) { return true }
    }
    return InputFile.startsLikeNoText(path)
  }
}
