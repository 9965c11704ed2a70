// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelConvert
import LintelText

/// Writes verdicts, and the files that they change.
struct ConvertOutput {
  private let command: ConvertCommand
  /// Whether a file could not be read or written.
  private(set) var hasFailed = false

  init(_ command: ConvertCommand) { self.command = command }

  /// Writes the verdicts, file by file.
  mutating func write(_ verdicts: [FunctionVerdict]) {
    var folder = TreeFolder(command.options.tree)
    var rest = verdicts[...]
    while let first = rest.first {
      let ofFile = rest.prefix { $0.path == first.path }
      rest = rest.dropFirst(ofFile.count)
      do throws(InputError) {
        try write(Array(ofFile), path: first.path, &folder)
      } catch {
        Output.complain("lintel", error.description)
        hasFailed = true
      }
    }
  }

  /// Writes the totals of a text.
  func finish(_ verdicts: [FunctionVerdict]) {
    guard command.options.format == .text, !command.diff else { return }
    var out = ByteBuffer()
    ConversionText.writeTotals(verdicts, to: &out)
    Output.write(out.view)
  }

  private mutating func write(
    _ verdicts: [FunctionVerdict], path: String, _ folder: inout TreeFolder
  ) throws(InputError) {
    var text = ByteBuffer()
    _ = try folder.read(path, limit: Limits.censusBytes, into: &text)
    let judged = ContentHash(text.view)
    guard verdicts.allSatisfy({ $0.judged == judged }) else {
      Output.complain("lintel", "\(QuotedName.shown(path)): changed while it was judged")
      hasFailed = true
      return
    }
    let new = command.diff || command.write ? changed(text.view, verdicts) : []
    var out = ByteBuffer()
    if command.diff {
      new.withView { new in
        guard !new.equals(text.view) else { return }
        UnifiedDiff.text(old: text.view, new: new, path: path).withView { out.append($0) }
      }
      Output.write(out.view)
    } else {
      let showsColor = Terminal.showsColor(1)
      let report = ConversionText(
        source: text.view, showsColor: showsColor, isVerbose: command.verbose)
      for verdict in verdicts {
        switch command.options.format {
        case .json: ConversionJSON.write(verdict, to: &out)
        case .text: report.write(verdict, to: &out)
        }
      }
      // With colours the report itself shows what the source has of control characters.
      Output.write(out.view, isOurs: showsColor && command.options.format == .text)
    }
    if command.write {
      try new.withView { new throws(InputError) in
        if !new.equals(text.view) { try folder.replace(path, bytes: new) }
      }
    }
  }

  private func changed(_ text: ByteView, _ verdicts: [FunctionVerdict]) -> [UInt8] {
    EditedText.make(
      text,
      verdicts.filter { $0.verdict == .convert || $0.verdict == .review && command.review }
        .flatMap(\.edits))
  }
}
