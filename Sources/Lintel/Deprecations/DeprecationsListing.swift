// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

extension Deprecations {
  /// How `lintel deprecations` writes its list.
  package enum ListingFormat: String, CaseIterable, Sendable {
    /// Columns for people.
    case text
    /// An array of objects with the keys of a deprecations file, and `name` and `origin`.
    case json
  }

  /// Adds the list of all entries to `output`.
  package func list(as format: ListingFormat, to output: inout ByteBuffer) {
    switch format {
    case .text: listText(&output)
    case .json: listJSON(&output)
    }
  }

  private func listText(_ output: inout ByteBuffer) {
    let rows = entries.map { entry in
      (entry.name, entry.replacement, entry.since, entry.origin.description)
    }
    let name = rows.reduce(4) { max($0, $1.0.count) }
    let replacement = rows.reduce(11) { max($0, $1.1.count) }
    let since = rows.reduce(5) { max($0, $1.2.count) }
    output.append(ByteView("NAME"), width: name + 2)
    output.append(ByteView("REPLACEMENT"), width: replacement + 2)
    output.append(ByteView("SINCE"), width: since + 2)
    output.append("ORIGIN\n")
    for row in rows {
      output.append(row.0, width: name + 2)
      output.append(row.1, width: replacement + 2)
      output.append(row.2.isEmpty ? ByteView("-") : row.2, width: since + 2)
      output.append(row.3)
      output.append(UInt8(ascii: "\n"))
    }
  }

  private func listJSON(_ output: inout ByteBuffer) {
    output.append("[")
    for (number, entry) in entries.enumerated() {
      output.append(number == 0 ? "\n  {" : ",\n  {")
      output.append("\"name\": ")
      output.append(json: entry.name)
      for key in DeprecationKey.allCases where !entry.value(of: key).isEmpty {
        output.append(", \"")
        output.append(key.spelling)
        output.append("\": ")
        output.append(json: entry.value(of: key))
      }
      output.append(", \"origin\": ")
      Array(entry.origin.description.utf8).withView { output.append(json: $0) }
      output.append("}")
    }
    output.append("\n]\n")
  }
}

extension ByteBuffer {
  /// Adds a text and spaces up to `width`.
  fileprivate mutating func append(_ text: ByteView, width: Int) {
    append(text)
    append(repeating: 32, count: width - text.count)
  }
}
