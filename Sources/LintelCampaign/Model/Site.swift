// SPDX-License-Identifier: GPL-2.0-only

package import GRDB

/// A call site of a campaign and how far it is.
package struct Site: Sendable, Codable {
  /// Who has a site, since when and until when.
  package struct Holder: Sendable, Codable {
    /// Who claimed it.
    package let person: Person
    /// When they did.
    package let since: Timestamp
    /// When the claim ends by itself; nil for one that does not.
    package let expires: Timestamp?
  }

  /// The mailed patch that is the newest to convert a site.
  package struct Patch: Sendable, Codable {
    /// The mail's id, without angle brackets.
    package let messageID: String
    /// The decoded subject.
    package let subject: String
    /// Who wrote the patch.
    package let author: Person
    /// When it was sent.
    package let sent: Timestamp
    /// The version of the series, from 1.
    package let version: Int
    /// Where the mail can be read.
    package let link: String
  }

  /// The commit that took the call out of the tree, or brought it.
  package struct Commit: Sendable, Codable, Hashable {
    /// The full id.
    package let id: String
    /// Who wrote it.
    package let author: Person
    /// When they did.
    package let authored: Timestamp
    /// Its subject.
    package let subject: String

    /// A commit with these facts.
    package init(id: String, author: Person, authored: Timestamp, subject: String) {
      self.id = id
      self.author = author
      self.authored = authored
      self.subject = subject
    }
  }

  /// The site's id, 12 hexadecimal digits: the same in every ledger that began with the same tree.
  package let key: String
  /// The name that is called.
  package let api: String
  /// How the name is used, as the census calls it.
  package let kind: String
  /// The file, counted from the top of the tree; where it was last, for a site that is gone.
  package let path: String
  /// The line, from 1.
  package let line: Int
  /// The function around the call; empty outside of one.
  package let function: String
  /// Which use of the name in its function it is, from 1.
  package let ordinal: Int
  /// The line's text, each run of white space as one space.
  package let text: String
  /// The subsystem; empty where MAINTAINERS names none.
  package let subsystem: String
  /// How far the site is.
  package let state: SiteState
  /// Who has it; nil for nobody, also when the claim has expired.
  package let holder: Holder?
  /// The newest patch that converts it; nil where none was seen.
  package let patch: Patch?
  /// The commit that took it out of the tree; nil where it is left or no history tells.
  package let goneBy: Commit?
  /// The function that is called instead, or the one in which another call does its work; empty where
  /// it is left, or nothing is.
  package let successor: String
  /// The lines that prove what became of it: those that went with `-` before them, those that came
  /// with `+`; empty where it is left.
  package let evidence: [String]
  /// The commit that brought it; nil where it was there at the start or no history tells.
  package let addedBy: Commit?

  /// The ledger's own number of the site, which no other ledger shares.
  let number: Int64
}

extension Site: FetchableRecord {
  /// Reads a row of `SiteQuery`.
  package init(row: Row) {
    number = row["id"]
    key = row["key"]
    api = row["api"]
    kind = row["kind"]
    path = row["path"]
    line = row["line"]
    function = row["function"]
    ordinal = row["ordinal"]
    text = row["text"]
    subsystem = row["subsystem_name"]
    state = SiteState(rawValue: row["state"]) ?? .open
    let holds: Bool = row["holds"]
    holder =
      holds
      ? Holder(
        person: Person(name: row["holder_name"], address: row["holder_address"]),
        since: row["since"], expires: row["expires"]) : nil
    if let messageID: String = row["message_id"] {
      patch = Patch(
        messageID: messageID, subject: row["subject"],
        author: Person(name: row["sender_name"], address: row["sender_address"]),
        sent: row["sent"], version: row["version"], link: row["link"])
    } else {
      patch = nil
    }
    goneBy = Commit(row, prefix: "gone_")
    successor = row["successor"]
    let lines: String = row["evidence"]
    evidence = lines.split(separator: "\n").map(String.init)
    addedBy = Commit(row, prefix: "added_")
  }
}

extension Site.Commit {
  /// The commit in the columns with that prefix; nil where the row has none.
  init?(_ row: Row, prefix: String) {
    guard let id: String = row[prefix + "commit"] else { return nil }
    self.init(
      id: id, author: Person(name: row[prefix + "name"], address: row[prefix + "address"]),
      authored: row[prefix + "authored"], subject: row[prefix + "subject"])
  }
}
