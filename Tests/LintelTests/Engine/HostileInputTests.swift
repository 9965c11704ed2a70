// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText
import Testing

/// Inputs that are made to take quadratic time, or to end the program.
@Suite struct HostileInputTests {
  /// The findings in a text as a C file.
  private func findings(_ text: String, precise: Bool = false) -> [Finding] {
    var options = CheckOptions()
    options.precise = precise
    options.tree = false
    options.strict = true
    options.file = true
    return Check.run(Array(text.utf8), file: "hostile.c", options: options).findings
  }

  private func count(_ type: String, _ text: String) -> Int {
    findings(text).filter { $0.info.name == type }.count
  }

  @Test func manyOpenConditionals() {
    #expect(count("IF_1", String(repeating: "#if 1\n", count: 1000)) == 1000)
  }

  @Test func bracesThatNeverClose() {
    let text = "int f(void)\n{\n" + String(repeating: "\tif(x) {\n", count: 1000)
    #expect(count("SPACING", text) == 1000)
  }

  @Test func parenthesesThatNeverClose() {
    let text = "int a = " + String(repeating: "(", count: 20000) + ";\n"
    #expect(count("LONG_LINE", text) == 1)
  }

  @Test func aLongMacro() {
    let text = "#define X \\\n" + String(repeating: "\ty = z(a, b); \\\n", count: 3000) + "\n"
    #expect(count("MULTISTATEMENT_MACRO_USE_DO_WHILE", text) == 1)
  }

  @Test func oneLongLine() {
    #expect(count("LONG_LINE", String(repeating: "x", count: 1_000_000)) == 1)
  }

  @Test func theScriptReadsNoMoreThanItsMostCharacters() {
    let text = "// " + String(repeating: "é", count: 65_531)
    #expect(count("INVALID_UTF8", text + "\n") == 0)
    #expect(count("INVALID_UTF8", text + "é\n") == 1)
  }

  @Test(arguments: [
    "__aligned(8) ", "__refconst ", "const ", "(a == f(", "a##", "* ", "=?utf-8?q?",
  ])
  func manyOfTheSame(_ piece: String) {
    let found = findings("\t" + String(repeating: piece, count: 500) + "\n")
    #expect(found.contains { $0.info.name == "LONG_LINE" })
  }

  @Test func aWordAgainAndAgain() {
    let text = "/* " + String(repeating: "teh ", count: 10_000) + "*/\n"
    #expect(count("REPEATED_WORD", text) == 9_999)
    // As in the script two misspellings do not share the space between them.
    #expect(count("TYPO_SPELLING", text) == 5_000)
  }

  /// What a line is, as one that names people, is not asked anew for each of its words.
  @Test(.timeLimit(.minutes(1)), arguments: ["teh ", "Teh ", "teh/", "teh (\"", "\") teh "])
  func misspeltWordsOfALine(_ piece: String) {
    let text = "/* " + String(repeating: piece, count: 60_000) + "*/\n"
    #expect(findings(text, precise: true).contains { $0.info.name == "LONG_LINE_COMMENT" })
  }

  /// The input after all fixes, safe and unsafe.
  private func fix(_ text: String) -> Fixer.Outcome {
    var options = CheckOptions()
    options.precise = true
    // What is a matter of taste is fixed where a profile asks for it.
    options.profile = "hwmon"
    options.fix = true
    options.tree = false
    options.strict = true
    options.file = true
    var fixer = Fixer(services: Services(options: options))
    return Array(text.utf8).withView { fixer.fix(file: "hostile.c", contents: $0) }
  }

  /// The parenthesis around the arguments is not looked for anew from each of them.
  @Test(.timeLimit(.minutes(1))) func typesInAListOfArguments() {
    let text = "int f(" + String(repeating: "signed, ", count: 60_000) + "int a)\n{\n}\n"
    #expect(!fix(text).problems.isEmpty)
  }

  /// Each of these lines has a fix that moves its operator to the line above.
  @Test(.timeLimit(.minutes(1))) func fixesThatShareLines() {
    #expect(!fix(String(repeating: "||\n", count: 3_000)).isUnfinished)
  }

  @Test func partsOfAConditionAgainAndAgain() {
    let text = "\tif (" + String(repeating: "(a == b) && ", count: 2000) + "c)\n\t\td();\n"
    #expect(count("UNNECESSARY_PARENTHESES", text) == 2000)
  }

  /// Each finding would show all lines of the statement, which never ends.
  @Test func conversionsOfAStatementThatNeverEnds() throws {
    let line = "\tpr_info(\"state %pz\\n\", state);,\n"
    let found = findings("\tx(" + String(repeating: line, count: 4000) + "\tb);\n")
      .filter { $0.info.name == "VSPRINTF_POINTER_EXTENSION" }
    #expect(found.count > 1)
    let shown = found.compactMap {
      if case .custom(let bytes) = $0.excerpt { bytes.count } else { nil }
    }
    #expect(shown.max() ?? 0 > Limits.shownBytes, "so that the report can tell that it is cut")
    #expect(shown.allSatisfy { $0 < Limits.shownBytes + 100 })
  }

  @Test(.timeLimit(.minutes(1))) func signsInAMacro() {
    let text = "#define M(a) " + String(repeating: "#", count: 400_000) + " a\n"
    #expect(count("MACRO_ARG_UNUSED", text) == 0)
    #expect(
      count("MACRO_ARG_UNUSED", "#define M(a) " + String(repeating: "#", count: 400_000) + "\n")
        == 1)
  }

  @Test(.timeLimit(.minutes(1))) func armsInALine() {
    let text = "\tif (a) b();" + String(repeating: "\telse stop();", count: 30_000) + "\n"
    #expect(count("LONG_LINE", text) == 1)
  }

  @Test func whatIsCloseIsFoundAfterWhatNeverCloses() {
    let open = "\t" + String(repeating: "likely(", count: 20_000) + "\n"
    #expect(count("LIKELY_MISUSE", open + "\tif (likely(IS_ERR(p)))\n") == 1)
  }

  @Test func hunksThatLieAboutTheirCount() {
    var options = CheckOptions()
    options.tree = false
    let text = String(repeating: "@@ -1 +1,999999999 @@\n", count: 5000) + "+x\n"
    let found = Check.run(Array(text.utf8), options: options).findings
    #expect(!found.contains { $0.info.name == "NOT_UNIFIED_DIFF" })
  }
}
