// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Foundation
import LintelCampaign
import LintelText

/// How a sheet is written.
enum SheetFormat: String, CaseIterable, ExpressibleByArgument {
  case csv, json
}

/// `lintel-campaign export`: the ledger as a sheet.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the call sites as a sheet, CSV or JSON.",
    discussion: """
      A cell that a spreadsheet would take for a formula has an apostrophe before it; import takes it \
      off again.
      """)

  @Option(help: "How the sheet is written.")
  var format = SheetFormat.csv

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var filter: FilterOptions

  func run() throws {
    try reporting {
      let rows = try ledger.open().sheet(filter.filter(), now: .now)
      switch format {
      case .csv: Output.write(Sheet.csv(rows))
      case .json: try Output.write(json: rows)
      }
    }
  }
}

/// `lintel-campaign import`: takes a sheet over.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take the claims, notes and patches of a sheet over.",
    discussion: """
      A row names its site in the column id, or in path and line. A site that the ledger does not have \
      is added. Of two claims on one site the first one wins, and both are shown.
      """)

  @Argument(help: "A file that ends in .csv or .json; - is CSV on standard input.")
  var file: String

  @OptionGroup var ledger: LedgerOptions

  func run() throws {
    try reporting {
      var text = ByteBuffer()
      try InputFile.read(file, into: &text)
      let rows: [(line: Int, row: SheetRow)]
      if file.hasSuffix(".json") {
        let decoder = JSONDecoder()
        guard let all = try? decoder.decode([SheetRow].self, from: Data(text.view.bytes)) else {
          throw LedgerError.invalid("\(file.printable): is no exported JSON")
        }
        rows = all.enumerated().map { ($0.offset + 1, $0.element) }
      } else {
        let (found, unknown) = try Sheet.rows(csv: text.view.string)
        for column in unknown where !column.isEmpty {
          Output.complain("\(file): column \(column) is not known".printable)
        }
        rows = found
      }
      try ledger.open().importRows(rows, now: .now).write(named: file)
    }
  }
}

/// `lintel-campaign merge`: takes over what another ledger knows.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Take over the claims, notes and patches of another ledger.",
    discussion: "Of two claims on one site the first one wins, and both are shown.")

  @Argument(help: "The other ledger.")
  var other: String

  @OptionGroup var ledger: LedgerOptions

  func run() throws {
    try reporting {
      let report = try ledger.open().merge(Ledger.open(other), now: .now)
      try report.write(named: other)
    }
  }
}

extension ExchangeReport {
  /// Says what was taken over; an exchange with conflicts or refusals ends with status 1.
  func write(named name: String) throws {
    for line in conflicts + refused { Output.complain("\(name): \(line)".printable) }
    Output.write(
      """
      \(name.printable): \(counted(sites, "new site")), \(counted(claims, "claim")), \
      \(ended) ended, \(counted(notes, "note")), \
      \(counted(patches, "patch", plural: "patches")), \(counted(conflicts.count, "conflict")), \
      \(refused.count) left out

      """)
    if !conflicts.isEmpty || !refused.isEmpty { throw Status.refused }
  }
}
