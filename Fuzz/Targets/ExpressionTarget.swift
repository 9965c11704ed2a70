// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Regular expressions: one on the first line, and a text to look for it in.
final class ExpressionTarget: FuzzTarget {
  static let name = "expression"
  static var seeds: [[UInt8]] {
    [
      "\\b(?:a|b+?)[^c-e]*?x{2,3}$\nab xx", "(?i)^[[:alpha:]_]\\w*\\s\\.h$\nAb .h",
      "a(?=b)(?!c)(?<=d)\nab", "(a*)*b\naaaa", "\\x41\\t[\\]\\d-]|^$\nA\t",
      "[\u{E4}-\u{F6}]\n\u{E4}",
    ].map { Array($0.utf8) }
  }

  func run(_ input: ByteView) {
    let end = input.firstIndex(of: 10) ?? input.count
    let text = input.from(end + 1)
    for skipsSpace in [false, true] {
      guard
        let expression = try? Expression(input.upTo(end).string, skippingSpace: skipsSpace)
      else { continue }
      let alone = expression.matches(text)
      let set = ExpressionSet([expression])
      expect(set.matches(text) == (alone ? [0] : []), "one alone: \(alone), and not so in a set")
      // Twice, as the automaton has its states by then.
      expect(set.matches(text) == (alone ? [0] : []), "asked again a set says something else")
    }
  }
}
