// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Which files to read for MAINTAINERS.
enum MaintainerPaths {
  /// The files that the options name, with the names by which they are known.
  ///
  /// get_maintainer.pl reads the files of a folder in the order in which the file system lists
  /// them; here they are sorted.
  static func find(
    _ options: MaintainerOptions, home: String?
  ) throws(MaintainerFailure) -> [(path: String, name: String)] {
    var path = options.maintainerPath.map(options.fromTop) ?? "./MAINTAINERS"
    if path == "~" || path.hasPrefix("~/"), let home { path = home + path.dropFirst() }
    switch FileKind(at: path) {
    case .regular: return [(path, path)]
    case .directory: break
    // What the user named may be a pipe.
    case .other where options.maintainerPath != nil: return [(path, path)]
    case .other: throw MaintainerFailure("\(path): not a regular file", status: 2)
    case nil: throw MaintainerFailure("\(path): no such file", status: 2)
    }
    while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
    var paths: [String] = []
    if options.findsMaintainerFiles {
      collect(below: path, &paths)
    } else {
      for (name, kind) in FileTree.entries(of: path) where !name.hasPrefix(".") {
        if kind == .regular { paths.append(path + "/" + name) }
      }
    }
    if paths.isEmpty { throw MaintainerFailure("\(path): no MAINTAINERS there", status: 25) }
    return paths.sorted { $0.utf8 < $1.utf8 }.map { ($0, $0) }
  }

  private static func collect(below folder: String, _ paths: inout [String]) {
    var pending = [folder]
    while let folder = pending.popLast() {
      for (name, kind) in FileTree.entries(of: folder) where name != ".git" {
        let path = folder + "/" + name
        if kind == .directory {
          pending.append(path)
        } else if name == "MAINTAINERS", kind == .regular {
          paths.append(path)
        }
      }
    }
  }
}
