// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Lintel
import LintelCensus
import LintelConvert
import LintelText

/// `lintel mappings`: code that breaks a rule of kmap_local_page() and kmap_atomic().
struct MappingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mappings",
    abstract: "Find mappings of pages that are not undone as they must be.",
    discussion: """
      Follows what kmap_local_page(), kmap_local_folio() and kmap_atomic() map through each function: \
      not unmapped on every way, unmapped twice or in the wrong order, by a pointer that has moved, \
      by the page, by another family's call, used after that. lintel convert explain CODE explains a \
      finding.

      Exit status: 0 when there is nothing to say, 1 with findings, 2 when a file could not be read, or \
      nothing was found to look at.
      """)

  @Argument(help: "Files and folders of the tree; all of it without any.")
  var paths: [String] = []

  @Option(help: "The tree, or any folder.")
  var tree = "."

  @Option(help: "How the findings are written.")
  var format = VerdictFormat.text

  @Option(name: [.customShort("j"), .long], help: "How many cores to use.")
  var jobs: Int?

  @Flag(help: "Read every file, and remember nothing.")
  var noCache = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1, not \(jobs)") }
  }

  func run() throws {
    do {
      try find()
    } catch let failure as ConvertFailure {
      Output.complain("lintel", failure.message)
      throw ExitCode(2)
    } catch let error as CensusError {
      Output.complain("lintel", error.description)
      throw ExitCode(2)
    }
  }

  private func find() throws {
    let (files, problems) = try ConvertArguments.files(in: tree, paths: paths)
    var answer = try MappingsRun(
      root: tree, jobs: jobs ?? Processors.count,
      cache: noCache ? nil : NameCache(prefix: "census-")
    ).run(files)
    answer.failures = problems + answer.failures
    write(answer.findings)
    for failure in answer.failures { Output.complain("lintel", failure.description) }
    if !answer.failures.isEmpty { throw ExitCode(2) }
    if !answer.findings.isEmpty { throw ExitCode(1) }
  }

  private func write(_ findings: [MappingFinding]) {
    var folder = TreeFolder(tree)
    var path = ""
    var text = ByteBuffer()
    let report = ConversionText(showsColor: Terminal.showsColor(1))
    var out = ByteBuffer()
    for finding in findings {
      switch format {
      case .json: ConversionJSON.write(finding, to: &out)
      case .text:
        if path != finding.path {
          path = finding.path
          text = folder.contents(path) ?? ByteBuffer()
        }
        report.write(finding, source: text.view, to: &out)
      }
    }
    Output.write(out.view)
  }
}
