// SPDX-License-Identifier: GPL-2.0-only

/// Comma-separated values as RFC 4180 has them, safe to open in a spreadsheet.
///
/// A cell that a spreadsheet would take for a formula gets an apostrophe before it, and so does one
/// that begins with an apostrophe: reading takes one apostrophe off, so nothing is lost.
package enum CSV {
  /// What makes a spreadsheet calculate, when a cell begins with it; some also take the wide forms.
  private static let dangerous: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
  ]

  /// A line of cells with its line end.
  package static func line(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",") + "\r\n"
  }

  private static func cell(_ text: String) -> String {
    var text = text
    if let first = text.unicodeScalars.first, first == "'" || dangerous.contains(first) {
      text = "'" + text
    }
    let needsQuotes =
      text.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
      || text.first == " " || text.last == " "
    return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }

  /// Why a text is no such table, and on which line.
  package struct Fault: Error, Equatable, CustomStringConvertible {
    /// The line, from 1.
    package let line: Int
    /// The cause.
    package let reason: String

    /// Line and cause.
    package var description: String { "line \(line): \(reason)" }
  }

  /// A row of a table and the line that it starts on, from 1.
  package struct Row: Equatable {
    package let line: Int
    package let cells: [String]
  }

  /// The rows of a table. A mark of the byte order at its start is passed over, and empty lines are.
  package static func rows(_ text: String) throws(Fault) -> [Row] {
    var rows: [Row] = []
    var cells: [String] = []
    var cell = String.UnicodeScalarView()
    var line = 1
    var start = 1
    var isQuoted = false
    var wasQuoted = false
    let scalars = Array(text.unicodeScalars)
    var at = scalars.first == "\u{FEFF}" ? 1 : 0
    func endCell() {
      var text = String(cell)
      if text.unicodeScalars.first == "'" { text = String(text.unicodeScalars.dropFirst()) }
      cells.append(text)
      cell = String.UnicodeScalarView()
      wasQuoted = false
    }
    func endRow() {
      let isEmpty = cells.isEmpty && cell.isEmpty && !wasQuoted
      endCell()
      if !isEmpty { rows.append(Row(line: start, cells: cells)) }
      cells = []
      start = line
    }
    while at < scalars.count {
      let scalar = scalars[at]
      at += 1
      if scalar == "\n" { line += 1 }
      if isQuoted {
        if scalar != "\"" {
          cell.append(scalar)
        } else if at < scalars.count, scalars[at] == "\"" {
          cell.append(scalar)
          at += 1
        } else {
          isQuoted = false
        }
      } else if scalar == "\"" {
        if !cell.isEmpty || wasQuoted { throw Fault(line: line, reason: "a quote within a cell") }
        isQuoted = true
        wasQuoted = true
      } else if scalar == "," {
        endCell()
      } else if scalar == "\n" || scalar == "\r" && at < scalars.count && scalars[at] == "\n" {
        if scalar == "\r" {
          at += 1
          line += 1
        }
        endRow()
      } else if wasQuoted {
        throw Fault(line: line, reason: "text after a quoted cell")
      } else {
        cell.append(scalar)
      }
    }
    if isQuoted { throw Fault(line: start, reason: "a quote that does not end") }
    endRow()
    return rows
  }
}
