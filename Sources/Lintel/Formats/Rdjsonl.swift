// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// reviewdog's diagnostics, a line each.
struct Rdjsonl: FindingFormat {
  private let diagnostics: RdjsonDiagnostic

  init(_ catalog: TypeCatalog) { diagnostics = RdjsonDiagnostic(catalog) }

  mutating func add(_ finding: FindingRecord, of input: FormatInput, to out: inout ByteBuffer) {
    diagnostics.write(finding, input, to: &out)
    out.append("\n")
  }

  mutating func finish(_ totals: FormatTotals, to out: inout ByteBuffer) {}
}
