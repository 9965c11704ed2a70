// SPDX-License-Identifier: GPL-2.0-only

import GRDB

extension Ledger {
  /// What is wrong with the ledger, a line each; empty for a sound one.
  ///
  /// Beside SQLite's own checks, the history is gone through again, and what it leads to must be
  /// what the tables say: no change without an event, no event without its change.
  package func faults() throws(LedgerError) -> [String] {
    try read { database in
      var faults: [String] = []
      let integrity = try String.fetchAll(database, sql: "PRAGMA integrity_check")
      if integrity != ["ok"] { faults += integrity.map { "integrity: \($0)" } }
      for row in try Row.fetchAll(database, sql: "PRAGMA foreign_key_check") {
        let table: String = row[0] ?? ""
        let parent: String = row[2] ?? ""
        faults.append("foreign keys: a row of \(table) names what \(parent) does not have")
      }
      var replay = HistoryReplay()
      let events = try Row.fetchCursor(
        database, sql: "SELECT * FROM event WHERE site IS NOT NULL ORDER BY id")
      while let event = try events.next() { replay.add(event) }
      return faults + replay.faults + (try replay.differences(from: database))
    }
  }
}

/// What the events of a ledger lead to.
private struct HistoryReplay {
  /// A site as its events leave it.
  private struct State: Equatable {
    var presence = ""
    var successor = ""
    var placement: Placement?
    var commit: String?
    var owner: Int64?
    var expires = ""
    var postings: Set<Int64> = []
  }

  private var states: [Int64: State] = [:]
  private(set) var faults: [String] = []

  /// Follows an event.
  mutating func add(_ event: Row) {
    let number: Int64 = event["id"]
    let site: Int64 = event["site"]
    let word: String = event["kind"]
    let detail: String = event["detail"]
    guard let kind = Event.Kind(rawValue: word) else {
      faults.append("event \(number): unknown kind \(word.printable)")
      return
    }
    var state = states[site] ?? State()
    defer { states[site] = state }
    switch kind {
    case .found, .added, .moved, .returned:
      if (state.presence == "") != (kind == .found || kind == .added) {
        faults.append("event \(number): \(word) does not follow from what was before")
      }
      state.presence = "present"
      state.commit = nil
      state.successor = ""
      state.placement = Placement(json: detail)
      if state.placement == nil { faults.append("event \(number): its place cannot be read") }
    case .converted, .replaced, .dropped, .removed, .merged, .gone:
      // What took a site's place may be seen later than that it is gone.
      if state.presence != "present" && state.presence != SiteState.gone.rawValue {
        faults.append("event \(number): \(word) where the site was not in the tree")
      }
      let isUnjudged = kind == .converted && detail.isEmpty
      state.presence = isUnjudged ? SiteState.gone.rawValue : word
      state.successor = detail
      state.commit = event["commit_id"]
    case .claimed:
      state.owner = event["person"]
      state.expires = detail
    case .released:
      if state.owner == nil { faults.append("event \(number): released where nobody had it") }
      state.owner = nil
      state.expires = ""
    case .posted:
      if let message: Int64 = event["message"] { state.postings.insert(message) }
    case .superseded:
      if let message: Int64 = event["message"] { state.postings.remove(message) }
    case .noted, .tagged, .applied, .synced: break
    }
  }

  /// Where the tables say something else.
  func differences(from database: Database) throws -> [String] {
    var owners: [Int64: (owner: Int64, expires: String)] = [:]
    for row in try Row.fetchAll(
      database, sql: "SELECT site, person, expires FROM claim WHERE ended IS NULL")
    {
      owners[row["site"]] = (row["person"], row["expires"] ?? "")
    }
    var postings: [Int64: Set<Int64>] = [:]
    for row in try Row.fetchAll(
      database, sql: "SELECT site, message FROM posting WHERE superseded_by IS NULL")
    {
      postings[row["site"], default: []].insert(row["message"])
    }
    var found: [String] = []
    let sites = try Row.fetchCursor(database, sql: "SELECT * FROM site ORDER BY id")
    while let row = try sites.next() {
      let number: Int64 = row["id"]
      let key: String = row["key"]
      let state = states[number] ?? State()
      let placement = Placement(
        path: row["path"], line: row["line"], function: row["function"], ordinal: row["ordinal"],
        text: row["text"])
      let presence: String = row["presence"]
      let commit: String? = row["gone_by"]
      if state.presence != presence || state.commit != commit {
        found.append("site \(key): is \(presence), its history says \(state.presence)")
      }
      if state.successor != row["successor"] {
        found.append("site \(key): what took its place is not what its history says")
      }
      if state.placement != placement {
        found.append("site \(key): is at \(placement.description), its history says otherwise")
      }
      let owner = owners[number]
      if owner?.owner != state.owner || (owner?.expires ?? "") != state.expires {
        found.append("site \(key): its claim is not that of its history")
      }
      if owner != nil && presence != "present" { found.append("site \(key): gone, but claimed") }
      if postings[number, default: []] != state.postings {
        found.append("site \(key): its patches are not those of its history")
      }
    }
    return found
  }
}
