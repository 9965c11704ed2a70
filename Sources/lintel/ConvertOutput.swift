// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelConvert
import LintelText

/// Writes verdicts, and the files that they change.
struct ConvertOutput {
  private let command: ConvertCommand
  private let tree: String
  /// Whether a file could not be read or written.
  private(set) var hasFailed = false

  init(command: ConvertCommand, tree: String) {
    self.command = command
    self.tree = tree
  }

  /// Writes the verdicts, file by file.
  mutating func write(_ verdicts: [FunctionVerdict]) {
    var folder = TreeFolder(tree)
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
    guard command.format == .text, !command.diff else { return }
    var out = ByteBuffer()
    ConversionText.writeTotals(verdicts, to: &out)
    Output.write(out.view)
  }

  private mutating func write(
    _ verdicts: [FunctionVerdict], path: String, _ folder: inout TreeFolder
  ) throws(InputError) {
    var text = ByteBuffer()
    _ = try folder.read(path, limit: Limits.censusBytes, into: &text)
    guard verdicts.allSatisfy({ $0.judged == TextStamp(text.view) }) else {
      Output.complain("lintel", "\(QuotedName.shown(path)): changed while it was judged")
      hasFailed = true
      return
    }
    var out = ByteBuffer()
    if command.diff {
      let new = changed(text.view, verdicts)
      new.withView { new in
        guard !new.equals(text.view) else { return }
        UnifiedDiff.text(old: text.view, new: new, path: path).withView { out.append($0) }
      }
    } else {
      let report = ConversionText(
        showsColor: Terminal.showsColor(1), isVerbose: command.verbose)
      for verdict in verdicts {
        switch command.format {
        case .json: ConversionJSON.write(verdict, to: &out)
        case .text: report.write(verdict, source: text.view, to: &out)
        }
      }
    }
    Output.write(out.view)
    if command.write {
      let new = changed(text.view, verdicts)
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
