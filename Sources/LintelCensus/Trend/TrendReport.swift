// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// A trend in each of the formats.
package struct TrendReport {
  private let trend: Trend
  /// The numbers of the APIs that have calls at some point.
  private let shown: [Int]

  package init(_ trend: Trend) {
    self.trend = trend
    shown = trend.apis.apis.indices.filter { api in
      trend.points.contains { $0.counts[api] > 0 }
    }
  }

  private func name(_ api: Int) -> String { trend.apis.apis[api].name }

  private func total(_ point: Trend.Point) -> Int { point.counts.reduce(0, +) }

  /// Writes a table with a row a point.
  package func writeText(to out: inout ByteBuffer) {
    var table = TextTable(["AT", "DATE"] + shown.map { ">" + name($0) } + [">TOTAL"])
    for point in trend.points {
      table.add(
        [point.label, point.commit.day] + shown.map { String(point.counts[$0]) }
          + [String(total(point))])
    }
    table.write(to: &out)
  }

  /// Writes a header and a row a point, with a column an API that has calls at some point.
  package func writeTable(_ style: TableStyle, to out: inout ByteBuffer) {
    out.append(row: ["at", "commit", "date"] + shown.map(name) + ["total"], style)
    for point in trend.points {
      out.append(
        row: [point.label, point.commit.id.hex, point.commit.day]
          + shown.map { String(point.counts[$0]) } + [String(total(point))], style)
    }
  }

  /// Writes `apis` and `points`.
  package func writeJSON(to out: inout ByteBuffer) {
    out.append("{\n\"points\": [")
    for (index, point) in trend.points.enumerated() {
      out.append(index == 0 ? "\n  {\"at\": " : ",\n  {\"at\": ")
      out.append(json: point.label)
      out.append(jsonKey: "commit", point.commit.id.hex)
      out.append(jsonKey: "date", point.commit.day)
      out.append(jsonKey: "total", total(point))
      out.append(", \"calls\": {")
      for (place, api) in shown.enumerated() {
        if place > 0 { out.append(", ") }
        out.append(json: name(api))
        out.append(": \(point.counts[api])")
      }
      out.append("}}")
    }
    out.append("\n]")
    out.append(jsonKey: "apis", shown.map(name))
    out.append("\n}\n")
  }

  /// Writes a page with a chart and a table.
  package func writeHTML(name tree: String, to out: inout ByteBuffer) {
    HTMLPage.write(title: "Calls over time in \(tree)", to: &out) { out in
      if let first = trend.points.first, let last = trend.points.last {
        out.append("<p>")
        out.append(
          html: "\(total(first)) calls at \(first.label) (\(first.commit.day)), "
            + "\(total(last)) at \(last.label) (\(last.commit.day))")
        out.append("</p>\n")
      }
      let most = shown.sorted { peak($0) != peak($1) ? peak($0) > peak($1) : $0 < $1 }
      LineChart(
        dates: trend.points.map(\.commit.date),
        series: most.prefix(LineChart.seriesLimit).map { api in
          LineChart.Series(name: name(api), values: trend.points.map { $0.counts[api] })
        }
      ).write(
        from: trend.points.first?.commit.day ?? "", to: trend.points.last?.commit.day ?? "",
        into: &out)
      out.append("<h2>Counts</h2>\n")
      let titles = ["At", "Date"] + shown.map { ">" + name($0) } + [">Total"]
      let rows = Array(trend.points.reversed())
      HTMLPage.table(titles, rows: rows.count, to: &out) { row, column, out in
        switch column {
        case 0:
          out.append("<span class=\"date\">")
          out.append(html: rows[row].label)
          out.append("</span>")
        case 1: out.append("<span class=\"date\">\(rows[row].commit.day)</span>")
        case titles.count - 1: out.append(String(total(rows[row])))
        default: out.append(String(rows[row].counts[shown[column - 2]]))
        }
      }
    }
  }

  private func peak(_ api: Int) -> Int { trend.points.map { $0.counts[api] }.max() ?? 0 }
}
