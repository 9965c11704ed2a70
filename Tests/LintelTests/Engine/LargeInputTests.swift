// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText
import Testing

/// Inputs that are larger than what is held of one, or has too long a line.
@Suite struct LargeInputTests {
  private func options(_ words: [String] = [], asScript: Bool = false) throws -> CheckOptions {
    guard case .run(var options) = OptionParser.parse(arguments: ["--no-tree", "--strict"] + words)
    else { throw Check.OptionsRefused(arguments: words) }
    options.actsAsScript = asScript
    return options
  }

  /// Checks a file in pieces, as a run does: the text of the report, how many pieces there were, and
  /// what is said to be unchecked.
  private func check(
    _ text: String, _ options: CheckOptions
  ) -> (text: String, result: InputResult) {
    var checker = Checker(
      services: Services(options: options),
      output: FindingOutput(isColored: false, handOn: nil))
    Array(text.utf8).withView { checker.check(file: "large.c", contents: $0) }
    let result = checker.result()
    return (String(decoding: result.text, as: UTF8.self), result)
  }

  /// Functions of eight lines, with a finding in the fifth, and a statement over several lines.
  private func functions(_ count: Int) -> String {
    (0..<count).map {
      """
      static int f\($0)(int a)
      {
      \tif (a &&
      \t    b)
      \t\treturn g(a,\($0));
      \treturn 0;
      }


      """
    }.joined()
  }

  @Test func whatStandsAfterTheWindowIsCheckedToo() throws {
    let comment = "/*\n" + String(repeating: " * text\n", count: Limits.windowLines) + " */\n"
    let text = functions(100) + comment + functions(100)
    let (report, result) = check(text, try options(["--terse", "--types", "SPACING"]))
    let lines = report.split(separator: "\n")
    #expect(lines.count == 200)
    // The lines are those of the file.
    let number = 800 + Limits.windowLines + 2 + 5
    #expect(lines[100].hasPrefix("large.c:\(number): "))
    #expect(result.unchecked == [])
    #expect(result.linesChecked == 1600 + Limits.windowLines + 2)
  }

  @Test func aLineThatIsTooLongIsNamed() throws {
    let long = String(repeating: "a,b;", count: Limits.lineBytes / 4 + 1)
    let text = "int a;\n\(long)\nint b,c;\n"
    let (report, result) = check(text, try options(["--terse", "--types", "SPACING"]))
    #expect(result.unchecked == ["line 2: not checked, longer than \(Limits.lineBytes) bytes"])
    #expect(report.split(separator: "\n").count == 1)
    #expect(check(text, try options(["--terse"], asScript: true)).result.unchecked == [])
  }

  @Test func whatIsTooLargeIsNotFixed() throws {
    let comment = "/*\n" + String(repeating: " * text\n", count: Limits.fixedLines) + " */\n"
    let result = check(comment + "int a ,b;\n", try options(["--terse", "--fix"])).result
    #expect(result.fixedLines == nil)
    #expect(result.unchecked.count == 1)
    #expect(result.unchecked.first?.hasPrefix("not fixed") == true)
  }

  @Test func aLineWithManyFixesIsFixedAsFarAsItGoes() throws {
    let count = 5000
    let line = "int a" + String(repeating: " ,b", count: count) + ";\n"
    let words = "/* " + String(repeating: "teh ", count: count) + "*/\n"
    let fixed = check(line + words, try options(["--terse", "--fix"])).result.fixedLines ?? []
    #expect(fixed.count == 5)
    let after = String(decoding: fixed.last ?? [], as: UTF8.self)
    #expect(after.hasPrefix("+/* the"))
  }
}
