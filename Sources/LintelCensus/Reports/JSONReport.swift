// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// A census as one JSON object.
package struct JSONReport {
  private let census: Census

  package init(_ census: Census) { self.census = census }

  /// Writes `apis`, `sites` and `totals`.
  package func write(to out: inout ByteBuffer) {
    let totals = Totals(census)
    out.append("{\n\"files\": \(census.fileCount),\n\"apis\": [")
    for (index, api) in census.apis.apis.enumerated() {
      out.append(index == 0 ? "\n" : ",\n")
      out.append("  {\"name\": ")
      out.append(json: api.name)
      out.append(jsonKey: "calls", totals.apis[index].calls)
      out.append(jsonKey: "files", totals.apis[index].files)
      out.append(jsonKey: "replacement", api.replacement)
      out.append(jsonKey: "partner", api.partner)
      out.append(jsonKey: "family", api.family)
      out.append("}")
    }
    out.append("\n],\n\"sites\": [")
    sites(&out)
    out.append("\n],\n\"totals\": {")
    rows("directories", totals.folders, &out)
    out.append(",")
    rows("subsystems", totals.subsystems, &out)
    out.append(",")
    rows("lists", totals.lists, &out)
    out.append(",")
    rows("files", totals.files, &out)
    out.append("\n}\n}\n")
  }

  private func sites(_ out: inout ByteBuffer) {
    var isFirst = true
    for (file, owner) in zip(census.files, census.owners) {
      for site in file.sites {
        out.append(isFirst ? "\n" : ",\n")
        isFirst = false
        out.append("  {\"path\": ")
        out.append(json: file.path)
        out.append(jsonKey: "line", site.line)
        out.append(jsonKey: "column", site.column)
        out.append(jsonKey: "api", census.apis.apis[site.api].name)
        out.append(jsonKey: "function", site.function)
        out.append(jsonKey: "kind", site.kind.rawValue)
        out.append(jsonKey: "state", site.isDisabled ? "if-0" : "active")
        out.append(", \"partners\": [\(site.partners.map(String.init).joined(separator: ", "))]")
        out.append(jsonKey: "subsystem", owner.subsystem)
        out.append(jsonKey: "status", owner.status)
        out.append(jsonKey: "maintainers", owner.maintainers)
        out.append(jsonKey: "lists", owner.lists)
        out.append("}")
      }
    }
  }

  private func rows(_ name: String, _ rows: [Totals.Row], _ out: inout ByteBuffer) {
    out.append("\n  \"\(name)\": [")
    for (index, row) in rows.enumerated() {
      out.append(index == 0 ? "\n" : ",\n")
      out.append("    {\"name\": ")
      out.append(json: row.name)
      out.append(jsonKey: "calls", row.calls)
      out.append(jsonKey: "files", row.files)
      out.append("}")
    }
    out.append("\n  ]")
  }
}
