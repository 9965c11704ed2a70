// SPDX-License-Identifier: GPL-2.0-only

import GRDB

/// Why a ledger could not do what was asked.
package enum LedgerError: Error, Equatable, CustomStringConvertible {
  /// There is no file at the path.
  case missing(path: String)
  /// A file is in the way of a new ledger.
  case exists(path: String)
  /// The file is something else.
  case notALedger(path: String)
  /// A newer Lintel has written the ledger.
  case tooNew(path: String)
  /// Other processes kept the ledger for longer than the time that a writer waits.
  case busy(path: String)
  /// SQLite or the system failed, in its own words.
  case failed(path: String, reason: String)
  /// No call site of the campaign is there.
  case noSite(String)
  /// Several sites have an id that begins so.
  case ambiguous(String)
  /// What was given is no valid input, in words that say why.
  case invalid(String)

  /// One line for the user.
  package var description: String {
    switch self {
    case .missing(let path):
      "\(path): no ledger is here; lintel-campaign init makes one, --ledger names another"
    case .exists(let path): "\(path): exists already, and is left as it is"
    case .notALedger(let path): "\(path): is no campaign ledger"
    case .tooNew(let path): "\(path): was written by a newer Lintel"
    case .busy(let path): "\(path): other processes kept the ledger for too long; try again"
    case .failed(let path, let reason): "\(path): \(reason)"
    case .noSite(let target): "\(target.printable): no call site of this campaign is there"
    case .ambiguous(let key): "\(key.printable): several sites have an id that begins so"
    case .invalid(let reason): reason
    }
  }

  /// The error that another one stands for; a ledger's own errors stay.
  init(_ error: any Error, path: String) {
    if let own = error as? LedgerError {
      self = own
    } else if let database = error as? DatabaseError {
      switch database.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
      case .SQLITE_NOTADB: self = .notALedger(path: path)
      default:
        self = .failed(
          path: path, reason: database.message ?? "SQLite error \(database.resultCode)")
      }
    } else {
      self = .failed(path: path, reason: "\(error)")
    }
  }
}
