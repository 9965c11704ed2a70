// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// A census as one HTML page.
package struct HTMLReport {
  private let census: Census
  private let name: String

  /// A page about the tree called `name`.
  package init(_ census: Census, name: String) {
    self.census = census
    self.name = name
  }

  /// Writes the page.
  package func write(to out: inout ByteBuffer) {
    let totals = Totals(census)
    HTMLPage.write(title: "Calls of deprecated functions in \(name)", to: &out) { out in
      let calls = totals.apis.reduce(0) { $0 + $1.calls }
      out.append("<p>\(calls) calls in \(totals.files.count) of \(census.fileCount) files</p>\n")
      out.append("<div class=\"charts\">\n")
      bars("By function", totals.apis.filter { $0.calls > 0 }, &out)
      bars("By directory", totals.folders, &out)
      bars("By subsystem", totals.subsystems, &out)
      bars("By mailing list", totals.lists, &out)
      out.append("</div>\n")
      apis(totals, &out)
      groups("Directories", "Directory", totals.folders, &out)
      groups("Subsystems", "Subsystem", totals.subsystems, &out)
      groups("Mailing lists", "List", totals.lists, &out)
      groups("Files", "File", totals.files, &out)
      sites(&out)
    }
  }

  /// The ten rows with the most calls as bars.
  private func bars(_ title: String, _ rows: [Totals.Row], _ out: inout ByteBuffer) {
    let most = rows.sorted { $0.calls > $1.calls }.prefix(10)
    guard let top = most.first?.calls, top > 0 else { return }
    out.append("<section><h2>\(title)</h2>\n<dl class=\"bars\">\n")
    for row in most {
      out.append("<dt title=\"")
      out.append(html: row.name)
      out.append("\">")
      out.append(html: row.name)
      let width = max(row.calls * 1000 / top, 4)
      out.append(
        """
        </dt><dd>\(row.calls)</dd>
        <div class="line"><svg viewBox="0 0 1000 8" preserveAspectRatio="none" role="img" \
        aria-label="\(row.calls) calls"><path class="track" d="M0 4H1000"/>\
        <rect class="bar" width="\(width)" height="8"/></svg></div>

        """)
    }
    out.append("</dl></section>\n")
  }

  private func apis(_ totals: Totals, _ out: inout ByteBuffer) {
    out.append("<h2>Functions</h2>\n")
    let shown = totals.apis.indices.filter { totals.apis[$0].calls > 0 }
    HTMLPage.table(
      ["Function", ">Calls", ">Files", "Replacement", "Goes with"], rows: shown.count, to: &out
    ) { row, column, out in
      let total = totals.apis[shown[row]]
      let api = census.apis.apis[shown[row]]
      switch column {
      case 0: code(total.name, &out)
      case 1: out.append(String(total.calls))
      case 2: out.append(String(total.files))
      case 3: code(api.replacement, &out)
      default: code(api.partner.isEmpty ? api.family : api.partner, &out)
      }
    }
  }

  private func groups(
    _ title: String, _ column: String, _ rows: [Totals.Row], _ out: inout ByteBuffer
  ) {
    guard !rows.isEmpty else { return }
    out.append("<h2>\(title)</h2>\n")
    HTMLPage.table([column, ">Calls", ">Files"], rows: rows.count, to: &out) { row, column, out in
      switch column {
      case 0 where rows[row].name.contains("/"): out.append(path: rows[row].name)
      case 0: out.append(html: rows[row].name)
      case 1: out.append(String(rows[row].calls))
      default: out.append(String(rows[row].files))
      }
    }
  }

  private func sites(_ out: inout ByteBuffer) {
    let places = census.files.indices.flatMap { file in
      census.files[file].sites.indices.map { (file, $0) }
    }
    out.append("<h2>Places</h2>\n<div class=\"sites\">\n")
    HTMLPage.table(
      ["Place", "API", "Function", "Kind", "Partner", "Subsystem", "Lists"], rows: places.count,
      to: &out
    ) { row, column, out in
      let file = census.files[places[row].0]
      let owner = census.owners[places[row].0]
      let site = file.sites[places[row].1]
      switch column {
      case 0: out.append(path: "\(file.path):\(site.line)")
      case 1: code(census.apis.apis[site.api].name, &out)
      case 2: code(site.function, &out)
      case 3:
        out.append(site.kind.rawValue)
        if site.isDisabled { out.append(" <span class=\"muted\">#if 0</span>") }
      case 4: out.append(site.partners.map(String.init).joined(separator: ", "))
      case 5: out.append(html: owner.subsystem)
      default: out.append(html: owner.lists.joined(separator: ", "))
      }
    }
    out.append("</div>\n")
  }

  private func code(_ text: String, _ out: inout ByteBuffer) {
    guard !text.isEmpty else { return }
    out.append("<code>")
    out.append(html: text)
    out.append("</code>")
  }
}
