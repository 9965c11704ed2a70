// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelMaintainers
import LintelText

/// `lintel check`, and everything that `checkpatch.pl` does.
struct CheckCommand {
  let invocation: Invocation
  let arguments: [String]
  /// What is done with a baseline, where that is the command.
  var baselineTask: BaselineTask?

  /// Checks, reports and ends the process.
  func run() -> Never {
    let configuration = CheckConfiguration(asScript: invocation.isCheckpatch) {
      Environment.value($0)
    }
    if let problem = configuration.refusal {
      if !invocation.isCheckpatch { fail(problem, 2) }
      if configuration.file.isRefused { Output.complain(invocation.name, problem) }
    }
    switch OptionParser.parse(
      arguments: arguments, configuration: configuration.words, origins: configuration.origins,
      asScript: invocation.isCheckpatch)
    {
    case .help:
      Output.write(
        HelpText.text(
          program: invocation.isCheckpatch ? invocation.name : "lintel check", layout: .screen,
          showsVersion: invocation.isCheckpatch))
      Process.exit(0)
    case .version:
      // The script has one text for both; editors look for the version in it.
      Output.write(
        invocation.isCheckpatch
          ? HelpText.text(program: invocation.name, layout: .screen, showsVersion: true)
          : Program.version + "\n")
      Process.exit(0)
    case .failure(let message, let status): fail(message, status)
    case .listTypes(let options):
      let isColored = options.color.isOn(terminal: Terminal.showsColor(1))
      let tree = findTreeToName(options)
      let profile = ScriptProfile(
        options.compat, script: findScript(options, tree).script, forUBoot: options.uBoot)
      let text = TypeList.text(
        profile, types: RuleCatalog.all, isColored: isColored,
        descriptions: descriptions(options, tree))
      Array(text.utf8).withView { Output.write($0, isOurs: true) }
      Process.exit(0)
    case .run(var options):
      options.actsAsScript = invocation.isCheckpatch
      options.pathRules = configuration.layers.rules
      options.isForTerminal = Self.textStream(options).map(Terminal.isTerminal) ?? false
      if options.verbose {
        if let problem = configuration.file.problem { Output.complain(invocation.name, problem) }
        for option in options.unusedOptions {
          Output.complain(invocation.name, "\(option) changes nothing here")
        }
      }
      if let baselineTask, let problem = baselineTask.adopt(&options) {
        fail(problem, ExitStatus.failure.rawValue)
      }
      if !invocation.isCheckpatch { requireWhatIsNamed(options) }
      check(options)
    }
  }

  /// Ends the program where the options name what is not there.
  private func requireWhatIsNamed(_ options: CheckOptions) {
    for warning in options.needlessIgnores { Output.complain(invocation.name, warning) }
    let problems = options.unmetRequests
    for problem in problems { Output.complain(invocation.name, problem) }
    if !problems.isEmpty { Process.exit(ExitStatus.failure.rawValue) }
  }

