// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// The places of a census as rows of columns.
package struct SiteTable {
  /// The columns in their order.
  enum Column: String, CaseIterable {
    case path, line, column, api, function, kind, state, replacement, partner
  }

  private let census: Census

  package init(_ census: Census) { self.census = census }

  /// Writes a header and a row a place, with tabs between the columns.
  package func writeTSV(to out: inout ByteBuffer) {
    write(to: &out, separator: UInt8(ascii: "\t"), quoted: false)
  }

  /// Writes a header and a row a place as RFC 4180 says, with a newline at the end of a row.
  package func writeCSV(to out: inout ByteBuffer) {
    write(to: &out, separator: UInt8(ascii: ","), quoted: true)
  }

  private func write(to out: inout ByteBuffer, separator: UInt8, quoted: Bool) {
    row(Column.allCases.map(\.rawValue), &out, separator, quoted)
    for file in census.files {
      for site in file.sites {
        row(
          Column.allCases.map { value(of: $0, file.path, site) }, &out, separator, quoted)
      }
    }
  }

  private func row(
    _ values: [String], _ out: inout ByteBuffer, _ separator: UInt8, _ quoted: Bool
  ) {
    for (index, value) in values.enumerated() {
      if index > 0 { out.append(separator) }
      if quoted { out.append(csv: value) } else { out.append(tsv: value) }
    }
    out.append(UInt8(ascii: "\n"))
  }

  private func value(of column: Column, _ path: String, _ site: CallSite) -> String {
    let api = census.apis.apis[site.api]
    return switch column {
    case .path: path
    case .line: String(site.line)
    case .column: String(site.column)
    case .api: api.name
    case .function: site.function
    case .kind: site.kind.rawValue
    case .state: site.isDisabled ? "if-0" : "active"
    case .replacement: api.replacement
    case .partner: site.partners.map(String.init).joined(separator: " ")
    }
  }
}

extension ByteBuffer {
  /// Adds a field of a table with tabs; a tab or newline in it becomes a blank.
  mutating func append(tsv field: String) {
    for byte in field.utf8 { append(byte == 9 || byte == 10 || byte == 13 ? 32 : byte) }
  }

  /// Adds a field of a CSV table, in quotes where it needs them.
  mutating func append(csv field: String) {
    guard field.utf8.contains(where: { [34, 44, 10, 13].contains($0) }) else {
      return append(field)
    }
    append(UInt8(ascii: "\""))
    for byte in field.utf8 {
      if byte == 34 { append(34) }
      append(byte)
    }
    append(UInt8(ascii: "\""))
  }
}
