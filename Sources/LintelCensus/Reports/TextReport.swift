// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// A census as tables for people.
package struct TextReport {
  private let census: Census
  private let rowLimit: Int?

  /// A report whose tables end after `rowLimit` rows; nil for whole tables.
  package init(_ census: Census, rowLimit: Int? = 20) {
    self.census = census
    self.rowLimit = rowLimit
  }

  /// Writes the tables.
  package func write(to out: inout ByteBuffer) {
    let totals = Totals(census)
    apis(totals, &out)
    table("DIRECTORY", totals.folders, &out)
    table("SUBSYSTEM", totals.subsystems, &out)
    table("LIST", totals.lists, &out)
    table("FILE", totals.files, &out)
  }

  private func apis(_ totals: Totals, _ out: inout ByteBuffer) {
    var kinds = [[SiteKind: Int]](repeating: [:], count: totals.apis.count)
    var disabled = 0
    for site in census.files.lazy.flatMap(\.sites) {
      if site.isDisabled { disabled += 1 } else { kinds[site.api][site.kind, default: 0] += 1 }
    }
    var table = TextTable([
      "API", ">CALLS", ">FILES", ">IN MACROS", ">SHADOWED", ">REFERENCES", "REPLACEMENT",
    ])
    for (index, row) in totals.apis.enumerated() where !kinds[index].isEmpty {
      let kinds = kinds[index]
      table.add([
        row.name, String(row.calls), String(row.files), String(kinds[.macroUse] ?? 0),
        String(kinds[.shadowed] ?? 0), String(kinds[.reference] ?? 0),
        census.apis.apis[index].replacement,
      ])
    }
    table.write(to: &out)
    let calls = totals.apis.reduce(0) { $0 + $1.calls }
    out.append("\n\(calls) calls in \(totals.files.count) of \(census.fileCount) files")
    if disabled > 0 { out.append(", and \(disabled) places below #if 0") }
    out.append("\n")
  }

  private func table(_ title: String, _ rows: [Totals.Row], _ out: inout ByteBuffer) {
    guard !rows.isEmpty else { return }
    out.append("\n")
    var table = TextTable([title, ">CALLS", ">FILES"])
    for row in rows.prefix(rowLimit ?? rows.count) {
      table.add([row.name, String(row.calls), String(row.files)])
    }
    table.write(to: &out)
    if let rowLimit, rows.count > rowLimit {
      out.append("... and \(rows.count - rowLimit) more; --all shows them\n")
    }
  }
}
