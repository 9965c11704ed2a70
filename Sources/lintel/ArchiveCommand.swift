// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Lintel
import LintelMaintainers
import LintelText

/// `lintel archive`: what would have been said of each mail of a list.
struct ArchiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive",
    abstract: "Check every mail of public-inbox archives, and keep the findings as JSON lines.",
    discussion: """
      An INBOX is a public-inbox repository (git), or a folder with its epochs, as NAME=PATH or PATH. \
      DIR gets a folder for each list with files of rows, which DuckDB and others read. A run goes \
      on where the one before ended.
      """)

  @Argument(help: "The lists, as NAME=PATH or PATH.")
  var inboxes: [String]

  @Option(help: "The folder of the rows.")
  var out: String

  @Option(help: "How many cores to use.")
  var jobs: Int?

  @Option(help: "How long a mail may take, in milliseconds.")
  var limitTime = 10_000

  @Option(help: "The most bytes of a mail.")
  var limitBytes = Limits.frameBytes

  @Option(name: .customLong("part"), help: "How many mails a file has.")
  var partSize = 10_000

  @Option(
    name: .customLong("check"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "An option of lintel check, as in --check=--strict; may be repeated.", valueName: "option"))
  var checkOptions: [String] = []

  func validate() throws {
    for (name, number) in [
      ("jobs", jobs ?? 1), ("limit-time", limitTime), ("limit-bytes", limitBytes),
      ("part", partSize),
    ] where number < 1 { throw ValidationError("--\(name) takes a number from 1, not \(number)") }
  }

  func run() throws {
    do throws(InputError) {
      var lists: [ArchiveInbox] = []
      for word in inboxes {
        let inbox = try ArchiveInbox(word)
        if lists.contains(where: { $0.name == inbox.name }) {
          throw InputError(
            path: word, code: InputError.refused, detail: "another list is called \(inbox.name)")
        }
        lists.append(inbox)
      }
      let services = try services()
      let run = try ArchiveRun(services, root: out, inboxes: lists, partSize: partSize)
      for inbox in lists { say(inbox.name, try run.add(inbox)) }
      let problems = services.git.problems + services.unreadFiles.map(\.description)
      for problem in problems { Output.complain("lintel", problem) }
      if !problems.isEmpty { throw InputError(path: out, code: InputError.gaveUp) }
    } catch {
      Output.complain("lintel", error.description)
      throw ExitCode(ExitStatus.failure.rawValue)
    }
  }

  private func say(_ name: String, _ counts: ArchiveWriter.Counts) {
    var text = "\(name): \(counts.mails) mails, \(counts.patches) patches"
    if counts.copies > 0 { text += ", \(counts.copies) copies" }
    if counts.unchecked > 0 { text += ", \(counts.unchecked) not checked in full" }
    Output.write(text + "\n")
  }

  /// What checks the mails; without a tree, unless the options name one.
  private func services() throws(InputError) -> Services {
    let words = ["--stdin-frames", "--format=jsonl", "--no-tree"] + checkOptions
    func refusal(_ reason: String) -> InputError {
      InputError(path: "lintel check", code: InputError.refused, detail: reason)
    }
    guard case .run(var options) = OptionParser.parse(arguments: words) else {
      if case .failure(let message, _) = OptionParser.parse(arguments: words) {
        throw refusal(message)
      }
      throw refusal("--help, --version and --list-types check nothing")
    }
    if let problem = (options.needlessIgnores + options.unmetRequests).first {
      throw refusal(problem)
    }
    guard options.readsFrames, options.inputs.allSatisfy({ $0 == "-" }), !options.fix,
      options.formats == [FormatRequest(.jsonl)], options.baseline == nil
    else { throw refusal("--check takes options of checks, no names, formats or baselines") }
    options.jobs = jobs
    options.limitTime = limitTime
    options.limitBytes = limitBytes
    // Without a tree nothing is asked: the folder that it is started in has nothing to do with the
    // lists, and the same lists give the same rows everywhere.
    let git = options.tree ? Git() : Git(gitDirectory: "/dev/null/git")
    var tree: Tree?
    if options.tree {
      do throws(CommandTree.Missing) {
        tree = try CommandTree.find(root: options.root, git: git)
      } catch {
        throw refusal(error.message)
      }
    }
    let scripts = ScriptFolder.find(program: nil, root: options.root, tree: tree)
    var script: ScriptText?
    if let scripts { script = try ScriptText.load(inFolder: scripts) }
    options.adopt(script?.variants ?? VariantSet(), hasRepository: git.isRepository)
    return Services(
      options: options, deprecations: try deprecations(options, tree, script), git: git,
      tree: tree, script: script, scripts: scripts,
      owners: tree.map { TreeOwners(root: $0.root) })
  }

  private func deprecations(
    _ options: CheckOptions, _ tree: Tree?, _ script: ScriptText?
  ) throws(InputError) -> Deprecations {
    let home = Deprecations.settingsDirectory(
      xdgConfigHome: Environment.value("XDG_CONFIG_HOME"), home: Environment.value("HOME"))
    do {
      return try Deprecations.load(
        script: script, version: options.compat.version, tree: tree?.root, home: home,
        files: options.deprecationFiles)
    } catch {
      throw InputError(path: "lintel check", code: InputError.refused, detail: "\(error)")
    }
  }
}
