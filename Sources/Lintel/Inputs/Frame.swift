// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// One input of a stream of many: a line `ID KIND LENGTH`, so many bytes, and a newline.
package struct Frame: Sendable, Equatable {
  /// What the bytes are.
  package enum Kind: Sendable, Equatable {
    /// One mail, whose lines that begin with `From ` start no other one.
    case mail
    /// What `lintel check` takes a file for: a diff, a mail, a mailbox.
    case patch
    /// A source file with this path, which is not looked for.
    case file(path: String)

    /// The kind that a word means; nil for another word.
    init?(_ word: Substring) {
      switch word {
      case "mail": self = .mail
      case "patch": self = .patch
      default:
        guard word.hasPrefix("file:"), word.utf8.count > 5 else { return nil }
        self = .file(path: String(word.dropFirst(5)))
      }
    }

    /// Whether it is a source file.
    package var isFile: Bool { if case .file = self { true } else { false } }
  }

  /// What there is of it.
  package enum Content: Sendable, Equatable {
    case bytes([UInt8])
    /// It has more bytes than a frame may have, which were passed over.
    case tooBig
    /// It was met before: a mail with an id that an earlier one has.
    case copy(MailOrigin)
    /// It is not there, for this reason.
    case missing(String)
  }

  /// What its answer is called.
  package let id: String
  package let kind: Kind
  package let content: Content

  package init(id: String, kind: Kind, _ content: Content) {
    self.id = id
    self.kind = kind
    self.content = content
  }

  /// How reports name it: a file by its path.
  var name: String { if case .file(let path) = kind { path } else { id } }
}
