// SPDX-License-Identifier: GPL-2.0-only

import Foundation
import GRDB

extension Ledger {
  private static let tokenQuery = """
    SELECT token.*, person.name AS person_name, person.address AS person_address
    FROM token JOIN person ON person.id = token.person
    """

  /// Writes a new token down. Its name must not be that of another one in force.
  package func addToken(
    id: String, name: String, person: Person, proof: BoardToken.Proof, now: Timestamp
  ) throws(LedgerError) {
    let name = name.printable.trimmingSpace
    if name.isEmpty { throw .invalid("the token has no name") }
    try write { database in
      let isTaken = try Bool.fetchOne(
        database,
        sql: "SELECT EXISTS (SELECT 1 FROM token WHERE name = ? AND revoked IS NULL)",
        arguments: [name])
      if isTaken == true {
        throw LedgerError.invalid("\(name): a token of this name is in force; revoke it first")
      }
      try database.execute(
        sql: "INSERT INTO token (id, name, person, salt, digest, made) VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [
          id, name, try Self.number(of: person, database), Data(proof.salt), Data(proof.digest),
          now,
        ])
    }
  }

  /// All tokens, the revoked ones included, the oldest first.
  package func tokens() throws(LedgerError) -> [BoardToken] {
    try read { database in
      try BoardToken.fetchAll(database, sql: Self.tokenQuery + " ORDER BY made, name")
    }
  }

  /// Ends the token of a name at once, also for those who have signed in with it.
  package func revokeToken(named name: String, now: Timestamp) throws(LedgerError) {
    try write { database in
      try database.execute(
        sql: "UPDATE token SET revoked = ? WHERE name = ? AND revoked IS NULL",
        arguments: [now, name])
      if database.changesCount == 0 {
        throw LedgerError.invalid("\(name.printable): no token of this name is in force")
      }
    }
  }

  /// The token of an id with what proves it; nil where there is none in force.
  package func token(
    id: String
  ) throws(LedgerError) -> (token: BoardToken, proof: BoardToken.Proof)? {
    try read { database in
      try Row.fetchOne(
        database, sql: Self.tokenQuery + " WHERE token.id = ? AND revoked IS NULL",
        arguments: [id]
      ).map { row in
        let salt: Data = row["salt"]
        let digest: Data = row["digest"]
        return (
          BoardToken(row: row), BoardToken.Proof(salt: [UInt8](salt), digest: [UInt8](digest))
        )
      }
    }
  }
}
