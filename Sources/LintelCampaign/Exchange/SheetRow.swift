// SPDX-License-Identifier: GPL-2.0-only

/// A site as sheets have it: texts only, a cell each.
package struct SheetRow: Sendable, Equatable, Codable {
  /// The columns, in the order in which they are written. The names are an interface.
  package enum Column: String, Sendable, CaseIterable, CodingKey {
    case id, state, api, kind, path, line, function, ordinal, text, subsystem
    case claimedBy = "claimed_by"
    case claimedSince = "claimed_since"
    case claimExpires = "claim_expires"
    case patchID = "patch_id"
    case patchSubject = "patch_subject"
    case patchAuthor = "patch_author"
    case patchSent = "patch_sent"
    case patchVersion = "patch_version"
    case patchTags = "patch_tags"
    case goneCommit = "gone_commit"
    case goneAuthor = "gone_author"
    case goneDate = "gone_date"
    case goneSubject = "gone_subject"
    case successor, evidence
    case addedCommit = "added_commit"
    case addedAuthor = "added_author"
    case addedDate = "added_date"
    case addedSubject = "added_subject"
    case notes
  }

  private var cells: [Column: String]

  /// A row without text.
  package init() { cells = [:] }

  /// The text of a cell; empty where there is none.
  package subscript(column: Column) -> String {
    get { cells[column] ?? "" }
    set { cells[column] = newValue.isEmpty ? nil : newValue }
  }

  /// All cells in the order of the columns.
  package var texts: [String] { Column.allCases.map { self[$0] } }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Column.self)
    cells = [:]
    for column in Column.allCases {
      self[column] = try values.decodeIfPresent(String.self, forKey: column) ?? ""
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Column.self)
    for column in Column.allCases where !self[column].isEmpty {
      try values.encode(self[column], forKey: column)
    }
  }
}

extension SheetRow {
  /// What became of the site; nil where it is left. A sheet that does not say what took the place of
  /// a converted one, as older ones do not, only says that it is gone.
  var ending: SiteEnding? {
    guard let state = SiteState(rawValue: self[.state]), !state.isLeft else { return nil }
    if state == .converted && self[.successor].isEmpty { return .unknown }
    let lines = self[.evidence].split(separator: "\n").map { String($0).printable }
    return SiteEnding(state, successor: self[.successor].printable, evidence: lines)
  }
}

/// A ledger's sites as a sheet.
package enum Sheet {
  /// The sheet as CSV, its first line being the names of the columns.
  package static func csv(_ rows: [SheetRow]) -> String {
    CSV.line(SheetRow.Column.allCases.map(\.rawValue)) + rows.map { CSV.line($0.texts) }.joined()
  }

  /// The rows of a CSV sheet with the line of each; columns that are not known are passed over.
  package static func rows(
    csv text: String
  ) throws(LedgerError) -> (rows: [(line: Int, row: SheetRow)], unknown: [String]) {
    let table: [CSV.Row]
    do { table = try CSV.rows(text) } catch { throw .invalid(error.description) }
    guard let head = table.first else { throw .invalid("the sheet is empty") }
    let columns = head.cells.map { SheetRow.Column(rawValue: $0.trimmingSpace.lowercased()) }
    guard columns.contains(.id) || columns.contains(.path) else {
      throw .invalid("the sheet's first line names neither a column id nor a column path")
    }
    var rows: [(Int, SheetRow)] = []
    for line in table.dropFirst() {
      var row = SheetRow()
      for (column, text) in zip(columns, line.cells) {
        if let column { row[column] = text }
      }
      rows.append((line.line, row))
    }
    let unknown = zip(columns, head.cells).filter { $0.0 == nil }.map(\.1)
    return (rows, unknown)
  }
}
