// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// `lintel check`, and everything that `checkpatch.pl` does.
struct CheckCommand {
  let invocation: Invocation
  let arguments: [String]

  /// Checks, reports and ends the process.
  func run() -> Never {
    let configuration = ConfigurationFile.load(followsLinks: invocation.isCheckpatch) {
      Environment.value($0)
    }
    if let problem = Self.refusal(of: configuration) {
      if !invocation.isCheckpatch { fail(problem, 2) }
      if configuration.isRefused { Output.complain(invocation.name, problem) }
    }
    switch OptionParser.parse(arguments: arguments, configuration: configuration.words) {
    case .help:
      Output.write(
        HelpText.text(program: invocation.isCheckpatch ? invocation.name : "lintel check"))
      Process.exit(0)
    case .failure(let message, let status): fail(message, status)
    case .listTypes(let options):
      let isColored = options.color.isOn(terminal: Terminal.showsColor(1))
      let tree = options.verbose ? findTree(options, Git()) : nil
      let text = TypeList.text(
        isColored: isColored,
        descriptions: options.verbose
          ? TypeDescriptions(tree: tree, isForTerminal: Terminal.isTerminal(1))
          : TypeDescriptions())
      Array(text.utf8).withView { Output.write($0, isOurs: true) }
      Process.exit(0)
    case .run(var options):
      options.isForTerminal = Terminal.isTerminal(1)
      if options.verbose {
        if let problem = configuration.problem { Output.complain(invocation.name, problem) }
        for option in options.unusedOptions {
          Output.complain(invocation.name, "\(option) changes nothing here")
        }
      }
      if !invocation.isCheckpatch { requireWhatIsNamed(options) }
      check(options)
    }
  }

  /// Why a configuration must not be followed: what it is, or what it asks for.
  static func refusal(of configuration: ConfigurationFile.Contents) -> String? {
    if configuration.isRefused { return configuration.problem }
    guard let path = configuration.path, ConfigurationFile.isTrees(path) else { return nil }
    return TreeConfiguration.refusal(of: configuration.words).map { "\(path): \($0)" }
  }

  /// Ends the program where the options name what is not there.
  private func requireWhatIsNamed(_ options: CheckOptions) {
    for warning in options.needlessIgnores { Output.complain(invocation.name, warning) }
    let problems = options.unmetRequests
    for problem in problems { Output.complain(invocation.name, problem) }
    if !problems.isEmpty { Process.exit(ExitStatus.failure.rawValue) }
  }

  private func check(_ options: CheckOptions) -> Never {
    let git = Git()
    let tree = findTree(options, git)
    if options.tree && tree == nil {
      let place = options.root.map { "\($0) is not the top of a kernel tree" }
      fail(
        place ?? "not at the top of a kernel tree: go there, name it with --root, or use --no-tree",
        2)
    }
    if options.git && !git.isRepository { fail("no git repository here", 2) }
    if options.inputs == ["-"] && Terminal.isTerminal(0) {
      Output.complain(invocation.name, "waiting for a patch on standard input")
    }
    let inputs = InputList.inputs(options, git: git)
    if let commits = inputs as? CommitInputs, commits.isEmpty {
      for failure in commits.failures { Output.complain(invocation.name, failure.description) }
      Process.exit(status(script: commits.emptyStatus))
    }
    let services = Services(
      options: options, deprecations: deprecations(options, tree), git: git, tree: tree)
    let isColored = options.color.isOn(terminal: Terminal.showsColor(1))
    let cache = openCache(services, isColored: isColored)
    let run = CheckRun(
      services: services, isColored: isColored, readsMail: !invocation.isCheckpatch,
      cache: cache)
    let descriptions =
      options.verbose
      ? TypeDescriptions(tree: tree, isForTerminal: options.isForTerminal) : TypeDescriptions()
    let printer = ReportPrinter(
      invocation, options: options, inputs: inputs, descriptions: descriptions)
    // Whoever waits at the keyboard ends the program as ever.
    if !options.inputs.contains("-") { Signals.noteStops() }
    let progress = RunProgress(inputs) { printer.show($0) }
    run.check(inputs, progress: progress) { printer.add($0) }
    cache?.finish()
    if progress.isStopped { Process.exit(printer.finish(stoppedBy: Signals.stop, progress)) }
    if !invocation.isCheckpatch {
      printer.add(problems: (tree?.files.problems ?? []).map(\.description) + git.problems)
      if let folders = inputs as? FolderInputs { noteRepositories(folders, options) }
    }
    Process.exit(printer.finish())
  }

  private func findTree(_ options: CheckOptions, _ git: Git) -> Tree? {
    guard options.tree else { return nil }
    if let root = options.root { return Tree(root: root, git: git) }
    return Tree(root: ".", git: git) ?? invocation.tree.flatMap { Tree(root: $0, git: git) }
  }

  /// The results of earlier runs, where the user wants them; nil where they cannot be kept.
  private func openCache(_ services: Services, isColored: Bool) -> ResultCache? {
    let options = services.options
    var directory: String?
    switch options.cache {
    case .off: return nil
    case .on: break
    case .directory(let path): directory = path
    case .automatic:
      guard !invocation.isCheckpatch, options.file,
        options.inputs.contains(where: { FileKind(at: $0) == .directory })
      else { return nil }
    }
    // What is written beside the report is not kept.
    guard !options.fix, options.debug == DebugOptions(), !options.git,
      let folder = CacheFolder(named: directory)
    else { return nil }
    return ResultCache(folder: folder, runKey: RunKey.make(services, isColored: isColored))
  }

  private func deprecations(_ options: CheckOptions, _ tree: Tree?) -> Deprecations {
    let home = Deprecations.settingsDirectory(
      xdgConfigHome: Environment.value("XDG_CONFIG_HOME"), home: Environment.value("HOME"))
    do {
      return try Deprecations.load(
        tree: tree?.root, home: home, files: options.deprecationFiles)
    } catch {
      fail(error.description, 2)
    }
  }

  /// Says that the files of other repositories were not checked.
  private func noteRepositories(_ folders: FolderInputs, _ options: CheckOptions) {
    let names = folders.repositories
    // --terse counts as one --quiet.
    guard options.quiet <= (options.terse ? 1 : 0), let first = names.first else { return }
    Output.complain(
      invocation.name,
      names.count == 1
        ? "\(first) is another repository: not checked, unless it is named"
        : "\(first) and \(names.count - 1) more are other repositories: not checked, unless named")
  }

  /// The exit status where the script has `script`.
  private func status(script: Int32) -> Int32 {
    invocation.isCheckpatch ? script : ExitStatus.failure.rawValue
  }

  private func fail(_ message: String, _ scriptStatus: Int32) -> Never {
    Output.complain(invocation.name, message)
    Process.exit(status(script: scriptStatus))
  }
}
