// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// The files of a state of a tree, to be read by their paths.
protocol TreeFiles: AnyObject {
  /// The text of a file; nil where there is none that can be read.
  func contents(_ path: String) -> ByteBuffer?
  /// The paths of what is in a folder.
  func entries(in folder: String) -> [String]
}

/// The files of a folder on the disk.
final class FolderFiles: TreeFiles {
  private let root: String
  private var folder: TreeFolder

  init(_ root: String) {
    self.root = root
    folder = TreeFolder(root)
  }

  func contents(_ path: String) -> ByteBuffer? {
    folder.contents(path, limit: Limits.inputBytes)
  }

  func entries(in folder: String) -> [String] {
    FileTree.entries(of: root + "/" + folder).map { "\(folder)/\($0.name)" }.sorted()
  }
}

/// The files of a commit.
final class CommitFiles: TreeFiles {
  private let git: GitTree
  private let commit: String
  private var objects: GitObjectTexts

  /// The files of a commit, by any name of it; `objects` reads them.
  init(_ git: GitTree, _ commit: String, _ objects: GitObjectTexts) {
    self.git = git
    self.commit = commit
    self.objects = objects
  }

  func contents(_ path: String) -> ByteBuffer? { objects.text("\(commit):\(path)") }

  func entries(in folder: String) -> [String] { git.entries(of: commit, in: folder) }
}

/// Reads objects of a repository, all with one git.
final class GitObjectTexts {
  private var reader: ObjectReader

  /// Nil where git can't be started.
  init?(_ root: String) {
    guard let reader = try? ObjectReader(in: .folder(root)) else { return nil }
    self.reader = reader
  }

  /// The text of an object; nil where there is none, or too much of it.
  func text(_ name: String) -> ByteBuffer? {
    guard !name.contains("\n"), Array((name + "\n").utf8).withView({ reader.ask($0) }),
      case .object(let kind, let size) = reader.answer()
    else { return nil }
    guard kind == .blob, size <= Limits.inputBytes else {
      _ = reader.skip(size)
      return nil
    }
    var text = ByteBuffer()
    guard reader.take(size, into: &text) else { return nil }
    return text
  }
}