  private func check(_ given: CheckOptions) -> Never {
    var options = given
    let git = Git()
    let tree = findTree(options, git)
    let (scripts, script) = findScript(options, tree)
    if let list = options.filesFrom {
      do throws(InputError) {
        options.inputs += try FileList.read(list)
      } catch {
        fail(error.description, 2)
      }
    }
    options.adopt(script?.variants ?? VariantSet(), hasRepository: git.isRepository)
    if options.git && !git.isRepository { fail("no git repository here", 2) }
    if options.inputs == ["-"] && Terminal.isTerminal(0) {
      Output.complain(invocation.name, "waiting for a patch on standard input")
    }
    // The script checks again what is named again.
    let isOnce = !invocation.isCheckpatch && options.inputs.count > 1
    let frames =
      options.readsFrames
      ? FrameInputs(InputStream(0), limit: options.limitBytes ?? Limits.frameBytes) : nil
    let inputs: any InputSource =
      frames ?? InputList.inputs(options, git: git, met: isOnce ? MetFiles() : nil)
    if let commits = inputs as? CommitInputs, commits.isEmpty {
      for failure in commits.failures { Output.complain(invocation.name, failure.description) }
      Process.exit(status(script: commits.emptyStatus))
    }
    let services = Services(
      options: options, deprecations: deprecations(options, tree, script), git: git, tree: tree,
      script: script, scripts: scripts, owners: tree.map { TreeOwners(root: $0.root) })
    if options.verbose { explain(services.profile) }
    if options.hasRows { writeRows(inputs, frames, services, git) }
    let isColored = options.color.isOn(
      terminal: Self.textStream(options).map(Terminal.showsColor) ?? false)
    let cache = openCache(services, isColored: isColored)
    let printer: ReportPrinter
    let oldVersions: OldVersions?
    let baseline: BaselineRun?
    do throws(InputError) {
      oldVersions = try options.newFrom.map { (revision) throws(InputError) in
        try OldVersions(revision: revision)
      }
      baseline = try BaselineRun(options, baselineTask, tree)
      printer = try ReportPrinter(
        invocation, options: options, inputs: inputs, extent: extent(options),
        descriptions: descriptions(options, tree),
        filter: FilterChain([pathRules(options, tree), baseline?.filter]))
    } catch {
      fail(error.description, 2)
    }
    let run = CheckRun(
      services: services, isColored: isColored, cache: cache, oldVersions: oldVersions)
    // Whoever waits at the keyboard ends the program as ever.
    if !options.inputs.contains("-") { Signals.noteStops() }
    let progress = RunProgress(inputs) { printer.show($0) }
    run.check(inputs, progress: progress) { printer.add($0) }
    if cache?.finish() == false, let place = namedCache(options)?.path {
      Output.complain(invocation.name, "\(place): the results could not be kept for the next run")
    }
    let unread = services.unreadFiles.map(\.description)
    if invocation.isCheckpatch {
      for problem in unread { Output.complain(invocation.name, problem) }
    } else {
      printer.add(problems: git.problems + unread)
      if let folders = inputs as? FolderInputs { noteRepositories(folders, options) }
    }
    if progress.isStopped { Process.exit(printer.finish(stoppedBy: Signals.stop, progress)) }
    let status = printer.finish()
    Process.exit(baseline?.finish(status: status) ?? status)
  }

  /// What leaves findings out by the paths of their files; nil where nothing does.
  private func pathRules(_ options: CheckOptions, _ tree: Tree?) -> PathRuleFilter? {
    options.pathRules.isEmpty
      ? nil : PathRuleFilter(options.pathRules, top: PathsFromTop(tree: tree).top)
  }

  /// Answers frames, or commits, with rows, and ends the process: with status 0 where all were answered.
  private func writeRows(
    _ inputs: any InputSource, _ frames: FrameInputs?, _ services: Services, _ git: Git
  ) -> Never {
    let printer = RowPrinter(invocation.name, services)
    let progress = RunProgress(inputs) { _ in }
    CheckRun(services: services, isColored: false, cache: nil)
      .check(inputs, progress: progress) { printer.add($0) }
    var problems = git.problems + services.unreadFiles.map(\.description) + printer.problems
    if let fault = frames?.fault { problems.append("standard input: \(fault)") }
    for problem in problems { Output.complain(invocation.name, problem) }
    Process.exit(problems.isEmpty ? ExitStatus.clean.rawValue : ExitStatus.failure.rawValue)
  }

  /// Where the report as text goes; nil where it goes to a file, or nobody wants it.
  private static func textStream(_ options: CheckOptions) -> Int32? {
    options.textReport.flatMap { $0.path == nil ? 1 : nil }
  }

  /// What `--verbose` says of types: the tree's words where the script is played, else ours.
  private func descriptions(_ options: CheckOptions, _ tree: Tree?) -> TypeDescriptions {
    guard options.verbose else { return TypeDescriptions() }
    return TypeDescriptions(
      tree: invocation.isCheckpatch ? tree : nil, types: RuleCatalog.all,
      isForTerminal: Terminal.isTerminal(1))
  }

  /// How much is reported of what is clean, and of what was found.
  private func extent(_ options: CheckOptions) -> CheckpatchReport.Extent {
    if invocation.isCheckpatch || options.terse || options.emacs { return .everyInput }
    if options.statistics && options.quiet > 0 { return .tableOnly }
    let isFolder = options.file && options.inputs.contains { FileKind(at: $0) == .directory }
    return isFolder ? .onlyFindings : .everyInput
  }

