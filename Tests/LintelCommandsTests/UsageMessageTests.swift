// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import LintelCommands
import Testing

/// Wrong command lines, and what is said of them. They go through ArgumentParser itself, so that a
/// new version with other texts shows here.
@Suite struct UsageMessageTests {
  enum Colour: String, CaseIterable, ExpressibleByArgument {
    case red, green, blue
  }

  enum Many: String, CaseIterable, ExpressibleByArgument {
    case one, two, three, four, five, six
  }

  struct Tool: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "tool", version: "tool 7", subcommands: [Paint.self, Group.self])
  }

  struct Group: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "group", subcommands: [Inner.self])
  }

  struct Inner: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "inner", abstract: "Inside.")
  }

  struct Paint: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "paint", abstract: "Paints.")

    @Argument var wall: String
    @Option var colour = Colour.red
    @Option var many = Many.one
    @Option(name: [.short, .long]) var coats = 1
    @Flag var matt = false

    func validate() throws {
      if coats < 1 { throw ValidationError("--coats takes a number from 1, not \(coats)") }
    }
  }

  private func complaint(_ words: String) -> String {
    let arguments = words.split(separator: " ").map(String.init)
    switch CommandProgram(Tool.self).parse(arguments) {
    case .success: return "parsed"
    case .failure(let error):
      guard case .complaint(let text) = error.ending else { return "no complaint" }
      return text
    }
  }

  private func answer(_ words: String) -> String? {
    let arguments = words.split(separator: " ").map(String.init)
    let program = CommandProgram(Tool.self)
    var ending = CommandProgram.Ending.status(0)
    switch program.parse(arguments) {
    case .failure(let error): ending = error.ending
    case .success(var command):
      // The help is a command, too.
      do { try command.run() } catch { ending = program.ending(for: error, arguments) }
    }
    guard case .answer(let text) = ending else { return nil }
    return text
  }

  @Test(arguments: [
    ("paint wall", "parsed"),
    ("paint wall --color red", "unknown option --color; did you mean --colour?"),
    ("paint wall --zebra", "unknown option --zebra; tool paint --help lists what there is"),
    ("paint wall -z", "unknown option -z; tool paint --help lists what there is"),
    ("paint", "<wall> is missing; tool paint --help says more"),
    ("paint wall --coats", "--coats needs a value"),
    ("paint wall --matt=yes", "--matt takes no value"),
    ("paint wall door", "argument 'door' is too many; tool paint --help says more"),
    ("paint wall door roof", "argument 'door' is too many; tool paint --help says more"),
    ("paint wall --coats two", "--coats takes a number, not 'two'"),
    ("paint wall -c two", "-c takes a number, not 'two'"),
    ("paint wall --coats 0", "--coats takes a number from 1, not 0"),
    ("paint wall --colour grey", "--colour takes red, green or blue, not 'grey'"),
    ("paint wall --many no", "--many takes one, two, three, four, five or six, not 'no'"),
    ("pain wall", "no command 'pain'; did you mean paint?"),
    ("frobnicate", "no command 'frobnicate'; tool --help lists what there is"),
    ("help frobnicate", "no command 'frobnicate'; tool --help lists what there is"),
    ("group iner", "group: no command 'iner'; did you mean inner?"),
  ])
  func isOneLineInOneStyle(_ words: String, _ text: String) {
    #expect(complaint(words) == text)
  }

  @Test(arguments: ["paint", "group", "group inner", ""])
  func helpIsTheSameInBothWays(_ command: String) throws {
    let option = try #require(answer("\(command) --help"))
    #expect(answer("help \(command)") == option)
    #expect(option.contains("USAGE"))
  }

  @Test(arguments: ["--version", "paint --version", "group inner --version"])
  func versionIsOneText(_ words: String) {
    #expect(answer(words) == "tool 7")
  }
}
