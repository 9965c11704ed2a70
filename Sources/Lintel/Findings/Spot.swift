// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What of its line a type is about, where neither the rule nor the message says it of a finding.
package enum Spot: Sendable {
  /// What the message names, or else the text of the line.
  case named
  /// The white space at the start of the line.
  case indent
  /// The white space at the end of the line.
  case end
  /// The first of these texts that stands in the line.
  case texts([StaticString])

  /// Whether texts are looked for.
  var isText: Bool {
    if case .texts = self { true } else { false }
  }

  /// The first of the texts that stands in the line from `start` on; nil where none does.
  func text(in line: ByteView, from start: Int) -> Range<Int>? {
    guard case .texts(let texts) = self else { return nil }
    for text in texts {
      if let found = line.range(ofWhole: ByteView(text), from: start) { return found }
    }
    return nil
  }

  /// The bytes of the line, its marker left out by `start`; nil where they are not there, and where it
  /// takes a search to find them.
  func range(in line: ByteView, from start: Int) -> Range<Int>? {
    let range: Range<Int>
    switch self {
    case .named, .texts: return nil
    case .indent: range = start..<line.skipSpaces(start)
    case .end: range = max(line.skipSpacesBack(line.count), start)..<line.count
    }
    return range.isEmpty ? nil : range
  }
}
