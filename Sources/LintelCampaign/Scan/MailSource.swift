// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// Where mails come from.
package enum MailSource: Sendable {
  /// A mailbox, or one mail in a file.
  case file(String)
  /// A Maildir.
  case maildir(String)
  /// Repositories of a public-inbox, the oldest epoch first.
  case inbox([String])

  /// What stands at a path.
  package init(_ path: String) throws(LedgerError) {
    switch FileKind(at: path) {
    case nil: throw .invalid("\(path.printable): no such file")
    case .regular?, .other?: self = .file(path)
    case .directory?:
      let folder = path.utf8.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
      let repositories = InboxMails.repositories(at: folder)
      if !repositories.isEmpty {
        self = .inbox(repositories)
      } else if FileKind(at: folder + "/cur") == .directory
        || FileKind(at: folder + "/new") == .directory
      {
        self = .maildir(folder)
      } else {
        throw .invalid("\(path.printable): neither a Maildir nor a public-inbox repository")
      }
    }
  }

  /// Calls `body` with each mail and what its place is called, until it returns false.
  func forEachMail(
    after positions: [String: String], _ body: (_ mail: ByteView, _ place: String) throws -> Void,
    finished: (_ repository: String, _ position: String) throws -> Void
  ) throws {
    switch self {
    case .file(let path):
      var text = ByteBuffer()
      try InputFile.read(path, into: &text)
      let ranges = Mailbox.messages(in: text.view)
      if ranges.isEmpty { return try body(text.view, path) }
      for (number, range) in ranges.enumerated() {
        try Mailbox.unquoted(text.view[range]).withView { mail in
          try body(mail, "\(path), mail \(number + 1)")
        }
      }
    case .maildir(let folder):
      var text = ByteBuffer()
      for part in ["cur", "new"] {
        for (name, kind) in FileTree.entries(of: folder + "/" + part).sorted(by: {
          $0.name < $1.name
        })
        where kind == .regular {
          text.clear()
          let path = "\(folder)/\(part)/\(name)"
          try RegularFile.read(path, limit: Limits.inputBytes, followsLink: true, into: &text)
          try body(text.view, "\(part)/\(name)")
        }
      }
    case .inbox(let repositories):
      for repository in repositories {
        var mails = try InboxMails(repository, after: positions[repository])
        while let mail = try mails.next() {
          if let bytes = mail.bytes { try bytes.withView { try body($0, mail.object) } }
        }
        if let head = mails.head { try finished(repository, head) }
      }
    }
  }
}
