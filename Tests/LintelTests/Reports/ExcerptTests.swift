// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText
import Testing

/// What a report shows of long lines.
@Suite struct ExcerptTests {
  private func report(_ text: String, asScript: Bool, _ type: String) throws -> [String] {
    guard
      case .run(var options) = OptionParser.parse(
        arguments: ["--no-tree", "--strict", "--types", type])
    else { throw Check.OptionsRefused(arguments: [type]) }
    options.actsAsScript = asScript
    var checker = Checker(
      services: Services(options: options),
      output: FindingOutput(isColored: false, handOn: nil))
    Array(text.utf8).withView { checker.check(file: "long.c", contents: $0) }
    return String(decoding: checker.result().text, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private let long = "int a = " + String(repeating: "b + ", count: 1000) + "c;"

  @Test func aLongLineIsCut() throws {
    let lines = try report(long + "\n", asScript: false, "LONG_LINE")
    #expect(lines[2] == "+" + long.prefix(Limits.shownLineBytes - 1) + "...")
  }

  @Test func theScriptShowsAllOfIt() throws {
    #expect(try report(long + "\n", asScript: true, "LONG_LINE")[2] == "+" + long)
  }

  @Test func aLineOfUsualLengthIsWhole() throws {
    let line = "int a = " + String(repeating: "b + ", count: 100) + "c;"
    #expect(try report(line + "\n", asScript: false, "LONG_LINE")[2] == "+" + line)
  }

  @Test(arguments: ["", "é"]) func theSignsStandBelowWhatTheyAreAbout(_ letter: String) throws {
    let text = "/* " + String(repeating: "word\(letter) ", count: 2000) + "recieve it */"
    let lines = try report(text + "\n", asScript: false, "TYPO_SPELLING")
    let sign = try #require(lines[3].utf8.firstIndex(of: UInt8(ascii: "^")))
    let column = lines[3].utf8.distance(from: lines[3].startIndex, to: sign)
    #expect(lines[2].hasPrefix("...") && lines[2].utf8.count < 2 * Limits.shownLineBytes)
    // Terminals show characters, and so the newest script counts them.
    #expect(lines[2].dropFirst(column).hasPrefix("recieve"))
    #expect(String(lines[3][sign...]) == "^^^^^^^")
  }

  @Test func aLongExcerptEnds() throws {
    let text =
      "\tif ((a == b) &&\n" + String(repeating: "\t    c == d &&\n", count: 4000)
      + "\t    e)\n\t\tf();\n"
    let cut = try report(text, asScript: false, "UNNECESSARY_PARENTHESES")
    let whole = try report(text, asScript: true, "UNNECESSARY_PARENTHESES")
    let dots = cut.firstIndex(of: "...") ?? cut.count
    #expect(dots > 900 && dots < 1300)
    #expect(cut[1..<dots] == whole[1..<dots])
    #expect(whole.contains("+\t    e)"))
  }

  @Test func aMessageQuotesTheStartOfLongCode() throws {
    let name = String(repeating: "a->", count: 1000) + "b"
    let lines = try report(
      "\tif ((\(name) == c) && d)\n", asScript: true, "UNNECESSARY_PARENTHESES")
    #expect(lines[0].utf8.count < Limits.quotedBytes + 100)
    #expect(lines[0].contains("..."))
  }
}
