// SPDX-License-Identifier: GPL-2.0-only

package import GRDB
import LintelText

/// A campaign's record, in one SQLite file.
///
/// What a ledger acknowledges is on disk (`synchronous=FULL`, WAL), so neither the end of the
/// process nor of the machine's power takes it back. Any number of processes may use one file; a
/// change is one immediate transaction, with its events in the history.
package final class Ledger: Sendable {
  /// The file.
  package let path: String
  let database: DatabasePool

  /// How long a process waits for others, in seconds, unless it says so itself.
  package static let patience = 60.0
  /// The number in the file's header that tells a ledger from other SQLite files: `LNTL`.
  static let applicationID = 0x4C4E_544C

  /// The format that this program writes; it brings the older ones up to date, from 1.
  package static var formatVersion: Int { Migrations.migrator.migrations.count }

  private init(path: String, database: DatabasePool) {
    self.path = path
    self.database = database
  }

  /// Opens the ledger in a file, and brings an older one up to date; changes wait `patience` seconds
  /// for those of other processes.
  package static func open(
    _ path: String, patience: Double = patience
  ) throws(LedgerError) -> Ledger {
    guard FileKind(at: path) == .regular else {
      throw FileKind.exists(path) ? .notALedger(path: path) : .missing(path: path)
    }
    do {
      let database = try DatabasePool(path: path, configuration: configuration(patience))
      let isLedger = try database.read { database in
        try Int.fetchOne(database, sql: "PRAGMA application_id") == applicationID
      }
      guard isLedger else { throw LedgerError.notALedger(path: path) }
      return try prepared(path, database)
    } catch {
      throw LedgerError(error, path: path)
    }
  }

  /// Makes a ledger without sites. The file must not exist.
  ///
  /// Only `init` and tests call this: a ledger that is of use comes from `start`.
  static func create(_ path: String) throws(LedgerError) -> Ledger {
    if FileKind.exists(path) { throw .exists(path: path) }
    do {
      let database = try DatabasePool(path: path, configuration: configuration(patience))
      return try prepared(path, database)
    } catch {
      throw LedgerError(error, path: path)
    }
  }

  private static func configuration(_ patience: Double) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.label = "ledger"
    return configuration
  }

  private static func prepared(_ path: String, _ database: DatabasePool) throws -> Ledger {
    let migrator = Migrations.migrator
    let state = try database.read { database in
      (
        isNew: try migrator.hasBeenSuperseded(database),
        isDone: try migrator.hasCompletedMigrations(database)
      )
    }
    if state.isNew { throw LedgerError.tooNew(path: path) }
    if !state.isDone {
      try migrator.migrate(database)
      // The connections that read would go on with the tables that they know.
      database.invalidateReadOnlyConnections()
    }
    // The pool sets NORMAL, with which a power cut may take the last commits back.
    try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    return Ledger(path: path, database: database)
  }

  /// Closes the file; the ledger must not be used afterwards.
  package func close() throws(LedgerError) {
    do { try database.close() } catch { throw LedgerError(error, path: path) }
  }

  /// Runs `body` in one transaction that may change the ledger; an error takes all of it back.
  package func write<T: Sendable>(
    _ body: @Sendable (Database) throws -> T
  ) throws(LedgerError) -> T {
    do {
      return try database.write(body)
    } catch {
      throw LedgerError(error, path: path)
    }
  }

  /// Runs `body` on one unchanging state of the ledger.
  package func read<T: Sendable>(
    _ body: @Sendable (Database) throws -> T
  ) throws(LedgerError) -> T {
    do {
      return try database.read(body)
    } catch {
      throw LedgerError(error, path: path)
    }
  }
}
