// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import Testing

@testable import LintelMaintainers

@Suite struct OptionTests {
  private func parse(_ arguments: [String], _ words: [String] = []) -> MaintainerCommandLine {
    MaintainerOptionParser.parse(arguments: arguments, configuration: words, isTerminal: false)
  }

  private func options(_ arguments: String..., words: [String] = []) throws -> MaintainerOptions {
    guard case .run(let options) = parse(arguments, words) else {
      throw MaintainerFailure("\(parse(arguments, words))", status: 0)
    }
    return options
  }

  @Test func readsTheScriptsHabits() throws {
    #expect(try !options("--nom", "a").maintainers)
    #expect(try !options("-no-m", "a").maintainers)
    #expect(try options("--nom", "+M", "a").maintainers)
    #expect(try options("a", "--SCM", "-f", "b").inputs == ["a", "b"])
    #expect(try options("--", "-f").inputs == ["-f"])
    #expect(try options("--git-min-percent", "-7", "a").gitMinPercent == -7)
    #expect(try options("--git-since=1-week-ago", "a").gitSince == "1-week-ago")
    #expect(try options("--non", "a").usesNames == false)
    #expect(try options("--scm", words: ["--noemail"]).email == false)
    #expect(try options("--email", words: ["--noemail"]).email)
  }

  @Test func aScriptHasTheOptionsOfItsVersion() throws {
    for option in ["--json", "--substatus", "--nosubstatus"] {
      func parse(as script: MaintainerScript?) -> MaintainerCommandLine {
        MaintainerOptionParser.parse(
          arguments: [option, "a"], configuration: [], isTerminal: false, as: script)
      }
      guard case .failure(let message, 255) = parse(as: MaintainerScript(.linux612)) else {
        Issue.record("\(option) is taken")
        continue
      }
      #expect(message.contains(option))
      for script in [nil, MaintainerScript.newest] {
        guard case .run = parse(as: script) else {
          Issue.record("\(option) is refused")
          continue
        }
      }
    }
    for option in ["--bug", "--kf", "--keywords-in-file"] {
      for (script, isKnown) in [
        (ScriptVersion.linux61, false), (.linux66, false), (.linux612, true),
      ] {
        let parsed = MaintainerOptionParser.parse(
          arguments: [option, "a"], configuration: [], isTerminal: false,
          as: MaintainerScript(script))
        if case .run = parsed {
          #expect(isKnown, "\(option)")
        } else {
          #expect(!isKnown, "\(option)")
        }
      }
    }
    guard case .failure = parse(["--json", "--by-file", "a"]) else {
      Issue.record("the script has no answer by file")
      return
    }
    guard case .failure = parse(["--format=scriptJSON", "a"]) else {
      Issue.record("--format takes a name that is not in its help")
      return
    }
  }

  @Test func weighsOptionsTogether() throws {
    #expect(try !options("--separator=;", "a").multiline)
    #expect(try options("a").roles)
    #expect(try !options("--norolestats", "a").roles)
    #expect(try options("--norolestats", "--roles", "a").roles)
    let letters = try options("--letters=fm", "--scm", "a")
    #expect(letters.sections && !letters.email && !letters.scm && !letters.keywords)
    #expect(try options("a").asksForFallback == false)
    #expect(try options("--git-fallback", "a").asksForFallback)
  }

  @Test(arguments: [
    "--bogus", "--sep=;", "--separator", "--separator=", "--git-min-percent=x", "--version=1",
    "--nof", "--self-test a", "--format=xml",
  ])
  func refusesWordsThatAreNoOptions(line: String) {
    expectFailure(line, status: 255)
  }

  @Test(arguments: ["--noemail", "--nom --nol --nor"])
  func refusesOptionsThatLeaveNothing(line: String) {
    expectFailure(line, status: 25)
  }

  @Test func refusesToInteract() {
    expectFailure("-i a", status: 2)
  }

  private func expectFailure(_ line: String, status expected: Int32) {
    let parsed = parse(line.split(separator: " ").map(String.init))
    guard case .failure(let message, let status) = parsed else {
      Issue.record("\(line) is accepted")
      return
    }
    #expect(status == expected)
    #expect(!message.isEmpty && !message.contains("\n"))
  }

  @Test func tellsCommandsApart() {
    #expect(parse(["--bogus", "-h"]) != .help)
    #expect(parse(["-v", "--usage"]) == .help)
    #expect(parse(["--version"]) == .version)
    guard case .selfTest(let options) = parse(["--self-test=patterns"]) else {
      Issue.record("no self-test")
      return
    }
    #expect(options.selfTest == "patterns")
  }

  @Test func terminalIsNotWaitedFor() {
    let parsed = MaintainerOptionParser.parse(arguments: [], configuration: [], isTerminal: true)
    guard case .failure = parsed else {
      Issue.record("\(parsed)")
      return
    }
  }

  @Test func helpNamesEachOption() {
    let help = MaintainerHelp.text(
      program: "get_maintainer.pl", layout: HelpLayout(width: 80), hasCheck: false)
    for option in MaintainerOption.groups.flatMap(\.options) {
      for name in option.names {
        #expect(help.contains(name.count == 1 ? "-\(name)" : "--\(name)"))
      }
    }
    #expect(help.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }
}
