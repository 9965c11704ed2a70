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
      has calls that could not be followed, which are named.
      """)

  @Argument(help: "Files and folders of the tree; all of it without any.")
  var paths: [String] = []

  @OptionGroup var options: ConvertOptions

  func run() throws { try options.answering(find) }

  private func find() throws {
    let (files, problems) = try ConvertArguments.files(in: options.tree, paths: paths)
    var answer = try MappingsRun(
      root: options.tree, jobs: options.workers, cache: options.cache
    ).run(files)
    answer.failures = problems + answer.failures
    write(answer.findings)
    for failure in answer.failures { Output.complain("lintel", failure.description) }
    if !answer.failures.isEmpty { throw ExitCode(2) }
    if !answer.findings.isEmpty { throw ExitCode(1) }
  }

  private func write(_ findings: [MappingFinding]) {
    var folder = TreeFolder(options.tree)
    var rest = findings[...]
    while let first = rest.first {
      let ofFile = rest.prefix { $0.path == first.path }
      rest = rest.dropFirst(ofFile.count)
      var out = ByteBuffer()
      switch options.format {
      case .json:
        for finding in ofFile { ConversionJSON.write(finding, to: &out) }
        Output.write(out.view)
      case .text:
        let text = folder.contents(first.path) ?? ByteBuffer()
        let showsColor = Terminal.showsColor(1)
        let report = ConversionText(source: text.view, showsColor: showsColor)
        for finding in ofFile { report.write(finding, to: &out) }
        Output.write(out.view, isOurs: showsColor)
      }
    }
  }
}
