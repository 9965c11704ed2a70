// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// One of the regular expressions that the oracle makes of a compatible string.
///
/// The string is used as it stands, so its `.` takes any byte and its `+` repeats the byte before
/// it. A binding may leave out the middle of a chip's name, `vendor,<chip>-part`: two more patterns
/// have a gap there.
struct CompatiblePattern {
  private struct Step {
    /// The byte to take, or nil for any.
    let byte: UInt8?
    var repeats = false
    var optional = false
  }

  private var steps: [Step] = []

  /// The longest run of plain bytes: what a line must contain to match.
  private(set) var literal: [UInt8] = []

  /// Whether the literal is all there is.
  private(set) var isLiteral = false

  /// Whether each byte stands for itself, but for the gap.
  let isPlain: Bool

  /// Where the comma stands in `literal`, when enough bytes for the index are on each side of it.
  private(set) var comma: Int?

  /// The pattern of a compatible string, with a gap in place of `gap` if there is one.
  init(_ text: ByteView, gap: Range<Int>? = nil) {
    isPlain = !text.contains(UInt8(ascii: ".")) && !text.contains(UInt8(ascii: "+"))
    var at = 0
    var gap = gap
    while at < text.count {
      if let open = gap, at == open.lowerBound {
        steps.append(Step(byte: UInt8(ascii: "<")))
        steps.append(Step(byte: nil, repeats: true, optional: true))
        steps.append(Step(byte: UInt8(ascii: ">")))
        at = open.upperBound
        gap = nil
        continue
      }
      switch text[at] {
      case UInt8(ascii: "."): steps.append(Step(byte: nil))
      case UInt8(ascii: "+"):
        if var last = steps.popLast() {
          last.repeats = true
          steps.append(last)
        }
      case let byte: steps.append(Step(byte: byte))
      }
      at += 1
    }
    findLiteral()
  }

  /// The patterns of a compatible string: itself, and those with a gap that differ from it.
  static func all(_ text: ByteView) -> [CompatiblePattern] {
    var patterns = [CompatiblePattern(text)]
    let comma = UInt8(ascii: ",")
    let dash = UInt8(ascii: "-")
    let alphanumeric = ByteSet.upper.union(.lower).union(.digit)
    var hasWide = false
    var start = text.firstIndex(of: comma)
    while let at = start {
      let name = at + 1
      let end = text.skip(alphanumeric, name)
      if !hasWide, text[end] == dash {
        patterns.append(CompatiblePattern(text, gap: name..<end))
        hasWide = true
      }
      let letters = text.skip(.lower, name)
      let digits = text.skip(.digit, letters)
      if text[digits] == dash {
        patterns.append(CompatiblePattern(text, gap: letters..<digits))
        break
      }
      start = text.firstIndex(of: comma, from: name)
    }
    return patterns
  }

  private mutating func findLiteral() {
    var run: [UInt8] = []
    for step in steps {
      if let byte = step.byte, !step.repeats {
        run.append(byte)
      } else {
        if run.count > literal.count { literal = run }
        run = []
        // What comes before the gap ends with `<` and is the rarest part.
        if step.optional, !literal.isEmpty { break }
      }
    }
    if run.count > literal.count { literal = run }
    isLiteral = literal.count == steps.count
    if let at = literal.firstIndex(of: UInt8(ascii: ",")), at >= 2, at + 1 < literal.count,
      literal[at + 1] == UInt8(ascii: "<") || at + 2 < literal.count
    {
      comma = at
    }
  }

  /// Whether the pattern matches somewhere on the line.
  ///
  /// All states are followed at once, so that no string can make it slow.
  func matches(_ line: ByteView) -> Bool {
    var states = [Bool](repeating: false, count: steps.count + 1)
    for index in 0...line.count {
      states[0] = true
      for (number, step) in steps.enumerated() where states[number] && step.optional {
        states[number + 1] = true
      }
      if states[steps.count] { return true }
      guard index < line.count else { break }
      var next = [Bool](repeating: false, count: steps.count + 1)
      for (number, step) in steps.enumerated() where states[number] {
        guard step.byte == nil || step.byte == line[index] else { continue }
        next[number + 1] = true
        if step.repeats { next[number] = true }
      }
      states = next
    }
    return false
  }
}
