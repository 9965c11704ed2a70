// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Text of devicetree bindings, with an index of what stands around its commas: nearly every
/// compatible string has one, and an answer then costs a few comparisons.
final class BindingText: Sendable {
  /// The lines.
  let text: ByteBuffer

  /// Where the newest comma of each hash class is, plus one, and for each comma the one before it.
  private let heads: [UInt32]
  private let entries: [(position: UInt32, older: UInt32)]

  private static let classes = 1 << 16

  /// An index of the text.
  init(_ text: consuming ByteBuffer) {
    var heads = [UInt32](repeating: 0, count: Self.classes)
    var entries: [(position: UInt32, older: UInt32)] = []
    let view = text.view
    entries.reserveCapacity(view.count / 64)
    var at = 0
    while let comma = view.firstIndex(of: UInt8(ascii: ","), from: at) {
      at = comma + 1
      // No compatible string has a space after its comma, and most commas have one.
      if view[at] <= 32 { continue }
      let key = Self.hash(view, comma)
      entries.append((UInt32(truncatingIfNeeded: comma), heads[key]))
      heads[key] = UInt32(truncatingIfNeeded: entries.count)
    }
    self.text = text
    self.heads = heads
    self.entries = entries
  }

  /// A number for the two bytes on each side of a comma, or for one after it that opens a gap.
  private static func hash(_ view: ByteView, _ comma: Int) -> Int {
    let before = UInt32(view[comma - 2]) << 8 | UInt32(view[comma - 1])
    let opensGap = view[comma + 1] == UInt8(ascii: "<")
    let after = UInt32(view[comma + 1]) << 8 | (opensGap ? 0 : UInt32(view[comma + 2]))
    return Int(((before << 16 | after) &* 0x9E37_79B1) >> 16)
  }

  /// Where a line with the pattern has its longest run of plain bytes; nil where none has.
  func firstIndex(of pattern: CompatiblePattern) -> Int? {
    let view = text.view
    return pattern.literal.withView { literal in
      guard let comma = pattern.comma else { return Self.firstIndex(of: pattern, in: view) }
      var number = heads[Self.hash(literal, comma)]
      while number > 0 {
        let entry = entries[Int(number) - 1]
        let start = Int(entry.position) - comma
        if view.has(literal, at: start),
          pattern.isLiteral || pattern.matches(Self.line(view, at: start))
        {
          return start
        }
        number = entry.older
      }
      return nil
    }
  }

  /// As above, in a text without an index.
  static func firstIndex(of pattern: CompatiblePattern, in view: ByteView) -> Int? {
    pattern.literal.withView { literal in
      var at = 0
      while let found = view.firstIndexFar(of: literal, from: at), found < view.count {
        if pattern.isLiteral || pattern.matches(line(view, at: found)) { return found }
        at = view.firstIndex(of: UInt8(ascii: "\n"), from: found) ?? view.count
      }
      return nil
    }
  }

  private static func line(_ view: ByteView, at position: Int) -> ByteView {
    var start = position
    while start > 0 && view[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    return view[start..<(view.firstIndex(of: UInt8(ascii: "\n"), from: position) ?? view.count)]
  }
}
