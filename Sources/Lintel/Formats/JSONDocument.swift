// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Our own JSON as one object: the findings, then the sums and what could not be checked.
struct JSONDocument: FindingFormat {
  private var json: FindingJSON
  private var hasFinding = false

  init(_ catalog: TypeCatalog) { json = FindingJSON(catalog) }

  mutating func start(to out: inout ByteBuffer) {
    out.append("{\"version\": 1, \"tool\": {\"name\": \"lintel\"")
    out.append(jsonKey: "version", LintelVersion.text)
    out.append("}, \"findings\": [")
  }

  mutating func add(_ finding: FindingRecord, of input: FormatInput, to out: inout ByteBuffer) {
    out.append(hasFinding ? ",\n" : "\n")
    hasFinding = true
    json.write(finding, input, to: &out)
  }

  mutating func finish(_ totals: FormatTotals, to out: inout ByteBuffer) {
    out.append("\n], \"summary\": {\"inputs\": ")
    out.append(decimal: totals.inputs)
    out.append(jsonKey: "errors", totals.errors)
    out.append(jsonKey: "warnings", totals.warnings)
    out.append(jsonKey: "checks", totals.checks)
    out.append(jsonKey: "problems", totals.problems)
    out.append("}}\n")
  }
}
