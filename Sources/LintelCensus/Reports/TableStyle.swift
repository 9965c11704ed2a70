// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// How rows of cells are written for programs.
package enum TableStyle: Sendable {
  /// Tabs between the cells; a tab or newline inside of one becomes a space.
  case tsv
  /// As RFC 4180 says, with a newline at the end of a row.
  case csv
}

extension ByteBuffer {
  /// Adds a row.
  mutating func append(row cells: [String], _ style: TableStyle) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { append(style == .tsv ? 9 : UInt8(ascii: ",")) }
      switch style {
      case .tsv: append(tsv: cell)
      case .csv: append(csv: cell)
      }
    }
    append(UInt8(ascii: "\n"))
  }

  private mutating func append(tsv cell: String) {
    for byte in cell.utf8 { append(byte == 9 || byte == 10 || byte == 13 ? 32 : byte) }
  }

  private mutating func append(csv cell: String) {
    guard cell.utf8.contains(where: { [34, 44, 10, 13].contains($0) }) else { return append(cell) }
    append(UInt8(ascii: "\""))
    for byte in cell.utf8 {
      if byte == 34 { append(byte) }
      append(byte)
    }
    append(UInt8(ascii: "\""))
  }
}
