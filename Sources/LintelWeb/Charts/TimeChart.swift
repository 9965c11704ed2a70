// SPDX-License-Identifier: GPL-2.0-only

import LintelCampaign

/// A drawing of how many sites were left, and how many done, over time.
struct TimeChart {
  private let points: [Timeline.Point]
  private let first: Int64
  private let span: Int64
  private let top: Int

  private static let width = 560
  private static let height = 220
  private static let area = (left: 44, right: 548, top: 12, bottom: 190)
  /// The most points that are drawn: more would not be seen, and the page would grow.
  private static let most = 400

  /// The chart of a timeline; nil where it has no two days.
  init?(_ timeline: Timeline) {
    guard let from = timeline.points.first, let to = timeline.points.last,
      to.day.seconds > from.day.seconds
    else { return nil }
    let step = max(1, timeline.points.count / Self.most)
    points = timeline.points.enumerated().filter {
      $0.offset % step == 0 || $0.offset == timeline.points.count - 1
    }.map(\.element)
    first = from.day.seconds
    span = to.day.seconds - from.day.seconds
    top = Self.roundedUp(points.map { max($0.left, $0.done) }.max() ?? 1)
  }

  /// The next number that is 1, 2 or 5 times a power of ten.
  static func roundedUp(_ value: Int) -> Int {
    var unit = 1
    while unit < Int.max / 10 {
      for factor in [1, 2, 5] where unit * factor >= value { return unit * factor }
      unit *= 10
    }
    return value
  }

  private func x(_ day: Timestamp) -> Int {
    let room = Int64(Self.area.right - Self.area.left)
    return Self.area.left + Int((day.seconds - first) * room / span)
  }

  private func y(_ value: Int) -> Int {
    Self.area.bottom - value * (Self.area.bottom - Self.area.top) / top
  }

  /// A line in steps: a count stays until the day on which it changes.
  private func steps(_ value: (Timeline.Point) -> Int) -> String {
    var path = ""
    for point in points {
      path += path.isEmpty ? "M" : "H\(x(point.day))V"
      path += path == "M" ? "\(x(point.day)) \(y(value(point)))" : "\(y(value(point)))"
    }
    return path
  }

  /// Adds the drawing.
  func write(into html: inout HTML) {
    guard let start = points.first, let end = points.last else { return }
    let words =
      "From \(start.day.day) to \(end.day.day): \(start.left) sites left, then \(end.left); "
      + "\(end.done) done."
    html.element(
      .svg, .style("chart"), .text(.viewBox, "0 0 \(Self.width) \(Self.height)"),
      .text(.role, "img"), .text(.ariaLabel, words)
    ) { drawing in
      drawing.element(.title, text: words)
      for value in [0, top / 2, top] {
        drawing.element(
          .line, .style("axis"), .number(.x1, Self.area.left), .number(.x2, Self.area.right),
          .number(.y1, y(value)), .number(.y2, y(value)), text: "")
        label(String(value), Self.area.left - 6, y(value) + 4, "end", into: &drawing)
      }
      let edge = steps(\.left)
      drawing.element(
        .path, .style("left"),
        .text(.d, edge + "V\(Self.area.bottom)H\(Self.area.left)Z"), text: "")
      drawing.element(.path, .style("edge"), .text(.d, edge), text: "")
      drawing.element(.path, .style("done"), .text(.d, steps(\.done)), text: "")
      label(start.day.day, Self.area.left, Self.height - 10, "start", into: &drawing)
      label(end.day.day, Self.area.right, Self.height - 10, "end", into: &drawing)
    }
  }

  private func label(
    _ text: String, _ x: Int, _ y: Int, _ anchor: String, into drawing: inout HTML
  ) {
    drawing.element(
      .drawingText, .number(.x, x), .number(.y, y), .text(.textAnchor, anchor), text: text)
  }
}
