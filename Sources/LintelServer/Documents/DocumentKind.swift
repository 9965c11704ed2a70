// SPDX-License-Identifier: GPL-2.0-only

/// How a document is checked.
package enum DocumentKind: Sendable, Equatable {
  /// As a file of a tree.
  case source
  /// As a patch, or as a mail.
  case patch

  /// The kind of a document, from the client's name for its language and from its own name.
  package init(language: String, path: String) {
    let ends = [".patch", ".diff", ".eml", ".mbox"]
    let isPatch =
      ["diff", "mail", "patch"].contains(language) || ends.contains { path.hasSuffix($0) }
    self = isPatch ? .patch : .source
  }
}
