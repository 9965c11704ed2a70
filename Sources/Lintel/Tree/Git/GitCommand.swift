// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// A git that answers a question, and runs no other program for it.
///
/// The configuration and the attributes of a repository come with it, as from an archive that was
/// unpacked or from a colleague's disk, and can name programs for a dozen occasions. Every git that
/// Lintel starts is made here, with all of them switched off.
package struct GitCommand: Sendable {
  /// Which repository is asked.
  package enum Place: Sendable, Equatable {
    /// The one of the working directory, or that `GIT_DIR` names.
    case workingDirectory
    /// The one that this folder is in.
    case folder(String)
    /// The one that is kept in this folder.
    case gitDirectory(String)
    /// None: the question has nothing to do with one.
    case nowhere
  }

  private let place: Place
  private let arguments: [String]
  private var settings = GitCommand.settings
  private var variables = GitCommand.variables
  private var memory: Int?

  /// What a repository may have set otherwise.
  ///
  /// The differences of submodules are left out since git would be started in each of them, with
  /// its own configuration. `false` is a program that does nothing.
  private static let settings = [
    "core.fsmonitor=false", "core.hooksPath=/dev/null", "core.alternateRefsCommand=false",
    "core.sshCommand=false", "core.gitProxy=", "core.askPass=false", "credential.helper=",
    "diff.external=", "log.mailmap=false", "diff.submodule=short", "log.showSignature=false",
    "blame.blankBoundary=false", "blame.markIgnoredLines=false",
    "blame.markUnblamableLines=false", "gpg.program=false",
    "gpg.openpgp.program=false", "gpg.x509.program=false", "gpg.ssh.program=false",
  ]

  /// What no option stands for.
  ///
  /// A partial clone would fetch what it lacks from wherever it says. No protocol is allowed, because
  /// git before 2.45 has no other switch for that. Paths are names, never patterns. What git complains
  /// of is read, so it is not translated.
  private static let variables = [
    "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none", "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0", "GIT_LITERAL_PATHSPECS": "1", "LC_ALL": "C",
  ]

  /// Options of the commands that show differences, for each of them.
  private static let quietDifferences = ["--no-ext-diff", "--no-textconv"]
  private static let showingDifferences: Set<String> = ["log", "diff", "format-patch", "show"]

  /// The git that is asked with `arguments`, a subcommand and what belongs to it, in `place`.
  package init(_ arguments: [String], in place: Place = .workingDirectory) {
    self.place = place
    self.arguments = arguments
  }

  /// The same with further settings, `name=value`, for questions that depend on one.
  package func with(settings: [String]) -> GitCommand {
    var command = self
    command.settings += settings
    return command
  }

  /// The same where these protocols may be used, separated by colons, for a question about another
  /// machine.
  package func allowing(protocols: String) -> GitCommand {
    var command = self
    command.variables["GIT_ALLOW_PROTOCOL"] = protocols
    return command
  }

  /// The same where git may have so many bytes of memory: it says so and ends where it needs more.
  package func with(memory bytes: Int) -> GitCommand {
    var command = self
    command.memory = bytes
    return command
  }

  /// No name of a file has so many bytes, and no line about an object.
  package static let longestName = 64 << 10

  /// How many bytes git may print: a list of files or references of any repository is smaller by far.
  ///
  /// Of objects and patches each is measured by itself.
  private var mostOutput: Int {
    switch arguments.first {
    case "cat-file", "format-patch": .max
    case "log": 4 << 30
    default: 256 << 20
    }
  }

  /// The command line.
  package var words: [String] {
    var words = ["git", "--no-pager"]
    switch place {
    case .workingDirectory: break
    case .folder(let folder): words += ["-C", folder]
    case .gitDirectory(let folder): words += ["--git-dir", folder]
    case .nowhere: words += ["-C", "/"]
    }
    for setting in settings { words += ["-c", setting] }
    guard let subcommand = arguments.first else { return words }
    words.append(subcommand)
    if Self.showingDifferences.contains(subcommand) { words += Self.quietDifferences }
    if subcommand == "blame" { words.append("--no-textconv") }
    return words + arguments.dropFirst()
  }

  /// Starts it, unless it would never end.
  package func start() throws(InputError) -> ChildProcess {
    if let odd = GitStorage.oddFile(of: place, for: arguments.first) { throw odd }
    return try ChildProcess(
      words, environment: variables, keepsErrors: true, memory: memory, output: mostOutput)
  }

  /// Starts a git that reads files of the work tree, which repositories can send through filters.
  ///
  /// There is no switch for all filters, so each that is named is switched off.
  package func startReadingFiles() throws(InputError) -> ChildProcess {
    var list = try GitCommand(
      ["config", "-z", "--name-only", "--get-regexp", "^filter\\."], in: place
    ).start()
    list.closeInput()
    var name = ByteBuffer()
    var filters: [String] = []
    while list.readRecord(endingWith: 0, into: &name) {
      // It would be taken for the end of the name, and another setting be made.
      if name.view.contains(UInt8(ascii: "=")) {
        throw InputError(
          path: "git", code: InputError.refused,
          detail: "the repository names a filter that cannot be switched off")
      }
      filters.append(name.view.string + (name.view.hasSuffix(".required") ? "=false" : "="))
      name.clear()
    }
    return try with(settings: filters).start()
  }
}
