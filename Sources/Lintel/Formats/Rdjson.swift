// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// reviewdog's diagnostics as one object.
struct Rdjson: FindingFormat {
  private let diagnostics: RdjsonDiagnostic
  private var hasDiagnostic = false

  init(_ catalog: TypeCatalog) { diagnostics = RdjsonDiagnostic(catalog) }

  mutating func start(to out: inout ByteBuffer) {
    out.append("{\"source\": {\"name\": ")
    out.append(json: diagnostics.tool)
    out.append("}, \"diagnostics\": [")
  }

  mutating func add(_ finding: FindingRecord, of input: FormatInput, to out: inout ByteBuffer) {
    out.append(hasDiagnostic ? ",\n" : "\n")
    hasDiagnostic = true
    diagnostics.write(finding, input, to: &out)
  }

  mutating func finish(_ totals: FormatTotals, to out: inout ByteBuffer) { out.append("\n]}\n") }
}
