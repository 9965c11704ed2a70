// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Rows of cells in columns as wide as their widest cell.
struct TextTable {
  /// Whether a column's cells stand at its right edge, as numbers do.
  private let isRight: [Bool]
  private var rows: [[String]]

  /// A table with a header; columns whose title starts with `>` are numbers.
  init(_ titles: [String]) {
    isRight = titles.map { $0.hasPrefix(">") }
    rows = [titles.map { $0.hasPrefix(">") ? String($0.dropFirst()) : $0 }]
  }

  /// Adds a row with a cell for each column.
  mutating func add(_ cells: [String]) { rows.append(cells) }

  /// Writes the rows with two spaces between columns and none at the end of a line.
  func write(to out: inout ByteBuffer) {
    let widths = isRight.indices.map { column in
      rows.map { $0[column].unicodeScalars.count }.max() ?? 0
    }
    for row in rows {
      var line = ""
      for (column, cell) in row.enumerated() {
        if column > 0 { line += "  " }
        let fill = String(repeating: " ", count: widths[column] - cell.unicodeScalars.count)
        line += isRight[column] ? fill + cell : cell + fill
      }
      out.append(String(line.reversed().drop { $0 == " " }.reversed()))
      out.append(UInt8(ascii: "\n"))
    }
  }
}
