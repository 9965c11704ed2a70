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

  /// Writes the verdicts, file by file, and then changes files that share mappings all at once.
  mutating func write(_ verdicts: [FunctionVerdict]) {
    var folder = TreeFolder(command.options.tree)
    var files: [(path: String, partners: Set<String>)] = []
    var changes: [String: TreeFolder.Replacement] = [:]
    var failed: Set<String> = []
    var rest = verdicts[...]
    while let first = rest.first {
      let ofFile = rest.prefix { $0.path == first.path }
      rest = rest.dropFirst(ofFile.count)
      files.append((first.path, Set(ofFile.flatMap(\.group).map(\.path))))
      do throws(InputError) {
        changes[first.path] = try write(Array(ofFile), path: first.path, &folder)
      } catch {
        fail(error.description)
        failed.insert(first.path)
      }
    }
    if !command.write { return }
    for unit in FileUnits.units(files) {
      let changes = unit.compactMap { changes[$0] }
      if changes.isEmpty { continue }
      if let path = unit.first(where: { failed.contains($0) }) {
        leave(changes, because: path)
        continue
      }
      do throws(InputError) {
        try folder.replace(changes)
      } catch {
        fail(error.description)
        leave(changes, because: unit.first { error.path.hasSuffix($0) } ?? error.path)
      }
    }
  }

  private mutating func fail(_ message: String) {
    Output.complain("lintel", message)
    hasFailed = true
  }

  /// Says which files were not changed because of another one of their unit.
  private mutating func leave(_ files: [TreeFolder.Replacement], because path: String) {
    for other in files where other.path != path {
      let names = [other.path, path].map(QuotedName.shown)
      fail("\(names[0]): not written, as it shares mappings with \(names[1])")
    }
  }

  /// Writes the totals of a text.
  func finish(_ verdicts: [FunctionVerdict]) {
    guard command.options.format == .text, !command.diff else { return }
    var out = ByteBuffer()
    ConversionText.writeTotals(verdicts, to: &out)
    Output.write(out.view)
  }

  /// Writes the verdicts on a file; what is to become of it, where it is to be changed.
  private func write(
    _ verdicts: [FunctionVerdict], path: String, _ folder: inout TreeFolder
  ) throws(InputError) -> TreeFolder.Replacement? {
    var text = ByteBuffer()
    _ = try folder.read(path, limit: Limits.censusBytes, into: &text)
    let judged = ContentHash(text.view)
    guard verdicts.allSatisfy({ $0.judged == judged }) else {
      throw InputError(path: path, code: InputError.gaveUp, detail: "changed while it was judged")
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
    let isChanged = command.write && !new.withView { $0.equals(text.view) }
    return isChanged ? TreeFolder.Replacement(path: path, old: text.view.bytes, new: new) : nil
  }

  private func changed(_ text: ByteView, _ verdicts: [FunctionVerdict]) -> [UInt8] {
    EditedText.make(
      text,
      verdicts.filter { $0.verdict == .convert || $0.verdict == .review && command.review }
        .flatMap(\.edits))
  }
}
