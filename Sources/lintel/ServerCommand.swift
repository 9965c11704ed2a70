// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Lintel
import LintelSeries
import LintelServer
import LintelText

/// `lintel server`: checks in an editor, as you type.
struct ServerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "server",
    abstract: "Serve an editor: a language server on standard input and output.",
    discussion: """
      Editors start it themselves; Documentation/Server.md says how each is told to. It works in the \
      folder that the editor names, and answers as lintel check does there: the options of its \
      .checkpatch.conf hold, and those given here after them.

      Exit status: 0 when the editor has taken its leave, 1 when it went away without, 2 when the options \
      are wrong.
      """)

  @Flag(help: "Report the subjective findings, too.")
  var strict = false

  @Flag(help: "Report what is right by the kernel's documentation.")
  var precise = false

  @Option(help: "Leave these types out (a list with commas).")
  var ignore: [String] = []

  @Option(help: "Report these types only (a list with commas).")
  var types: [String] = []

  @Option(help: "The top of the kernel tree.")
  var root: String?

  @Flag(help: "There is no kernel tree.")
  var noTree = false

  func run() throws {
    let source = TreeServices(words: words, root: root, usesTree: !noTree)
    if let problem = source.problem {
      Output.complain("lintel", problem.message)
      throw ExitCode(ExitStatus.failure.rawValue)
    }
    guard let output = StandardStreams.reserveOutput() else {
      Output.complain("lintel", "standard output cannot be used")
      throw ExitCode(ExitStatus.failure.rawValue)
    }
    Server(input: 0, output: output, source: source).run { Process.exitNow($0) }
  }

  /// The options as those of a check.
  private var words: [String] {
    var words: [String] = []
    if strict { words.append("--strict") }
    if precise { words.append("--precise") }
    for list in ignore { words += ["--ignore", list] }
    for list in types { words += ["--types", list] }
    return words
  }
}

/// What checks share in the working directory, as `lintel check` has it there.
private struct TreeServices: ServicesSource {
  /// The options of the command line.
  let words: [String]
  let root: String?
  let usesTree: Bool

  /// What is wrong with the options by themselves.
  var problem: ServicesProblem? {
    do throws(ServicesProblem) {
      _ = try options(words, configuration: [])
      return nil
    } catch {
      return error
    }
  }

  func services(forFixes: Bool) throws(ServicesProblem) -> Services {
    let configuration = CheckConfiguration(asScript: false) { Environment.value($0) }
    if let refusal = configuration.refusal { throw ServicesProblem(refusal) }
    var options = try options(
      words + (forFixes ? ["--fix", "--precise"] : []), configuration: configuration.words)
    if !forFixes { options.fix = false }
    let git = Git()
    let tree = usesTree && options.tree ? try tree(git) : nil
    options.tree = tree != nil
    let folder = ScriptFolder.find(program: nil, root: root ?? options.root, tree: tree)
    do {
      let script = if let folder { try ScriptText.load(inFolder: folder) } else { ScriptText?.none }
      options.adopt(script?.variants ?? VariantSet(), hasRepository: git.isRepository)
      let home = Deprecations.settingsDirectory(
        xdgConfigHome: Environment.value("XDG_CONFIG_HOME"), home: Environment.value("HOME"))
      let deprecations = try Deprecations.load(
        script: script, version: options.compat.version, tree: tree?.root, home: home,
        files: options.deprecationFiles)
      return Services(
        options: options, deprecations: deprecations, git: git, tree: tree, script: script,
        scripts: folder)
    } catch {
      throw ServicesProblem("\(error)")
    }
  }

  func recipients(of paths: [String]) -> [String] {
    if paths.isEmpty { return [] }
    let home = Environment.value("HOME")
    let top = root ?? "."
    return (try? SeriesRecipients.find(paths, root: top, home: home)) ?? []
  }

  func campaignSites(in path: String) -> [CampaignSite] {
    guard let ledger, let sites = try? ledger.sites(leftIn: path) else { return [] }
    return sites
  }

  func claim(_ ids: [String]) -> String? {
    guard let ledger else { return "there is no ledger of a campaign" }
    do {
      let line = try Git().authorIdentity()
      let person = line.lastIndex(of: ">").map { String(line[...$0]) } ?? ""
      try ledger.claim(ids, by: person)
      return nil
    } catch {
      return "\(error)"
    }
  }

  /// The campaign's ledger, in the place where `lintel-campaign` looks for it; nil where none is.
  private var ledger: CampaignLedger? {
    let named = Environment.value("LINTEL_LEDGER").flatMap { $0.isEmpty ? nil : $0 }
    let file = named ?? "lintel-campaign.db"
    return FileKind(at: file) == .regular ? CampaignLedger(file) : nil
  }

  private func options(
    _ words: [String], configuration: [String]
  ) throws(ServicesProblem) -> CheckOptions {
    switch OptionParser.parse(arguments: words + ["-"], configuration: configuration) {
    case .run(let options):
      if let first = options.unmetRequests.first { throw ServicesProblem(first) }
      return options
    case .failure(let message, _): throw ServicesProblem(message)
    case .help, .version, .listTypes:
      throw ServicesProblem("the configuration file asks for a list, not a check")
    }
  }

  /// The tree that is worked in; none is needed, unless one was named.
  private func tree(_ git: Git) throws(ServicesProblem) -> Tree? {
    do throws(CommandTree.Missing) {
      return try CommandTree.find(root: root, git: git)
    } catch {
      if root != nil { throw ServicesProblem(error.message) }
      return nil
    }
  }
}
