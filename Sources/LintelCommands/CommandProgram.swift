// SPDX-License-Identifier: GPL-2.0-only

package import ArgumentParser
import Glibc
import Lintel
import LintelText

/// A program of several commands: what its help, its version and its errors have in common.
package struct CommandProgram {
  private let root: any ParsableCommand.Type
  private let name: String

  /// A program whose commands are those of `root`.
  package init(_ root: any ParsableCommand.Type) {
    self.root = root
    name = root._commandName
  }

  /// How a parsed command line ends without a command to run.
  package enum Ending: Equatable {
    /// Text for standard output; status 0.
    case answer(String)
    /// A line for standard error, without the program's name; status 2.
    case complaint(String)
    /// A status that something else has explained.
    case status(Int32)
  }

  /// What to run for the arguments (without the program), or how the program ends.
  package func parse(_ arguments: [String]) -> Result<any ParsableCommand, CommandEnding> {
    let arguments = CommandPath.withoutHelpWord(arguments)
    let path = CommandPath(arguments, root: root)
    if let word = path.unknownWord {
      return .failure(CommandEnding(.complaint(Self.unknownCommand(word, path))))
    }
    do {
      return .success(try root.parseAsRoot(arguments))
    } catch {
      return .failure(CommandEnding(ending(for: error, path, arguments)))
    }
  }

  /// Runs the command that the arguments (without the program) mean, or says why it cannot.
  package func run(_ arguments: [String]) {
    switch parse(arguments) {
    case .failure(let error): end(error.ending)
    case .success(var command):
      do {
        try command.run()
      } catch {
        end(ending(for: error, arguments))
      }
    }
  }

  /// How the program ends after a command threw.
  package func ending(for error: any Error, _ arguments: [String]) -> Ending {
    let arguments = CommandPath.withoutHelpWord(arguments)
    return ending(for: error, CommandPath(arguments, root: root), arguments)
  }

  private func ending(
    for error: any Error, _ path: CommandPath, _ arguments: [String]
  ) -> Ending {
    if let code = error as? ExitCode { return .status(code.rawValue) }
    if root.exitCode(for: error) == .success {
      let text = root.fullMessage(for: error, columns: HelpLayout.screenWidth)
      let isHelp = text.hasPrefix("OVERVIEW:") || text.hasPrefix("USAGE:")
      return .answer(isHelp ? HelpLayout.screen.folded(text) : text)
    }
    let message = UsageMessage(command: path.text, options: Self.longOptions(of: path, root))
    return .complaint(message.text(root.message(for: error), arguments: arguments))
  }

  private static func unknownCommand(_ word: String, _ path: CommandPath) -> String {
    let isRoot = path.commands.count == 1
    let hint = NearestName.hint(for: word, among: path.subcommands + (isRoot ? ["help"] : []))
    let parent = isRoot ? "" : "\(path.command._commandName): "
    return "\(parent)no command '\(word)'"
      + (hint.isEmpty ? "; \(path.text) --help lists what there is" : hint)
  }

  /// The long options that the command's help lists.
  private static func longOptions(
    of path: CommandPath, _ root: any ParsableCommand.Type
  ) -> [String] {
    let help = root.helpMessage(for: path.command, columns: 1000)
    let words = help.split { " \n[]|,/".contains($0) }.map(String.init)
    return Array(Set(words.filter { $0.hasPrefix("--") && $0.count > 3 })).sorted()
  }

  /// Writes what there is to say, and ends the process.
  package func end(_ ending: Ending) -> Never {
    switch ending {
    case .answer(let text):
      let failure = Array((text.hasSuffix("\n") ? text : text + "\n").utf8).withView {
        OutputFile.writeAll(1, $0) ? 0 : errno
      }
      // A reader who has seen enough is no failure worth a word.
      if failure == EPIPE { root.exit(withError: ExitCode(1)) }
      if failure != 0 {
        end(.complaint(InputError(path: "standard output", code: failure).description))
      }
      root.exit(withError: ExitCode(0))
    case .complaint(let message):
      _ = Array("\(name): \(message)\n".utf8).withView { OutputFile.writeAll(2, $0) }
      root.exit(withError: ExitCode(2))
    case .status(let code): root.exit(withError: ExitCode(code))
    }
  }
}

/// Why there is no command to run.
package struct CommandEnding: Error {
  /// How the program ends.
  package let ending: CommandProgram.Ending

  init(_ ending: CommandProgram.Ending) { self.ending = ending }
}
