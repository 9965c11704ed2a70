// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a pointer that is compared with NULL.
enum ComparisonToNull: LineRule {
  static let info = RuleInfo(
    type: "COMPARISON_TO_NULL", level: .check, group: .comparisonStyle, fix: .unsafe,
    why: "Most of the kernel writes if (!ptr) and if (ptr), which are shorter and read as well.",
    examples: [
      Example(
        """
        !	if (dev == NULL || dev->ops != NULL)
        """, strict: true, fixed: "+\tif (!dev || dev->ops)"),
      Example(
        """
        +	if (!dev || dev->ops)
        +		next = NULL;
        """, strict: true),
    ])

  static let needs = Needs.anyOf(["NULL"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    guard hasComparison(code) else { return }
    var at = 0
    while at < code.count {
      guard code.isWordBoundary(at), let found = comparison(code, at) else {
        at += 1
        continue
      }
      at = found.end
      let place = code[found.place]
      let negation: StaticString = found.isEqual ? "!" : ""
      guard out.report(Self.self, .shorter(negation, place)), out.isFixing else { continue }
      let shorter = ByteView(negation).bytes + place.bytes
      let whole = found.place.lowerBound..<found.end
      out.fixes?.replace(whole, in: line.index, with: shorter) { text in
        guard let range = text.withView({ comparison(of: place, in: $0) }) else { return }
        text.replaceSubrange(range, with: shorter)
      }
    }
  }

  /// Whether a comparison with NULL stands on the line at all.
  private static func hasComparison(_ code: ByteView) -> Bool {
    var at = 0
    while let null = code.firstIndex(of: "NULL", from: at) {
      at = null + 4
      let sign = code.skipSpacesBack(null) - 2
      if code.has("==", at: sign) || code.has("!=", at: sign) { return true }
    }
    return false
  }

  /// A place or call at `at` that is compared with NULL.
  private static func comparison(
    _ code: ByteView, _ at: Int
  ) -> (place: Range<Int>, isEqual: Bool, end: Int)? {
    var operand: Grammar.Operand?
    _ = Grammar.operand(code, at) {
      operand = $0
      return true
    }
    guard let operand, let end = endOfComparison(code, operand.end) else { return nil }
    return (operand.place, code[operand.end] == UInt8(ascii: "="), end)
  }

  /// The end of `== NULL` or `!= NULL` at `at`.
  private static func endOfComparison(_ text: ByteView, _ at: Int) -> Int? {
    guard text.has("==", at: at) || text.has("!=", at: at) else { return nil }
    let null = text.skipSpaces(at + 2)
    return text.has("NULL", at: null) && !text[null + 4].isWord ? null + 4 : nil
  }

  /// The first comparison of this very place with NULL.
  private static func comparison(of place: ByteView, in text: ByteView) -> Range<Int>? {
    var at = 0
    while let found = text.firstIndex(of: place, from: at) {
      at = found + 1
      if text.isWordBoundary(found),
        let end = endOfComparison(text, text.skipSpaces(found + place.count))
      {
        return found..<end
      }
    }
    return nil
  }
}

extension Message {
  fileprivate static func shorter(_ negation: StaticString, _ place: ByteView) -> Message {
    "write \(negation)\(place) in place of a comparison with NULL"
  }
}
