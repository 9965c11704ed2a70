// SPDX-License-Identifier: GPL-2.0-only

import GRDB
import Glibc
import LintelText

extension Ledger {
  /// Makes the ledger of a campaign at `path`, with the sites of a tree.
  ///
  /// It is made beside its place and moved there when it is whole, so nobody ever opens half of one.
  /// A file that is there is left as it is.
  package static func start(
    _ path: String, with snapshot: TreeSnapshot, now: Timestamp
  ) throws(LedgerError) -> Ledger {
    let draft = "\(path).\(getpid()).new"
    let ledger = try create(draft)
    do {
      try ledger.write { database in
        try LedgerSettings(root: snapshot.root, apis: snapshot.apis).write(database)
        let revision = try insertRevision(snapshot, now: now, database)
        var writer = SiteWriter(database, now: now, revision: revision)
        try writer.setSubsystems(snapshot.subsystems)
        for site in snapshot.sites { _ = try writer.insert(site, as: .found) }
      }
      // All of it must be in the one file that is moved.
      try ledger.database.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
      try ledger.close()
    } catch {
      remove(draft)
      throw LedgerError(error, path: path)
    }
    // A link, unlike a rename, does not replace what came there in the meantime.
    let isLinked = FileTree.addName(path, to: draft)
    remove(draft)
    if !isLinked { throw .exists(path: path) }
    return try open(path)
  }

  private static func remove(_ path: String) {
    for suffix in ["", "-wal", "-shm"] { FileTree.removeFile(path + suffix) }
  }

  /// Writes down that a state of the tree was looked at; its number.
  static func insertRevision(
    _ snapshot: TreeSnapshot, now: Timestamp, _ database: Database
  ) throws -> Int64 {
    try database.execute(
      sql: "INSERT INTO revision (taken, commit_id, label) VALUES (?, ?, ?)",
      arguments: [now, snapshot.commit, snapshot.label.printable])
    return database.lastInsertedRowID
  }
}
