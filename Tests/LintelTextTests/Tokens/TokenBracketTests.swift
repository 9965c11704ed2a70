// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

/// Which brackets and directives belong together, and the numbers of words.
@Suite struct TokenBracketTests {
  /// For each bracket of the text the index of its partner, or -1.
  private func partners(_ text: String) -> [Int] {
    withTokens(Array(text.utf8)) { tokens in
      (0..<tokens.count).filter { tokens[$0].kind.isOpening || tokens[$0].kind.isClosing }
        .map { tokens.partner($0) ?? -1 }
    }
  }

  @Test func bracketsHavePartners() {
    #expect(partners("(a[b]{})") == [7, 4, 2, 6, 5, 0])
    #expect(partners("f(x)(y)") == [3, 1, 6, 4])
  }

  @Test func missingBracketsHaveNone() {
    #expect(partners("(") == [-1])
    #expect(partners(")") == [-1])
    #expect(partners("())(") == [1, 0, -1, -1])
    #expect(partners("(}") == [1, 0])
  }

  @Test func directivesKeepTheirBrackets() {
    // The brackets of the macro meet neither those before it nor those after it.
    #expect(partners("{\n#define A (\n}") == [6, -1, 0])
    #expect(partners("{\n#define A )\n}") == [6, -1, 0])
    #expect(partners("{\n#define A() (1)\n}") == [10, 5, 4, 8, 6, 0])
  }

  @Test func wordsHaveNumbers() {
    let text = "kmap if x kmap x y while for wh\\\nile y\\\n if"
    withTokens(Array(text.utf8)) { tokens in
      let numbers = (0..<tokens.count).map { Int(tokens[$0].value) }
      #expect(numbers[0] == 0)
      #expect(numbers[1] == 1)
      #expect(numbers[2] == vocabulary.count)
      #expect(numbers[3] == numbers[0])
      #expect(numbers[4] == numbers[2])
      #expect(numbers[5] == vocabulary.count + 1)
      #expect(numbers[8] == numbers[6])
      #expect(numbers[9] == numbers[5])
      #expect(tokens.facts(0) == [])
      #expect(tokens.facts(1) == .isControl)
      #expect(tokens.facts(2) == [])
      #expect(tokens.facts(6) == [.isControl, .isLoop])
      #expect(tokens.facts(7) == .isLoop)
      #expect(tokens.facts(100) == [])
    }
  }

  @Test func aVocabularyKnowsItsWords() {
    #expect(vocabulary.count == 4)
    #expect(vocabulary.number(of: ByteView("kmap")) == 0)
    #expect(vocabulary.number(of: ByteView("for")) == 3)
    #expect(vocabulary.number(of: ByteView("kma")) == nil)
    #expect(vocabulary.facts(0) == [])
    #expect(vocabulary.facts(4) == [])
    #expect(vocabulary.facts(-1) == [])
  }

  /// Words of one text are not known in the next, and many of them fit.
  @Test func textsDoNotMeet() {
    let many = [UInt8]((0..<5000).map { "w\($0)" }.joined(separator: " ").utf8)
    let few = Array("w7 kmap w7 w8".utf8)
    var tokens = SourceTokens(vocabulary)
    for _ in 0..<2 {
      many.withView { view in
        tokens.read(view)
        #expect(Set((0..<tokens.count).map { tokens[$0].value }).count == 5000)
      }
      few.withView { view in
        tokens.read(view)
        let base = Int32(vocabulary.count)
        #expect((0..<4).map { tokens[$0].value } == [base, 0, base, base + 1])
      }
    }
  }

  @Test func linesAreFound() {
    [UInt8]("a\n\nbc\nd".utf8).withView { text in
      var lines = LineCursor(text)
      let found = [0, 1, 3, 4, 6].map { offset in
        lines.move(to: offset)
        return [lines.number, lines.start]
      }
      #expect(found == [[1, 0], [1, 0], [3, 3], [3, 3], [4, 6]])
    }
  }
}
