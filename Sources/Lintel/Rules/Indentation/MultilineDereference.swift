// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a member access that is split between two lines.
enum MultilineDereference: LineRule {
  static let info = RuleInfo(
    type: "MULTILINE_DEREFERENCE", level: .warning, group: .indentation,
    why: """
      A member on a different line than its structure is easily misread, and cannot be found by a \
      search. A local variable makes the line shorter.
      """,
    examples: [
      Example(
        """
        +	value = device->
        !		settings->mode;
        """),
      Example(
        """
        +	value =
        +		device->settings->mode;
        """),
    ])

  static let needs = Needs.anyLine
  static let needsAtStart: LineTraits = "aeAX_"
  static let needsAbove: LineTraits = ".>"

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let above = line.previous
    let end = line.previousShape.end
    let access: Int
    switch above[end - 1] {
    case UInt8(ascii: "."): access = end - 1
    case UInt8(ascii: ">") where above[end - 2] == UInt8(ascii: "-"): access = end - 2
    default: return
    }
    guard line.isAdded, above[0] == UInt8(ascii: "+"),
      line.code[line.shape.start].isIdentifierStart,
      endsPlace(above, above.skipSpacesBack(access))
    else { return }
    out.report(Self.self, .split, show: .withPrevious)
  }

  /// Whether a name, or a subscript of one, ends at `end`.
  private static func endsPlace(_ code: ByteView, _ end: Int) -> Bool {
    var end = end
    while code[end - 1] == UInt8(ascii: "]") {
      let lowest = code.lastIndex(of: UInt8(ascii: "]"), before: end - 1) ?? 0
      var isIndexed = false
      var open = code.lastIndex(of: UInt8(ascii: "["), before: end - 1)
      while let at = open, at > lowest {
        if endsName(code, at) { return true }
        // Only the first bracket after another subscript can index it.
        if code[at - 1] == UInt8(ascii: "]") { isIndexed = true }
        open = code.lastIndex(of: UInt8(ascii: "["), before: at)
      }
      guard isIndexed else { return false }
      end = lowest + 1
    }
    return endsName(code, end)
  }

  /// Whether the word that ends at `end` has a letter from which on it is a name.
  private static func endsName(_ code: ByteView, _ end: Int) -> Bool {
    var at = end
    while code[at - 1].isWord {
      if code[at - 1].isIdentifierStart { return true }
      at -= 1
    }
    return false
  }
}

extension Message {
  fileprivate static let split: Message = "keep the member on the line of its structure"
}
