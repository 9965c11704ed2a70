// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import Testing

@Suite struct HelpLayoutTests {
  @Test(arguments: [30, 40, 50, 59, 60, 72, 80, 200])
  func helpFitsItsWidth(_ width: Int) {
    let text = HelpText.text(
      program: "lintel check", layout: HelpLayout(width: width), showsVersion: true)
    for line in text.split(separator: "\n") {
      let isOneWord = !line.drop { $0 == " " }.contains(" ")
      #expect(line.count <= min(width, 80) || isOneWord, "\(width): \(line)")
    }
    #expect(text.contains("--strict"))
  }

  @Test func noWordIsLost() {
    func words(_ width: Int) -> [Substring] {
      HelpText.text(program: "x", layout: HelpLayout(width: width), showsVersion: true)
        .split(whereSeparator: \.isWhitespace)
    }
    #expect(words(30) == words(80))
    #expect(words(50) == words(80))
  }

  @Test func aDescriptionStandsBesideItsNameOrBelow() {
    let wide = HelpLayout(width: 80)
    #expect(wide.entry("--a", "b c", column: 8) == "  --a   b c\n")
    #expect(wide.entry("--alphabet", "b c", column: 8) == "  --alphabet\n        b c\n")
    #expect(HelpLayout(width: 40).entry("--a", "b c") == "  --a\n      b c\n")
  }

  @Test func longLinesAreFolded() {
    let layout = HelpLayout(width: 30)
    let text = "short\n  USAGE: tool [--one] [--two] [--three] [--four] [--five]\n\nend"
    #expect(
      layout.folded(text) == """
        short
          USAGE: tool [--one] [--two]
              [--three] [--four]
              [--five]

        end
        """)
  }

  @Test func aWordLongerThanTheLineStandsAlone() {
    let text = HelpLayout(width: 30).paragraph("a \(String(repeating: "x", count: 40)) b")
    #expect(text == "a\n\(String(repeating: "x", count: 40))\nb\n")
  }
}
