// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The files that git keeps for itself, which it opens without looking at what they are.
///
/// In a repository that came from somebody else one of them may be a pipe that nobody writes to, or a
/// device without an end.
enum GitStorage {
  private static let settings = ["HEAD", "config", "config.worktree", "commondir"]
  private static let others = [
    "index", "packed-refs", "shallow", "info/exclude", "info/attributes",
    "info/sparse-checkout", "objects/info/alternates",
  ]

  /// The first of them that is neither a regular file nor a folder; nil where all are well.
  ///
  /// - Parameter subcommand: What git is asked; `var` is about settings alone, and reads `HEAD` to
  /// see that there   is a repository.
  static func oddFile(of place: GitCommand.Place, for subcommand: String?) -> InputError? {
    guard let folder = folder(of: place) else { return nil }
    return (subcommand == "var" ? settings : settings + others).lazy.map { folder + "/" + $0 }
      .first { FileKind(at: $0) == .other }.map {
        InputError(path: "git", code: InputError.refused, detail: "\($0) is not a regular file")
      }
  }

  /// The folder that git is going to read; nil where there is none, or only git finds it.
  private static func folder(of place: GitCommand.Place) -> String? {
    switch place {
    case .nowhere: return nil
    case .gitDirectory(let folder): return folder
    case .workingDirectory, .folder: break
    }
    if let folder = Environment.value("GIT_DIR") { return GitIndex.resolve(folder) }
    guard case .inside(let top, _) = WorkTree.find(place.folder ?? ".") else { return nil }
    return GitIndex.resolve(top == "/" ? "/.git" : top + "/.git")
  }
}

extension GitCommand.Place {
  fileprivate var folder: String? { if case .folder(let folder) = self { folder } else { nil } }
}
