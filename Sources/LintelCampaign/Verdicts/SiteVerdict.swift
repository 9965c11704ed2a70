// SPDX-License-Identifier: GPL-2.0-only

package import GRDB

/// What `lintel convert` says of a site, and when.
package struct SiteVerdict: Sendable, Codable {
  /// What is to be done with the function around the site.
  package enum Kind: String, Sendable, Codable, CaseIterable {
    case convert, review, refuse

    /// A sign for it, so that no colour is needed to tell them apart.
    package var sign: String {
      switch self {
      case .convert: "+"
      case .review: "?"
      case .refuse: "x"
      }
    }
  }

  /// The verdict.
  package let kind: Kind
  /// Why: a code and a sentence; empty where the analysis gave none.
  package let reason: String
  /// When the ledger was told.
  package let taken: Timestamp
  /// The commit that was checked out then; nil for a tree without one.
  package let commit: String?

  /// The sign, the word and the reason, on one line.
  package var summary: String {
    let why = reason.isEmpty ? "" : ": " + reason
    return "\(kind.sign) \(kind.rawValue)\(why)".printable
  }

  /// When it was said, and of which commit.
  package var origin: String {
    "on \(taken.day)" + (commit.map { " at \($0.prefix(12))" } ?? "")
  }
}

extension SiteVerdict: FetchableRecord {
  package init(row: Row) throws {
    let word: String = row["kind"]
    guard let kind = Kind(rawValue: word) else {
      throw LedgerError.invalid("\(word.printable): is no verdict")
    }
    self.kind = kind
    reason = row["reason"]
    taken = row["taken"]
    commit = row["commit_id"]
  }
}
