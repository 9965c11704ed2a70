// SPDX-License-Identifier: GPL-2.0-only

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
      if InboxReader.isInbox(folder) {
        self = .inbox([folder])
      } else if InboxReader.isInbox(folder + "/.git") {
        self = .inbox([folder + "/.git"])
      } else if FileKind(at: folder + "/cur") == .directory
        || FileKind(at: folder + "/new") == .directory
      {
        self = .maildir(folder)
      } else {
        let epochs = Self.epochs(folder + "/git") + Self.epochs(folder)
        if epochs.isEmpty {
          throw .invalid("\(path.printable): neither a Maildir nor a public-inbox repository")
        }
        self = .inbox(epochs)
      }
    }
  }

  /// The repositories `0.git`, `1.git` and so on in a folder.
  private static func epochs(_ folder: String) -> [String] {
    FileTree.entries(of: folder).compactMap { name, _ in
      name.hasSuffix(".git") ? Int(name.dropLast(4)) : nil
    }.sorted().map { "\(folder)/\($0).git" }.filter(InboxReader.isInbox)
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
        let reader = try InboxReader(repository, after: positions[repository])
        try reader.forEachMail { mail, id in try body(mail, id) }
        if let head = reader.head { try finished(repository, head) }
      }
    }
  }
}
