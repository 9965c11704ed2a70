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
  /// A frame of standard input.
  case frame(Frame)
  /// What was asked for and is not there to be checked; `scriptStatus` is the exit status of
  /// checkpatch.pl for it.
  case unreadable(InputError, scriptStatus: Int32)

  /// How the user named it.
  package var name: String {
    switch self {
    case .patch(let path), .file(let path): path
    case .listedFile(let file): file.name
    case .commit(_, let name, _), .stream(let name, _): name
    case .frame(let frame): frame.name
    case .unreadable(let error, _): error.path
    }
  }

  /// Whether it is a source file.
  package var isFile: Bool {
    switch self {
    case .file, .listedFile, .stream(_, isFile: true): true
    case .frame(let frame): frame.kind.isFile
    case .patch, .commit, .unreadable, .stream: false
    }
  }

  /// Where it is read from: its name, but for a stream.
  package var path: String {
    switch self {
    case .stream, .frame: "-"
    default: name
    }
  }

  /// What a row of it is called: a frame's id, else its name.
  package var id: String {
    if case .frame(let frame) = self { frame.id } else { name }
  }

  /// The file that an index or a walk named; nil for what the user did.
  package var listed: ListedFile? {
    if case .listedFile(let file) = self { file } else { nil }
  }

  /// Whether an error in reading it says only that a tracked file was deleted, so that there is
  /// nothing to check.
  ///
  /// A name that is not UTF-8 cannot be opened, and says so.
  package func isGone(after error: InputError) -> Bool {
    guard let file = listed, file.isTracked, error.isMissing else { return false }
    return !file.path.contains("\u{FFFD}")
  }
}

/// A file below a folder that the user named; no path of such a file leads out of the folder.
package struct ListedFile: Sendable, Equatable {
  /// The folder.
  package let root: String
  /// The path of the file, from there.
  package let path: String
  /// Whether git tracks it: it may have been deleted in the work tree.
  package let isTracked: Bool

  /// The file at `path` below `root`.
  package init(_ path: String, below root: String = ".", isTracked: Bool = false) {
    self.root = root
    self.path = path
    self.isTracked = isTracked
  }

  /// How reports name it, and how the working directory leads to it.
  package var name: String {
    root == "." ? path : root.hasSuffix("/") ? root + path : root + "/" + path
  }

  /// Puts `bytes` in the place of the file, or of the one with this name and `suffix`.
  package func replace(_ bytes: ByteView, suffix: String = "") throws(InputError) {
    var folder = TreeFolder(root)
    try folder.replace(path + suffix, bytes: bytes)
  }
}
