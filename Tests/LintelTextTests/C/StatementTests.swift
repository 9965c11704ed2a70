// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@Suite struct StatementTests {
  /// A statement's text, condition, and where the next one starts.
  private func statement(
    _ lines: String, line: Int = 2, offset: Int = 0
  ) -> (text: String, condition: String, nextLine: Int, nextOffset: Int, level: Int) {
    withHunk(lines) { patch, count in
      var block = StatementBlock()
      block.scan(patch, line: line, remaining: count - (line - 2), offset: offset)
      return (
        block.text.string, block.condition.string, block.nextLine, block.nextOffset, block.level
      )
    }
  }

  @Test func endsAtTheSemicolon() {
    let found = statement("+\ta = b;\n+\tc = d;")
    #expect(found == ("+\ta = b;", "", 2, 8, 0))
  }

  @Test func spansTheBlockOfAnIf() {
    let found = statement("+\tif (a) {\n+\t\tb;\n+\t}\n+\tc;")
    #expect(found == ("+\tif (a) {\n+\t\tb;\n+\t}", "+\tif (a)", 4, 3, 0))
  }

  @Test func endsAtTheBraceThatClosesTheFirst() {
    let lines = "+\tif (a) {\n+\t\tint b[] = { 1, 2 };\n+\t\tif (c) {\n+\t\t\td(;\n+\t\t} else {\n"
    let found = statement(lines + "+\t\t\te();\n+\t\t}\n+\t};\n+\tf;")
    #expect(found.text == lines + "+\t\t\te();\n+\t\t}\n+\t};")
    #expect(found.nextLine == 9)
    #expect(statement("+a {\n+}{\n+}\n+b;").text == "+a {\n+}")
  }

  @Test func countsOnlyOneArmOfAnIf() {
    let lines = "+\ta {\n+#ifdef B\n+\t\tc {\n+#else\n+\t\td {\n+#endif\n+\t\t}"
    #expect(statement(lines + "\n+\te;").text == lines)
  }

  @Test func aMacroEndsWithItsLastContinuedLine() {
    let lines = "+#define a(b) \\\n+\tdo { \\\n+\t\tb; \\\n+\t} while (0)\n"
    #expect(statement(lines + "+\tc;").text == lines)
  }

  @Test func markersCanBeCleared() {
    withHunk("+\tif (a)\n-\t\told();\n+\n \t\tnew(b,\n+\t\t\tc);") { patch, count in
      var block = StatementBlock()
      block.scan(patch, line: 2, remaining: count, offset: 0, clearingMarkers: true)
      #expect(block.text.string == "+\tif (a)\n \n \t\tnew(b,\n \t\t\tc);")
    }
  }

  @Test func findsTheEndOfABlockAroundRemovedLines() {
    // The removed line opens a brace that only a removed one closes.
    let lines = "+\tif (a) {\n-\tif (b) {\n \t\tc;\n+\t\tif (d) {\n \t\t}\n \t}\n-}\n \te;"
    #expect(statement(lines).text == "+\tif (a) {\n \t\tc;\n+\t\tif (d) {\n \t\t}\n \t}")
    let reversed = "-\t\tif (x) {\n \tif (a) {\n+\t\tb;\n+\t}\n \t\tc;\n \t}"
    #expect(statement(reversed, line: 3).text == " \tif (a) {\n+\t\tb;\n+\t}")
  }

  @Test func findsTheEndOfABlockFromAnyOfTheBracesOfItsLine() {
    let lines = "+a { b {\n+\t{ c }\n+\t}\n+\td { e } }\n+f;"
    #expect(statement(lines).text == "+a { b {\n+\t{ c }\n+\t}\n+\td { e } }")
    #expect(statement(lines, offset: 4).text == " b {\n+\t{ c }\n+\t}")
    #expect(statement("+} else {\n+\ta;\n+} b {", offset: 2).text == " else {\n+\ta;\n+}")
  }

  @Test func clearsTheMarkersInsideOfBlocks() {
    withHunk("+if (a) {\n+\tb;\n \tif (c) {\n+\t\td;\n \t}\n+\n+}") { patch, count in
      var block = StatementBlock()
      block.scan(patch, line: 2, remaining: count, offset: 0, clearingMarkers: true)
      #expect(block.text.string == "+if (a) {\n \tb;\n \tif (c) {\n \t\td;\n \t}\n \n }")
    }
  }

  @Test func aBlockEndsWithTheHunk() {
    let text = "+if (a) {\n+\tb;\n+\tc;\n+}"
    withHunk(text) { patch, count in
      var block = StatementBlock()
      block.scan(patch, line: 2, remaining: count - 1, offset: 0)
      #expect(block.text.string == "+if (a) {\n+\tb;\n+\tc;\n")
      #expect(block.level == 1)
    }
  }

  @Test func leavesOutRemovedLines() {
    let found = statement("+\tif (a)\n-\t\told();\n \t\tnew();")
    #expect(found.text == "+\tif (a)\n \t\tnew();")
    #expect(found.nextLine == 4)
  }

  @Test func takesTheElseAsACondition() {
    #expect(statement("+\t} else {\n+\t\tb;\n+\t}", offset: 3).condition == " else")
    #expect(statement("+\telse\n+\t\tb;").condition == "+\telse")
    #expect(statement("+\telse if (a)\n+\t\tb;").condition == "+\telse if (a)")
    #expect(statement("+\telsewhere(a);").condition == "+\telsewhere(a)")
  }

  @Test func endsADefineAtItsLastContinuedLine() {
    let found = statement("+#define A(x) \\\n+\tif (x) \\\n+\t\ty;\n+z;")
    #expect(found.text == "+#define A(x) \\\n+\tif (x) \\\n+\t\ty;\n")
    #expect(found.level == 0)
  }

  @Test func startsTheNextArmOutsideOfTheBrackets() {
    let found = statement(
      "+if (a) {\n+#ifdef B\n+\tif (c) {\n+#else\n+\tif (d) {\n+#endif\n+\t}\n+}")
    #expect(found.level == 0)
    #expect(found.nextLine == 8)
  }

  @Test func staysOpenAtTheEndOfTheHunk() {
    let found = statement("+if (a) {\n+\tb;")
    #expect(found.level == 1)
    #expect(found.text == "+if (a) {\n+\tb;\n")
  }

  @Test func chainsTheArmsOfAnIf() {
    let lines = "+\tif (a) {\n+\t\tb;\n+\t} else if (c)\n+\t\td;\n+\n+\telse\n+\t\te;\n+\tf;"
    withHunk(lines) { patch, count in
      var chain = StatementChain()
      chain.scan(patch, line: 2, remaining: count, offset: 1)
      #expect(chain.count == 3)
      #expect(chain.level == 0)
      #expect(chain.condition(0).string == "\tif (a)")
      #expect(chain.body(0).string == " {\n+\t\tb;\n+\t}")
      #expect(chain.condition(1).string == " else if (c)")
      #expect(chain.condition(2).string == "\n+\n+\telse")
      #expect(chain.body(2).string == "\n+\t\te;")
    }
  }

  @Test(arguments: [
    (" {\n+\t\tb;\n+\t}", false), (" {\n+\t\tb;\n+\t\tc;\n+\t}", true), (" { b; c; }", true),
    (" {\n+\t}", false), (" b;", false), (" b(\n+\t\tc);", true), ("", false),
  ])
  func measuresBlocks(_ block: String, _ isLong: Bool) {
    #expect([UInt8](block.utf8).withView { StatementMeasure.isLongBlock($0) } == isLong)
  }

  @Test(arguments: [
    ("\tif (a)", false), ("\tif (a &&\n+\t    b)", true), ("\n+\n+\telse", false), ("", false),
  ])
  func measuresConditions(_ condition: String, _ isLong: Bool) {
    #expect([UInt8](condition.utf8).withView { StatementMeasure.hasSeveralLines($0) } == isLong)
  }

  @Test func spansBrackets() {
    withHunk("+\tif (a &&\n-\t    x)\n+\t    b) {\n+\t\tc;\n+\t}") { patch, _ in
      let head = BracketSpan(
        patch, line: 2, remaining: 4, open: UInt8(ascii: "("), close: UInt8(ascii: ")")
      ) { _, _ in }
      #expect(head.lastLine == 3)
      #expect(head.lineCount == 2)
      #expect(head.level == 0)
      #expect(!head.isCut)
      let body = BracketBlock(
        patch, line: 4, remaining: 3, open: UInt8(ascii: "{"), close: UInt8(ascii: "}"))
      #expect(body.lines == [3, 4, 5])
    }
  }

  @Test func keepsTheOutermostLines() {
    withHunk("+switch (a) {\n+case 1:\n+\tif (b) {\n+\t\tc;\n+\t}\n+}") { patch, count in
      let block = BracketBlock(
        patch, line: 2, remaining: count, open: UInt8(ascii: "{"), close: UInt8(ascii: "}"),
        outermost: true)
      #expect(block.lines == [1, 2, 5, 6])
      #expect(block.level == 0)
    }
  }

  @Test func promisedLinesMayBeMissing() {
    withHunk("+if (a &&") { patch, _ in
      let head = BracketSpan(
        patch, line: 2, remaining: 9, open: UInt8(ascii: "("), close: UInt8(ascii: ")")
      ) { _, _ in }
      #expect(head.isCut)
      #expect(head.level == 1)
    }
  }

  @Test(arguments: [
    ("\tif (a) while (b)", "while ("), ("\t} else", "else"), ("\tdo {", "do"),
    ("\tlist_for_each_entry (a)", "list_for_each_entry ("), ("\tswitch(a)", "switch("),
    ("\tXfor_each_x(a)", nil), ("\tfor_each(a)", nil), ("\tiffy(a); undo();", nil), ("\tif a", nil),
  ])
  func findsControlWords(_ code: String, _ word: String?) {
    let found = [UInt8](code.utf8).withView { view in
      ControlWord.last(in: view).map { view[$0.word].string }
    }
    #expect(found == word)
  }
}
