// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// One thing to check.
package enum CheckInput: Sendable {
  /// A patch or mail in a file; `-` is standard input.
  case patch(path: String)
  /// A source file that the user named; `-` is standard input.
  case file(path: String)
  /// A source file that an index or a walk named.
  case listedFile(ListedFile)
  /// Standard input under the name of a file, which is not touched.
  case stream(name: String, isFile: Bool)
  /// A commit as a patch, with the names that reports give it.
  case commit(text: [UInt8], name: String, displayName: [UInt8])
  /// Commits that git could not give.
  case unreadableCommits(expression: String)

  /// How the user named it.
  package var name: String {
    switch self {
    case .patch(let path), .file(let path): path
    case .listedFile(let file): file.name
    case .commit(_, let name, _), .stream(let name, _): name
    case .unreadableCommits(let expression): expression
    }
  }

  /// Whether it is a source file.
  package var isFile: Bool {
    switch self {
    case .file, .listedFile, .stream(_, isFile: true): true
    case .patch, .commit, .unreadableCommits, .stream: false
    }
  }

  /// Where it is read from: its name, but for a stream.
  package var path: String {
    if case .stream = self { "-" } else { name }
  }

  /// The file that an index or a walk named; nil for what the user did.
  package var listed: ListedFile? {
    if case .listedFile(let file) = self { file } else { nil }
  }
}

/// A file below a folder that the user named; no path of such a file leads out of the folder.
package struct ListedFile: Sendable, Equatable {
  /// The folder.
  package let root: String
  /// The path of the file, from there.
  package let path: String

  /// The file at `path` below `root`.
  package init(_ path: String, below root: String = ".") {
    self.root = root
    self.path = path
  }

  /// How reports name it, and how the working directory leads to it.
  package var name: String { root == "." ? path : root + "/" + path }

  /// Puts `bytes` in the place of the file, or of the one with this name and `suffix`.
  package func replace(_ bytes: ByteView, suffix: String = "") throws(InputError) {
    var folder = TreeFolder(root)
    try folder.replace(path + suffix, bytes: bytes)
  }
}
