// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Our own JSON, an object a finding and a line an object.
struct JSONLines: FindingFormat {
  private var json: FindingJSON

  init(_ catalog: TypeCatalog) { json = FindingJSON(catalog) }

  mutating func add(_ finding: FindingRecord, of input: FormatInput, to out: inout ByteBuffer) {
    json.write(finding, input, to: &out)
    out.append("\n")
  }

  mutating func finish(_ totals: FormatTotals, to out: inout ByteBuffer) {}
}
