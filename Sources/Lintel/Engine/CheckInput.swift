// SPDX-License-Identifier: GPL-2.0-only

/// One thing to check.
package enum CheckInput: Sendable {
  /// A patch or mail in a file; `-` is standard input.
  case patch(path: String)
  /// A source file.
  case file(path: String)
  /// A commit as a patch, with the names that reports give it.
  case commit(text: [UInt8], name: String, displayName: [UInt8])
  /// Commits that git could not give.
  case unreadableCommits(expression: String)

  /// How the user named it.
  package var name: String {
    switch self {
    case .patch(let path), .file(let path): path
    case .commit(_, let name, _): name
    case .unreadableCommits(let expression): expression
    }
  }

  /// Whether it is a source file.
  package var isFile: Bool {
    if case .file = self { true } else { false }
  }
}
