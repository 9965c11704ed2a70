// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Lintel
import LintelCensus
import LintelText

/// `lintel census`: where the deprecated functions are called, and whose the calls are.
struct CensusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "census",
    abstract: "List every call of deprecated functions in a tree, and whose they are.",
    discussion: """
      Without names all deprecated functions of the tree's table are looked for. Each place has a \
      kind: call, definition, declaration, macro (a #define of the name), macro-use (in the value of \
      another macro), shadowed (a call of something else that has the name), export, reference.
      """)

  @Argument(help: "The functions or macros to look for; all of the table without any.")
  var apis: [String] = []

  @Option(help: "The tree, or any folder; with --since and --git also a bare repository.")
  var tree = "."

  @Option(name: .customLong("path"), help: "Look only at this file, or below this folder.")
  var paths: [String] = []

  @Option(name: .customLong("kind"), help: "List only places of this kind.")
  var kinds: [SiteKind] = []

  @Option(help: "How the answer is written.")
  var format = CensusFormat.text

  @Flag(help: "Whole tables in text.")
  var all = false

  @Option(help: "Count over time, from this revision on.")
  var since: String?

  @Option(help: "The last revision to count.")
  var until = "HEAD"

  @Option(help: "Where to count over time.")
  var step = Trend.Step.tag

  @Option(name: .customLong("git"), help: "List the commits of A..B that added or removed calls.")
  var range: String?

  @Option(help: "Compare with this budget: fail where calls were added, else lower it.")
  var ratchet: String?

  @Flag(help: "Write the budget as the tree is now.")
  var setBudget = false

  @Option(name: .customLong("deprecations"), help: "A file with further entries.")
  var deprecationFiles: [String] = []

  @Option(help: "How many cores to use.")
  var jobs: Int?

  @Flag(help: "Read every file, and remember nothing.")
  var noCache = false

  func validate() throws {
    for name in apis where !Array(name.utf8).withView({ $0.isIdentifier }) {
      throw ValidationError("'\(name)' is no C identifier")
    }
    if [since, range, ratchet].count(where: { $0 != nil }) > 1 {
      throw ValidationError("--since, --git and --ratchet do not go together")
    }
    if (since ?? range ?? ratchet) != nil && !kinds.isEmpty {
      throw ValidationError("--kind does not go with --since, --git or --ratchet")
    }
    if range != nil && !paths.isEmpty {
      throw ValidationError("--git does not go with --path: it looks at whole trees")
    }
    if setBudget && ratchet == nil { throw ValidationError("--set-budget needs --ratchet FILE") }
    if ratchet != nil && !paths.isEmpty {
      throw ValidationError("--ratchet does not go with --path: it looks at whole trees")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1, not \(jobs)") }
  }

  func run() throws {
    do {
      guard FileKind(at: tree) == .directory else { throw Failure("\(tree): no such folder") }
      let set = APISet(names: apis, table: try table())
      if set.apis.isEmpty {
        throw Failure(
          "\(tree): its table of deprecated functions is empty; name the ones to look for")
      }
      if let since {
        try writeTrend(set, since)
      } else if let range {
        try writeChanges(set, range)
      } else if let ratchet {
        try runRatchet(try census(set), ratchet)
      } else {
        try writePlaces(try census(set))
      }
    } catch let failure as Failure {
      Output.complain("lintel", failure.message)
      throw ExitCode(2)
    } catch let error as CensusError {
      Output.complain("lintel", error.description)
      throw ExitCode(2)
    }
  }

  /// Why there is no answer.
  struct Failure: Error {
    let message: String

    init(_ message: String) { self.message = message }
  }

  private func table() throws -> Deprecations {
    let home = Deprecations.settingsDirectory(
      xdgConfigHome: Environment.value("XDG_CONFIG_HOME"), home: Environment.value("HOME"))
    do {
      return try Deprecations.load(tree: tree, home: home, files: deprecationFiles)
    } catch {
      throw Failure(error.description)
    }
  }

  private func census(_ set: APISet) throws -> Census {
    let (files, problems) = SourceFile.list(root: tree, paths: paths)
    if files.isEmpty {
      throw Failure(
        problems.first?.description
          ?? "\(([tree] + paths).joined(separator: " ")): no source files")
    }
    var census = try CensusRun(
      root: tree, apis: set, jobs: jobs ?? Processors.count,
      cache: noCache ? nil : NameCache(prefix: "census-")
    ).run(files)
    census.failures = problems + census.failures
    return census
  }
}

extension SiteKind: ExpressibleByArgument {}
extension Trend.Step: ExpressibleByArgument {}

/// How a census is written.
enum CensusFormat: String, CaseIterable, ExpressibleByArgument {
  case text, tsv, csv, json, html
}
