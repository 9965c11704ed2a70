// SPDX-License-Identifier: GPL-2.0-only

package import ArgumentParser

/// The command that a command line means, found by its words alone.
package struct CommandPath {
  /// The program, the command, its subcommand.
  package let commands: [any ParsableCommand.Type]
  /// A word that stands where a subcommand has to, and is none.
  package let unknownWord: String?

  /// Follows the arguments (without the program) from the root as far as they name commands.
  package init(_ arguments: [String], root: any ParsableCommand.Type) {
    var commands: [any ParsableCommand.Type] = [root]
    var unknownWord: String?
    for word in arguments {
      let subcommands = commands[commands.count - 1].configuration.subcommands
      if subcommands.isEmpty || word.hasPrefix("-") || word.isEmpty { break }
      guard let next = subcommands.first(where: { $0._commandName == word }) else {
        unknownWord = word
        break
      }
      commands.append(next)
    }
    self.commands = commands
    self.unknownWord = unknownWord
  }

  /// The command itself.
  package var command: any ParsableCommand.Type { commands[commands.count - 1] }

  /// How a user writes it: `lintel cache clear`.
  package var text: String {
    commands.map { $0._commandName }.joined(separator: " ")
  }

  /// The words of its subcommands.
  package var subcommands: [String] {
    command.configuration.subcommands.map { $0._commandName }
  }

  /// The arguments with `help WORD...` before it written as `WORD... --help`: one text for both.
  package static func withoutHelpWord(_ arguments: [String]) -> [String] {
    guard arguments.first == "help" else { return arguments }
    return Array(arguments.dropFirst().prefix { !$0.hasPrefix("-") }) + ["--help"]
  }
}