  /// The tree to check against; without one the program ends, unless that is what the user wants.
  private func findTree(_ options: CheckOptions, _ git: Git) -> Tree? {
    guard options.tree else { return nil }
    if invocation.isCheckpatch { return findScriptsTree(options, git) }
    do {
      return try CommandTree.find(root: options.root, git: git)
    } catch {
      fail(error.message, 2)
    }
  }

  /// The tree whose script's types are listed; none is needed for that, but one that is named must be
  /// there.
  private func findTreeToName(_ options: CheckOptions) -> Tree? {
    let git = Git()
    if options.root != nil && !invocation.isCheckpatch { return findTree(options, git) }
    guard options.tree else { return nil }
    if invocation.isCheckpatch { return scriptsTree(options, git) }
    return try? CommandTree.find(root: nil, git: git)
  }

  /// The script looks at the working directory and at the tree that it is in, and nowhere else.
  private func scriptsTree(_ options: CheckOptions, _ git: Git) -> Tree? {
    let roots = options.root.map { [$0] } ?? ["."] + (invocation.tree.map { [$0] } ?? [])
    return roots.lazy.compactMap { Tree(root: $0, git: git) }.first
  }

  private func findScriptsTree(_ options: CheckOptions, _ git: Git) -> Tree {
    if let tree = scriptsTree(options, git) { return tree }
    if let root = options.root { fail("\(root) is not the top of a kernel tree", 2) }
    fail("not at the top of a kernel tree: go there, name it with --root, or use --no-tree", 2)
  }

  /// The script that the check stands in for, and its folder.
  private func findScript(
    _ options: CheckOptions, _ tree: Tree?
  ) -> (folder: String?, script: ScriptText?) {
    let program = invocation.isCheckpatch ? ProgramArguments.all.first : nil
    let folder = ScriptFolder.find(program: program, root: options.root, tree: tree)
    guard let folder else { return (nil, nil) }
    do throws(InputError) {
      return (folder, try ScriptText.load(inFolder: folder))
    } catch {
      fail(error.description, 2)
    }
  }

  /// Says which types of the script are not checked.
  private func explain(_ profile: ScriptProfile) {
    let unknown = profile.unknown(beside: RuleCatalog.all)
    guard case .script(let script) = profile.source, !unknown.isEmpty else { return }
    Output.complain(
      invocation.name,
      "\(script.path) has types that are not checked: "
        + unknown.joined(separator: " "))
  }

  /// The folder of the cache that the user asks for; nil where he does not.
  private func namedCache(_ options: CheckOptions) -> CacheFolder? {
    switch options.cache {
    case .off, .automatic: nil
    case .on: CacheFolder()
    case .directory(let path): CacheFolder(named: path)
    }
  }

  /// The results of earlier runs, where the user wants them; nil where they cannot be kept, which is
  /// worth a line to who asked for it.
  private func openCache(_ services: Services, isColored: Bool) -> ResultCache? {
    let options = services.options
    let isAutomatic =
      options.cache == .automatic && !invocation.isCheckpatch && options.file
      && options.inputs.contains { FileKind(at: $0) == .directory }
    // What is written beside the report is not kept.
    guard !options.fix, options.debug == DebugOptions(), !options.git, !options.recordsFindings,
      let folder = isAutomatic ? CacheFolder() : namedCache(options)
    else { return nil }
    do throws(InputError) {
      return try ResultCache(folder: folder, runKey: RunKey.make(services, isColored: isColored))
    } catch {
      if !isAutomatic {
        Output.complain(invocation.name, "\(error.description); no cache is used")
      }
      return nil
    }
  }

  private func deprecations(
    _ options: CheckOptions, _ tree: Tree?, _ script: ScriptText?
  ) -> Deprecations {
    let home = Deprecations.settingsDirectory(
      xdgConfigHome: Environment.value("XDG_CONFIG_HOME"), home: Environment.value("HOME"))
    do {
      return try Deprecations.load(
        script: script, version: options.compat.version, tree: tree?.root, home: home,
        files: options.deprecationFiles)
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
