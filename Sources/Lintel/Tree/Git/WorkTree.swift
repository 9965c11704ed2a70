// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Which repository a folder belongs to, found as git finds it.
package enum WorkTree: Equatable {
  /// None.
  case none
  /// One whose `.git` stands in `top`; the folder is `below` there, which is empty or ends with a
  /// slash.
  case inside(top: String, below: [UInt8])
  /// The folder is, or is in, what git itself keeps: a bare repository or a `.git`.
  case storage
  /// The environment says where the repository, its work tree or its index is.
  case environment

  /// The variables with which only git finds its way.
  private static let variables = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"]

  /// Whether the environment says it with absolute paths, so that git may be started anywhere.
  static var isNamedInFull: Bool {
    variables.allSatisfy {
      guard let path = Environment.value($0) else { return $0 == "GIT_INDEX_FILE" }
      return path.hasPrefix("/")
    }
  }

  /// Looks for the repository of `folder`, from there upwards.
  ///
  /// As git does, it stops at the folders of `GIT_CEILING_DIRECTORIES` and where another file system
  /// begins.
  package static func find(_ folder: String) -> WorkTree {
    if variables.contains(where: { Environment.value($0) != nil }) { return .environment }
    let start = FileTree.absolutePath(folder)
    let ceilings = (Environment.value("GIT_CEILING_DIRECTORIES") ?? "").split(separator: ":")
    let device =
      Environment.value("GIT_DISCOVERY_ACROSS_FILESYSTEM") == nil
      ? FileStatus(of: start)?.device : nil
    var at = start
    while true {
      let prefix = at == "/" ? at : at + "/"
      if FileKind.exists(prefix + ".git") {
        let below = Array(start.utf8.dropFirst(prefix.utf8.count))
        return .inside(top: at, below: below.isEmpty ? below : below + [UInt8(ascii: "/")])
      }
      if isStorage(prefix) { return .storage }
      guard at != "/", let slash = at.lastIndex(of: "/") else { return .none }
      at = slash == at.startIndex ? "/" : String(at[..<slash])
      if ceilings.contains(where: { $0 == at }) { return .none }
      if let device, FileStatus(of: at)?.device != device { return .none }
    }
  }

  /// Whether a folder has what git looks for in its own.
  private static func isStorage(_ prefix: String) -> Bool {
    FileKind.exists(prefix + "HEAD") && FileKind(at: prefix + "objects") == .directory
      && FileKind(at: prefix + "refs") == .directory
  }
}
