// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Lintel
import LintelMaintainers
import LintelText

/// `lintel maintainers`, and everything that `get_maintainer.pl` does.
struct MaintainersCommand {
  let invocation: Invocation
  let arguments: [String]

  /// Answers, and ends the process.
  func run() -> Never {
    let isCheck = !invocation.isGetMaintainer && arguments.first == "check"
    let home = Environment.value("HOME")
    let tree = findTree()
    let configuration = ConfigurationFile.load(
      named: MaintainerOptionParser.configurationName, home: home,
      followsLinks: invocation.isGetMaintainer)
    if let problem = configuration.problem {
      if configuration.isRefused, !invocation.isGetMaintainer { fail(problem, 2) }
      Output.complain(invocation.name, problem)
    }
    let script = invocation.isGetMaintainer ? MaintainerScript(root: ".") : nil
    let parsed = MaintainerOptionParser.parse(
      arguments: isCheck ? Array(arguments.dropFirst()) : arguments,
      configuration: configuration.words,
      isTerminal: !isCheck && Terminal.isTerminal(0), as: script)
    switch parsed {
    case .help:
      Output.write(help(isCheck: isCheck))
    case .version:
      Output.write(
        invocation.isGetMaintainer
          ? "\(invocation.name) \(MaintainerHelp.compatibleVersion)\n" : Program.version + "\n")
    case .failure(let message, let status): fail(message, status)
    case .selfTest(var options):
      options.folder = tree.folder
      attempt { () throws(MaintainerFailure) in
        var test = try SelfTest(options, git: Git(), home: home) { Output.write($0 + "\n") }
        try test.run()
      }
    case .run(var options) where isCheck:
      options.folder = tree.folder
      attempt { () throws(MaintainerFailure) in
        let problems = try MaintainerCheck.run(options, git: Git(), home: home)
        for problem in problems { Output.write("\(problem)\n") }
        if !problems.isEmpty { Process.exit(ExitStatus.findings.rawValue) }
      }
    case .run(var options):
      options.actsAsScript = invocation.isGetMaintainer
      options.isForTerminal = Terminal.isTerminal(1)
      options.folder = tree.folder
      if options.tree, let problem = tree.problem { fail(problem, ExitStatus.failure.rawValue) }
      answer(options, home: home)
    }
    Process.exit(0)
  }

  /// Names whom the options ask for.
  private func answer(_ options: MaintainerOptions, home: String?) {
    attempt { () throws(MaintainerFailure) in
      let git = Git()
      let run = try MaintainerRun(options, git: git, home: home) {
        Output.complain(invocation.name, $0)
      }
      run.write { output in
        Output.write(output.view, as: invocation.name)
      }
      // The script says nothing where git has no answer.
      let silent = invocation.isGetMaintainer ? [] : git.problems
      let problems = run.problems.map(\.description) + silent
      for problem in problems { Output.complain(invocation.name, problem) }
      if !problems.isEmpty || run.isIncomplete, !invocation.isGetMaintainer {
        Process.exit(ExitStatus.failure.rawValue)
      }
    }
  }

  /// Where the command runs: the top of the tree around the user's folder, unless the script is
  /// played, which looks at the working directory alone.
  ///
  /// - Returns: the user's folder, counted from there, and why there is no tree, where part of one is.
  private func findTree() -> (folder: String, problem: String?) {
    let wantsNone = arguments.contains { ["no-tree", "notree"].contains(OptionWord($0)?.name) }
    if invocation.isGetMaintainer || wantsNone { return ("", nil) }
    switch TreeSearch.aroundWorkingDirectory(git: Git()) {
    case .none: return ("", nil)
    case .incomplete(let root, let missing):
      return (
        "",
        TreeSearch.problem(root: root, missing: missing)
          + "; check it out in full, or use --no-tree"
      )
    case .found(let tree):
      guard tree.root != ".", let folder = tree.place?.folderFromTop,
        WorkingDirectory.change(to: tree.root)
      else { return ("", nil) }
      return (folder, nil)
    }
  }

  private func help(isCheck: Bool) -> String {
    if isCheck { return MaintainerHelp.checkText(layout: .screen) }
    let isScript = invocation.isGetMaintainer
    return MaintainerHelp.text(
      program: isScript ? invocation.name : "lintel maintainers", layout: .screen,
      hasCheck: !isScript)
  }

  /// Does something, and ends the process where it fails.
  private func attempt(_ body: () throws(MaintainerFailure) -> Void) {
    do {
      try body()
    } catch {
      fail(error.message, error.status)
    }
  }

  private func fail(_ message: String, _ scriptStatus: Int32) -> Never {
    Output.complain(invocation.name, message)
    Process.exit(invocation.isGetMaintainer ? scriptStatus : ExitStatus.failure.rawValue)
  }
}

/// Stands for `lintel maintainers` in the help; the program handles that word itself.
struct MaintainersHelp: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "maintainers",
    abstract: "Say whom to send a patch, or who looks after a file; check MAINTAINERS.")
}
