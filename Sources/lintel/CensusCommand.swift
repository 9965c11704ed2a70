// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Lintel
import LintelCensus
import LintelText

/// `lintel census`: where the deprecated functions are called.
struct CensusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "census",
    abstract: "List every call of deprecated functions in a tree.",
    discussion: """
      Without names all deprecated functions of the tree's table are looked for. Each place has a
      kind: call, definition, declaration, macro (a #define of the name), macro-use (in the value of
      another macro), shadowed (a call of something else that has the name), export, reference.
      """)

  @Argument(help: "The functions or macros to look for; all of the table without any.")
  var apis: [String] = []

  @Option(help: "The tree, or any folder.")
  var tree = "."

  @Option(name: .customLong("path"), help: "Look only at this file, or below this folder.")
  var paths: [String] = []

  @Option(name: .customLong("kind"), help: "List only places of this kind.")
  var kinds: [SiteKind] = []

  @Option(help: "tsv or csv.")
  var format = CensusFormat.tsv

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
  }

  func run() throws {
    Signals.ignoreBrokenPipes()
    guard FileKind(at: tree) == .directory else { throw fail("\(tree): no such folder") }
    let set = APISet(names: apis, table: try table())
    if set.apis.isEmpty {
      throw fail("\(tree): its table of deprecated functions is empty; name the ones to look for")
    }
    let files = SourceFile.list(root: tree, paths: paths)
    if files.isEmpty {
      throw fail("\(([tree] + paths).joined(separator: " ")): no source files")
    }
    var census = CensusRun(
      root: tree, apis: set, jobs: jobs ?? Processors.count,
      cache: noCache ? nil : NameCache(prefix: "census-")
    ).run(files)
    if !kinds.isEmpty { census.keep(kinds) }
    var out = ByteBuffer(capacity: 1 << 16)
    switch format {
    case .tsv: SiteTable(census).writeTSV(to: &out)
    case .csv: SiteTable(census).writeCSV(to: &out)
    }
    if !OutputFile.writeAll(1, out.view) { throw ExitCode(1) }
    for failure in census.failures { Output.complain("lintel", failure.description) }
    if !census.failures.isEmpty { throw ExitCode(2) }
  }

  private func table() throws -> Deprecations {
    let home = Deprecations.settingsDirectory(
      xdgConfigHome: Environment.value("XDG_CONFIG_HOME"), home: Environment.value("HOME"))
    do {
      return try Deprecations.load(tree: tree, home: home, files: deprecationFiles)
    } catch {
      throw fail(error.description)
    }
  }

  private func fail(_ message: String) -> ExitCode {
    Output.complain("lintel", message)
    return ExitCode(2)
  }
}

extension SiteKind: ExpressibleByArgument {}

/// How a census is written.
enum CensusFormat: String, ExpressibleByArgument {
  case tsv, csv
}
