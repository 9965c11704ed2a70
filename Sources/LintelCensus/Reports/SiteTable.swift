// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// The places of a census as rows of columns; several people or lists of one place have `; `
/// between them.
package struct SiteTable {
  /// The columns in their order.
  enum Column: String, CaseIterable {
    case path, line, column, api, function, kind, state, replacement, partner
    case subsystem, status, maintainers, lists
  }

  private let census: Census

  package init(_ census: Census) { self.census = census }

  /// Writes a header and a row a place.
  package func write(_ style: TableStyle, to out: inout ByteBuffer) {
    out.append(row: Column.allCases.map(\.rawValue), style)
    for (file, owner) in zip(census.files, census.owners) {
      for site in file.sites {
        out.append(row: Column.allCases.map { value(of: $0, file.path, site, owner) }, style)
      }
    }
  }

  private func value(
    of column: Column, _ path: String, _ site: CallSite, _ owner: Owner
  ) -> String {
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
    case .subsystem: owner.subsystem
    case .status: owner.status
    case .maintainers: owner.maintainers.joined(separator: "; ")
    case .lists: owner.lists.joined(separator: "; ")
    }
  }
}
