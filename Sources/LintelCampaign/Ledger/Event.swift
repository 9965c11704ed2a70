// SPDX-License-Identifier: GPL-2.0-only

package import GRDB

/// Something that happened to a site or to the ledger, as the history keeps it.
package struct Event: Sendable, Codable {
  /// What can happen. The words are in the file, so none is ever renamed.
  package enum Kind: String, Sendable, Codable, CaseIterable {
    /// `init` found the site; `detail` is its `Placement`.
    case found
    /// A later state of the tree has the site; `detail` is its `Placement`.
    case added
    /// The site is at another place, or its text differs; `detail` is its `Placement`.
    case moved
    /// The replacement or a helper, which `detail` names, took the site's place. Without a detail, as
    /// older programs wrote it: the site is gone, its file is not.
    case converted
    /// The function that `detail` names took its place.
    case replaced
    /// Its function does without it.
    case dropped
    /// Its function, or its file, is gone.
    case removed
    /// Another call does its work: one in the function that `detail` names.
    case merged
    /// The site is gone, and what took its place is not known.
    case gone
    /// A site that was gone is back; `detail` is its `Placement`.
    case returned
    /// The person claimed it; `detail` is the time at which the claim ends, or empty.
    case claimed
    /// The person's claim ended; `detail` is `released`, `expired`, `done` or `merged`.
    case released
    /// The person wrote a note; `detail` is its text.
    case noted
    /// The message has a patch that converts it; `detail` is the version.
    case posted
    /// A newer version took the place of the message's patch.
    case superseded
    /// The message answers the patch that `detail` names with a trailer.
    case tagged
    /// The message says that the patch that `detail` names was applied.
    case applied
    /// The tree was looked at again; `detail` is the state's label.
    case synced
  }

  /// The number of the event, which grows with time.
  package let number: Int64
  /// When it was written down.
  package let at: Timestamp
  /// The id of the site; nil for what concerns the whole ledger.
  package let site: String?
  /// What happened.
  package let kind: Kind
  /// Who did it; nil for the program.
  package let person: Person?
  /// The commit that did it.
  package let commit: Site.Commit?
  /// The id of the mail that did it, without angle brackets.
  package let messageID: String?
  /// More, depending on the kind.
  package let detail: String
}

extension Event: FetchableRecord {
  /// The columns that `init(row:)` reads, and the tables that they are from.
  static let query = """
    SELECT event.id, event.at, event.kind, event.detail, site.key AS site_key,
      person.name AS person_name, person.address AS person_address, message.message_id,
      git_commit.id AS by_commit, git_commit.name AS by_name, git_commit.address AS by_address,
      git_commit.authored AS by_authored, git_commit.subject AS by_subject
    FROM event
      LEFT JOIN site ON site.id = event.site
      LEFT JOIN person ON person.id = event.person
      LEFT JOIN message ON message.id = event.message
      LEFT JOIN git_commit ON git_commit.id = event.commit_id
    """

  package init(row: Row) throws {
    number = row["id"]
    at = row["at"]
    site = row["site_key"]
    let word: String = row["kind"]
    guard let kind = Kind(rawValue: word) else {
      throw LedgerError.invalid("event \(number): unknown kind \(word.printable)")
    }
    self.kind = kind
    let address: String? = row["person_address"]
    person = address.map { Person(name: row["person_name"], address: $0) }
    commit = Site.Commit(row, prefix: "by_")
    messageID = row["message_id"]
    detail = row["detail"]
  }
}

extension Event {
  /// The place that the event's detail tells of, in words; nil for an event of another kind.
  package var place: String? {
    switch kind {
    case .found, .added, .moved, .returned: Placement(json: detail)?.description
    default: nil
    }
  }
}

extension Event.Kind {
  /// What happens to a site that ends so.
  init(_ state: SiteState) {
    switch state {
    case .converted: self = .converted
    case .replaced: self = .replaced
    case .dropped: self = .dropped
    case .removed: self = .removed
    case .merged: self = .merged
    case .open, .claimed, .posted, .applied, .gone: self = .gone
    }
  }
}
