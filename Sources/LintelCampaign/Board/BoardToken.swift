// SPDX-License-Identifier: GPL-2.0-only

package import GRDB

/// What a ledger knows of a token that lets a person change it through the board.
///
/// The token itself is known to its owner alone: the ledger has a salted digest of it.
package struct BoardToken: Sendable, Codable, Equatable {
  /// The id, which is a part of the token and no secret.
  package let id: String
  /// What the owner calls it; no two that are in force have the same.
  package let name: String
  /// In whose name it acts.
  package let person: Person
  /// When it was made.
  package let made: Timestamp
  /// When it was revoked; nil for one that is in force.
  package let revoked: Timestamp?

  /// What tells whether a secret is the token's.
  package struct Proof: Sendable, Equatable {
    /// Random bytes that the digest depends on.
    package let salt: [UInt8]
    /// The keyed digest of the secret.
    package let digest: [UInt8]

    /// A proof of these bytes.
    package init(salt: [UInt8], digest: [UInt8]) {
      self.salt = salt
      self.digest = digest
    }
  }
}

extension BoardToken: FetchableRecord {
  package init(row: Row) {
    id = row["id"]
    name = row["name"]
    person = Person(name: row["person_name"], address: row["person_address"])
    made = row["made"]
    revoked = row["revoked"]
  }
}
