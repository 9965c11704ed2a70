// SPDX-License-Identifier: GPL-2.0-only

/// How a document is checked.
package enum DocumentKind: Sendable, Equatable {
  /// As a file of a tree.
  case source
  /// As a patch, as a mail, or as a mailbox.
  case patch
  /// As the message of a commit that is being made.
  case commitMessage

  /// The kind of a document, from the client's name for its language and from its own name.
  package init(language: String, path: String) {
    let name = path.split(separator: "/").last ?? ""
    let ends = [".patch", ".diff", ".eml", ".mbox"]
    if language == "gitcommit" || ["COMMIT_EDITMSG", "MERGE_MSG"].contains(name) {
      self = .commitMessage
    } else if ["diff", "mail", "patch"].contains(language)
      || ends.contains(where: { path.hasSuffix($0) })
    {
      self = .patch
    } else {
      self = .source
    }
  }
}
