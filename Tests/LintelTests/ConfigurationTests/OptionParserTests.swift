// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Lintel

/// What is no plain effect of one option: colours, refusals, precedence, the configuration.
@Suite struct OptionParserTests {
  private static func parse(_ words: [String]) -> ParsedCommandLine {
    OptionParser.parse(arguments: words)
  }

  @Test(arguments: [
    ("", ColorMode.auto), ("--color=always", .always), ("--color never", .auto),
    ("-color=AUTO", .auto), ("--no-color", .never), ("-nocolor", .never),
    ("--color=always --no-color", .never), ("--no-color --color=always", .always),
    ("--color=0", .always), ("--color=1", .never), ("--COLOR always", .always),
    ("--color=always --color", .auto), ("+color never", .never),
  ])
  func theLastColorWordWins(words: String, mode: ColorMode) {
    #expect(parsedOptions(words)?.color == mode)
  }

  @Test func aBareColorTakesNoArgument() {
    #expect(parsedOptions("--color a.c")?.inputs == ["a.c"])
    #expect(parsedOptions("-color never")?.inputs == ["never"])
    #expect(parsedOptions("-- --color")?.inputs == ["--color=auto"])
    #expect(parsedOptions("--test-only --color")?.testOnly == "--color=auto")
  }

  @Test func coloursNeedATerminalInTheAutomaticMode() {
    #expect(ColorMode.auto.isOn(terminal: true) && !ColorMode.auto.isOn(terminal: false))
    #expect(ColorMode.always.isOn(terminal: false) && !ColorMode.never.isOn(terminal: true))
  }

  @Test(arguments: [
    (["--bogus"], "--bogus"), (["-qq"], "-qq"), (["---strict"], "---strict"),
    (["--stric"], "--stric"), (["--noquiet"], "--noquiet"), (["--no-help"], "--no-help"),
    (["--no-ignore=A"], "--no-ignore"), (["--no--tree"], "--no--tree"), (["+"], "+"),
    (["-=x"], "-=x"), (["--quiet=2"], "takes no value"), (["--strict=1"], "takes no value"),
    (["--no-color=1"], "takes no value"), (["--root"], "needs a value"),
    (["--root="], "needs a value"), (["--types"], "needs a value"), (["--color="], "--color"),
    (["--tab-size=x"], "'x'"), (["--tab-size", ""], "--tab-size"), (["--tab-size= 4"], "' 4'"),
    (["--max-line-length=0x10"], "'0x10'"), (["--min-conf-desc-length", "1.5"], "'1.5'"),
    (["--max-line-length=-"], "'-'"), (["--debug", "values"], "'values'"),
    (["-j", "0"], "-j takes a number from 1, not 0"),
    (["--jobs=-1"], "not -1"), (["--help", "--bogus"], "--bogus"),
  ])
  func aBadOptionIsNamedInOneLine(words: [String], part: String) throws {
    guard case .failure(let message, let status) = Self.parse(words) else {
      Issue.record("accepted")
      return
    }
    #expect(status == 1)
    #expect(message.contains(part) && !message.contains("\n"))
  }

  @Test(arguments: [
    "--git --file", "-g --fix", "--verbose --terse", "-v --terse --list-types", "--color=foo",
    "--color=2 --list-types", "--tab-size=1", "--tab-size -4", "--tab-size=257", "--debug foo=1",
    "--debug Values=1",
  ])
  func aContradictionEndsWithStatus2(words: String) {
    let parsed = Self.parse(words.split(separator: " ").map(String.init))
    guard case .failure(_, let status) = parsed else {
      Issue.record("accepted")
      return
    }
    #expect(status == 2)
  }

  @Test(arguments: ["-h", "--help", "-H", "--help --git --file", "-h --color=foo"])
  func helpGoesBeforeContradictions(words: String) {
    #expect(Self.parse(words.split(separator: " ").map(String.init)) == .help)
  }

  @Test(arguments: ["--version", "--VERSION", "--version --git --file"])
  func theVersionGoesBeforeContradictions(words: String) {
    #expect(Self.parse(words.split(separator: " ").map(String.init)) == .version)
  }

  @Test func listingTypesGoesBeforeLaterChecks() {
    guard case .listTypes(let options) = Self.parse(["--list-types", "--tab-size=1", "-v"]) else {
      Issue.record("not a listing")
      return
    }
    #expect(options.verbose && options.color == .auto)
  }

  @Test func anEmptyArgumentIsAnInputAndAnEmptyValueAfterASpaceIsAValue() {
    guard case .run(let options) = Self.parse(["", "--root", "", "--codespellfile", ""]) else {
      Issue.record("refused")
      return
    }
    #expect(options.inputs == [""] && options.root == "" && options.codespellFile == nil)
  }

  @Test func theCommandLineOverridesTheConfiguration() {
    let configuration = "-f --terse --no-tree --max-line-length=80 --ignore A"
    let changed = parsedOptions(
      "--no-f --tree --max-line-length=90 --ignore B", configuration: configuration)
    #expect(changed?.file == false && changed?.tree == true && changed?.terse == true)
    #expect(changed?.signoff == true)
    #expect(changed?.maxLineLength == 90 && changed?.ignoredTypes == ["A", "B"])
    #expect(parsedOptions("", configuration: configuration)?.file == true)
  }

  @Test func theConfigurationsLastOptionMayTakeTheFirstArgument() {
    #expect(parsedOptions("--strict a", configuration: "--ignore")?.ignoredTypes == ["--STRICT"])
    #expect(parsedOptions("-q a", configuration: "--")?.inputs == ["-q", "a"])
  }

  @Test func aBadOptionOfTheConfigurationSaysWhereItIs() {
    let parsed = OptionParser.parse(arguments: ["--strict"], configuration: ["--bogus"])
    guard case .failure(let message, _) = parsed else {
      Issue.record("accepted")
      return
    }
    #expect(message.contains("--bogus in .checkpatch.conf"))
  }

  @Test(arguments: [
    (" a  b\t,c ", ["A B", "C"]), ("", []), (" # x,y", ["Y"]), ("\u{e4}b", ["\u{e4}B"]),
    ("a\r\n,b", ["A", "B"]),
  ])
  func onlyCommasSeparateTypes(list: String, types: [String]) {
    #expect(OptionValues.types(list) == types)
  }
}
