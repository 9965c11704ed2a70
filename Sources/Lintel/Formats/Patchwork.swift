// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The body of a check for Patchwork's API, which a CI posts for a patch.
struct Patchwork: FindingFormat {
  /// The longest description, in characters: it is one line of a table.
  private static let longest = 255

  mutating func add(_ finding: FindingRecord, of input: FormatInput, to out: inout ByteBuffer) {}

  mutating func finish(_ totals: FormatTotals, to out: inout ByteBuffer) {
    let state =
      totals.errors > 0 || !totals.problems.isEmpty
      ? "fail" : totals.findings > 0 ? "warning" : "success"
    out.append("{\"state\": ")
    out.append(json: state)
    out.append(jsonKey: "context", "lintel")
    let words = ([totals.summary] + totals.problems).joined(separator: "; ")
    out.append(jsonKey: "description", String(words.unicodeScalars.prefix(Self.longest)))
    out.append("}\n")
  }
}
