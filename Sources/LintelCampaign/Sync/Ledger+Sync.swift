// SPDX-License-Identifier: GPL-2.0-only

import GRDB

extension Ledger {
  /// Brings the ledger up to a tree that has moved.
  ///
  /// Comparing and asking git take their time without a lock; what came out is written in one
  /// transaction, which is refused when another sync was quicker.
  package func sync(
    with snapshot: TreeSnapshot, now: Timestamp
  ) throws(LedgerError) -> SyncReport {
    let plan = try SyncPlan(self, snapshot)
    return try write { database in
      let newest = try Int64.fetchOne(database, sql: "SELECT max(id) FROM revision")
      if newest != plan.base { throw LedgerError.invalid("another sync was quicker; run it again") }
      return try Self.write(plan, now: now, database)
    }
  }

  private static func write(
    _ plan: SyncPlan, now: Timestamp, _ database: Database
  ) throws -> SyncReport {
    let snapshot = plan.snapshot
    var report = SyncReport()
    report.from =
      try String.fetchOne(
        database, sql: "SELECT label FROM revision WHERE id = ?", arguments: [plan.base]) ?? ""
    report.to = snapshot.label
    try LedgerSettings(root: snapshot.root, apis: snapshot.apis).write(database)
    let revision = try insertRevision(snapshot, now: now, database)
    var writer = SiteWriter(database, now: now, revision: revision)
    try writer.setSubsystems(snapshot.subsystems)
    for (known, site) in plan.kept {
      let from = Placement(known.site)
      let to = Placement(site)
      try writer.update(known.number, to: site, as: from == to ? nil : .moved)
      if from.path != to.path || from.function != to.function {
        report.moved.append(
          SyncReport.Move(key: known.key, from: from.description, to: to.description))
      } else {
        report.still += 1
        if from != to { report.shifted += 1 }
      }
    }
    for gone in plan.gone + plan.judged {
      try writer.end(gone.known.number, as: gone.ending, by: gone.departure?.commit)
    }
    for (known, site) in plan.returned { try writer.update(known.number, to: site, as: .returned) }
    var added: [Int64] = []
    for (site, commit) in plan.fresh {
      added.append(try writer.insert(site, as: .added, by: commit))
    }
    try EventDraft(kind: .synced, at: now, revision: revision, detail: snapshot.label.printable)
      .insert(database)
    report.ended = try sites(numbers: plan.gone.map(\.known.number), now: now, database)
    report.judged = try sites(numbers: plan.judged.map(\.known.number), now: now, database)
    report.added = try sites(numbers: added, now: now, database)
    report.returned = try sites(
      numbers: plan.returned.map(\.known.number), now: now, database)
    return report
  }
}
