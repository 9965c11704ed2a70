// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Lintel
import LintelMaintainers
import LintelText

/// `lintel fix`: makes the fixes of a check, the safe ones unless more are wanted.
struct FixCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix",
    abstract: "Fix findings in place: safe fixes, which keep what compiled code means.",
    discussion: """
      A patch is fixed in its added lines and its log, and its hunk headers are kept right. A file \
      that git tracks, or that looks like no patch, is fixed as source; a folder stands for the files \
      in it that git does not ignore. With -f every argument is source. - reads standard input and \
      writes standard output.

      Exit status: 0 when all went well, 1 when --diff or --check found something to fix, 2 when \
      an input could not be read or written, or there was none.
      """)

  @Argument(help: "Patches, source files and folders.")
  var inputs: [String]

  @Flag(help: "Make the fixes that are not safe, too.")
  var unsafeFixes = false

  @Flag(help: "Show what would change as a unified diff, and change nothing.")
  var diff = false

  @Flag(help: "Name the files that would change, and change nothing.")
  var check = false

  @Option(help: "Fix these types only (a list with commas).")
  var types: [String] = []

  @Option(help: "Leave these types alone (a list with commas).")
  var ignore: [String] = []

  @Flag(help: "Fix what a check finds with --strict, too.")
  var strict = false

  @Flag(
    name: [.customShort("f"), .long], help: "Take the arguments for source files, not patches.")
  var file = false

  @Option(
    help: ArgumentHelp(
      "What standard input is called and judged as; the file itself is not touched.",
      valueName: "path"))
  var stdinFilename: String?

  @Option(help: "The top of the kernel tree.")
  var root: String?

  @Flag(help: "Use codespell's dictionary, too.")
  var codespell = false

  func run() throws {
    var options = try checkOptions()
    let git = Git()
    let tree: Tree?
    do throws(CommandTree.Missing) {
      tree = try CommandTree.find(root: root, git: git)
    } catch {
      // What a tree knows helps, and nothing but a root that was named is worth a word.
      if root != nil { throw failure(error.message) }
      tree = nil
    }
    options.tree = tree != nil
    let scripts = ScriptFolder.find(program: nil, root: root, tree: tree)
    let services = Services(
      options: options, deprecations: .builtIn, git: git, tree: tree,
      script: try script(in: scripts), scripts: scripts,
      owners: tree.map { TreeOwners(root: $0.root) })
    var run = FixRun(services: services, mode: diff ? .diff : check ? .check : .write)
    let met = MetFiles()
    for argument in inputs {
      options.inputs = [argument]
      options.file = file || FileKind(at: argument) == .directory
      run.takesSource = options.file
      let source = InputList.inputs(options, git: git, met: inputs.count > 1 ? met : nil)
      while let next = source.next() { run.fix(next.input) }
    }
    for problem in git.problems + services.unreadFiles.map(\.description) { run.complain(problem) }
    throw ExitCode(run.finish(inputs: inputs, unsafeFixes: unsafeFixes))
  }

  /// The script whose answers are given; a folder without one has none.
  private func script(in folder: String?) throws -> ScriptText? {
    do throws(InputError) {
      return if let folder { try ScriptText.load(inFolder: folder) } else { nil }
    } catch {
      throw failure(error.description)
    }
  }

  /// The options of the check that the fixes come from.
  private func checkOptions() throws -> CheckOptions {
    var words = ["--fix", "--precise"]
    if strict { words.append("--strict") }
    if file { words.append("--file") }
    if codespell { words.append("--codespell") }
    for list in types { words += ["--types", list] }
    for list in ignore { words += ["--ignore", list] }
    let configuration = CheckConfiguration(asScript: false) { Environment.value($0) }
    if let refusal = configuration.refusal { throw failure(refusal) }
    switch OptionParser.parse(
      arguments: words + ["--"] + inputs, configuration: configuration.words,
      origins: configuration.origins)
    {
    case .run(var options):
      options.allowsUnsafeFixes = unsafeFixes
      for warning in options.needlessIgnores { Output.complain("lintel", warning) }
      let problems = options.unmetRequests
      for problem in problems.dropLast() { Output.complain("lintel", problem) }
      if let last = problems.last { throw failure(last) }
      options.stdinFilename = stdinFilename
      return options
    case .failure(let message, _): throw failure(message)
    case .help, .version, .listTypes:
      throw failure("the configuration file asks for a list, not a check")
    }
  }

  private func failure(_ message: String) -> ExitCode {
    Output.complain("lintel", message)
    return ExitCode(2)
  }
}
