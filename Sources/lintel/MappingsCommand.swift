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

      Of a patch, a mail or a mailbox it says what they bring: findings whose way has an added line, \
      or that were not there before. They are applied to the files of the tree, one after the other.

      Exit status: 0 when there is nothing to say, 1 with findings, 2 when a file could not be read, \
      has calls that could not be followed, or is not what a patch applies to; each is named.
      """)

  @Argument(
    help: ArgumentHelp(
      "Files and folders of the tree, all of it without any; or patches, - for standard input.",
      valueName: "path | patch"))
  var paths: [String] = []

  @OptionGroup var options: ConvertOptions

  func run() throws {
    try options.answering {
      let patches = paths.filter(MappingsInput.isPatch)
      if patches.isEmpty { return try find() }
      guard patches.count == paths.count else {
        throw ConvertFailure("patches and files of the tree do not go together")
      }
      try read(patches)
    }
  }

  private func find() throws {
    let (files, problems) = try ConvertArguments.files(in: options.tree, paths: paths)
    let answer = try MappingsRun(
      root: options.tree, jobs: options.workers, cache: options.cache
    ).run(files)
    var folder = TreeFolder(options.tree)
    var rest = answer.findings[...]
    while let first = rest.first {
      let ofFile = rest.prefix { $0.path == first.path }
      rest = rest.dropFirst(ofFile.count)
      if options.format == .text, let text = folder.contents(first.path) {
        write(Array(ofFile), in: text)
      } else {
        write(Array(ofFile), .empty, firstLine: 1)
      }
    }
    try finish(hasFindings: !answer.findings.isEmpty, problems + answer.failures)
  }

  private func read(_ patches: [String]) throws {
    guard FileKind(at: options.tree) == .directory else {
      throw ConvertFailure("\(options.tree): no such folder")
    }
    var reader = PatchMappings(root: options.tree)
    var failures: [InputError] = []
    for path in patches {
      do throws(InputError) {
        let input = try MappingsInput.read(path)
        input.withView { reader.read($0, name: path) }
      } catch {
        failures.append(error)
      }
    }
    for file in reader.files {
      file.text.withView { write(file.findings, $0, firstLine: file.firstLine) }
    }
    try finish(hasFindings: !reader.files.isEmpty, failures + reader.failures)
  }

  /// Says what could not be done, and ends with the status of it all.
  private func finish(hasFindings: Bool, _ failures: [InputError]) throws {
    for failure in failures { Output.complain("lintel", failure.description) }
    if !failures.isEmpty { throw ExitCode(2) }
    if hasFindings { throw ExitCode(1) }
  }

  /// Writes the findings of a file; its text, which they quote, is there until that is done.
  private func write(_ findings: [MappingFinding], in text: borrowing ByteBuffer) {
    write(findings, text.view, firstLine: 1)
  }

  /// Writes the findings of a file, whose text they quote.
  private func write(_ findings: [MappingFinding], _ text: ByteView, firstLine: Int) {
    var out = ByteBuffer()
    switch options.format {
    case .json:
      for finding in findings { ConversionJSON.write(finding, to: &out) }
      Output.write(out.view)
    case .text:
      let showsColor = Terminal.showsColor(1)
      let report = ConversionText(source: text, firstLine: firstLine, showsColor: showsColor)
      for finding in findings { report.write(finding, to: &out) }
      Output.write(out.view, isOurs: showsColor)
    }
  }
}
