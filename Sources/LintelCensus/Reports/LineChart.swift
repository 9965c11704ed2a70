// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Counts over time as lines in an SVG picture.
struct LineChart {
  /// A line.
  struct Series {
    let name: String
    let values: [Int]
  }

  /// More lines than this cannot be told apart.
  static let seriesLimit = 6

  /// When the values are from, in seconds, the oldest first.
  let dates: [Int]
  let series: [Series]

  private let left = 88
  private let right = 884
  private let top = 14
  private let bottom = 266

  init(dates: [Int], series: [Series]) {
    self.dates = dates
    self.series = series
  }

  /// Writes the picture with its first and last day, and a key below it.
  func write(from first: String, to last: String, into out: inout ByteBuffer) {
    guard dates.count > 0, !series.isEmpty else { return }
    let step = tick(series.flatMap(\.values).max() ?? 0)
    let peak = max(step * 4, 1)
    out.append(
      "<svg class=\"plot\" viewBox=\"0 0 900 304\" role=\"img\" aria-label=\"Calls over time\">\n")
    for line in 0...4 {
      let y = bottom - (bottom - top) * line / 4
      out.append("<path class=\"grid\" d=\"M\(left) \(y)H\(right)\"/>")
      out.append("<text class=\"axis\" x=\"\(left - 8)\" y=\"\(y + 4)\" text-anchor=\"end\">")
      out.append("\(step * line)</text>\n")
    }
    out.append("<text class=\"axis\" x=\"\(left)\" y=\"296\">")
    out.append(html: first)
    out.append("</text><text class=\"axis\" x=\"\(right)\" y=\"296\" text-anchor=\"end\">")
    out.append(html: last)
    out.append("</text>\n")
    for (number, line) in series.enumerated() {
      out.append("<polyline class=\"series s\(number)\" points=\"")
      for (index, value) in line.values.enumerated() {
        out.append("\(x(index)),\(bottom - (bottom - top) * value / peak) ")
      }
      out.append("\"/>\n")
      // A single point has no line.
      if line.values.count == 1 {
        let y = bottom - (bottom - top) * line.values[0] / peak
        out.append("<circle class=\"dot s\(number)\" cx=\"\(x(0))\" cy=\"\(y)\" r=\"4\"/>\n")
      }
    }
    out.append("</svg>\n<ul class=\"key\">\n")
    for (number, line) in series.enumerated() {
      out.append("<li><svg viewBox=\"0 0 28 16\" aria-hidden=\"true\">")
      out.append("<path class=\"series s\(number)\" d=\"M0 8H28\"/></svg><code>")
      out.append(html: line.name)
      out.append("</code></li>\n")
    }
    out.append("</ul>\n")
  }

  private func x(_ index: Int) -> Int {
    guard let first = dates.min(), let last = dates.max(), last > first else {
      return dates.count < 2 ? left : left + (right - left) * index / (dates.count - 1)
    }
    return left + (right - left) * (dates[index] - first) / (last - first)
  }

  /// A round quarter of the axis that holds the value.
  private func tick(_ value: Int) -> Int {
    var unit = 1
    while true {
      for factor in [1, 2, 5] where unit * factor * 4 >= value { return unit * factor }
      unit *= 10
    }
  }
}
