// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What formats for other programs get of a finding.
extension FindingWriter {
  /// The record of a finding in the current line.
  mutating func record(of finding: Finding, paths: [[UInt8]]) -> FindingRecord {
    var message = ByteBuffer()
    finding.message.append(to: &message)
    let place = place(of: finding)
    let hasLine = finding.line > 0 && !finding.isOfWhole && (finding.inHunk || !format.isWholeFile)
    let path = paths.indices.contains(finding.path) ? Self.plainName(paths[finding.path]) : []
    guard hasLine else {
      return FindingRecord(
        type: ByteView(finding.info.type).string, level: finding.level,
        message: message.view.bytes, place: place, path: place == .file ? path : [], line: 0,
        inputLine: 0, columns: nil, in: RecordedLine(.empty))
    }
    let range = range(of: finding)
    let marker = marker(of: finding)
    var record = FindingRecord(
      type: ByteView(finding.info.type).string, level: finding.level,
      message: message.view.bytes, place: place, path: path,
      line: finding.inHunk ? finding.fileLine : 0, inputLine: inputLine(of: finding),
      columns: recordedLine.shared.columns(
        max(range.lowerBound - marker, 0)..<max(range.upperBound - marker, 0),
        of: line.from(marker)),
      in: recordedLine.shared)
    record.fix = fixes.take(FixTable.Key(finding.info, line: finding.line, range: range))
    return record
  }

  /// What a finding in the current line is remembered by until its fix is known.
  mutating func key(of finding: Finding) -> FixTable.Key {
    FixTable.Key(finding.info, line: finding.line, range: range(of: finding))
  }

  /// The bytes of the current line that a finding is about, the marker counted.
  private mutating func range(of finding: Finding) -> Range<Int> {
    enterLine(of: finding)
    return FindingRange.of(finding, line: line, code: code, &recordedLine.names)
  }

  /// How many bytes of the current line are a patch's.
  private func marker(of finding: Finding) -> Int { finding.inHunk ? min(1, line.count) : 0 }

  /// What is known of the line that the last record was of.
  struct LineOfRecords {
    /// Its number in the input, from 1; 0 before the first.
    var number = 0
    /// What the records of its findings share.
    var shared = RecordedLine(.empty)
    /// What its findings have named so far.
    var names = NamedPlaces()
  }

  /// Makes what the records of a line share, with the first of them.
  private mutating func enterLine(of finding: Finding) {
    guard recordedLine.number != finding.line else { return }
    recordedLine = LineOfRecords(
      number: finding.line, shared: RecordedLine(line.from(marker(of: finding))))
  }

  /// The line as code.
  private var code: ByteView { codeLines[lineStart..<(lineStart + line.count)] }

  private func place(of finding: Finding) -> FindingRecord.Place {
    if format.isWholeFile { return .file }
    if finding.isOfWhole || finding.line == 0 { return .patch }
    if finding.inHunk { return .file }
    if finding.path >= 0 { return .header }
    return finding.line < headerEnd ? .header : .commit
  }

  /// The line of the input that the finding's is.
  private func inputLine(of finding: Finding) -> Int {
    if format.isWholeFile { return finding.fileLine }
    guard let map = format.inputLines else { return finding.line }
    guard case .input(let line) = map.place(of: finding.line) else { return 0 }
    return line
  }

  /// A name as it is, of one that reports show in quotes.
  private static func plainName(_ shown: [UInt8]) -> [UInt8] {
    shown.withView { DiffName.quoted($0, 0)?.name } ?? shown
  }

  /// The line, from 1, that ends the headers which a mail starts with; 0 where it has none.
  static func headerEnd(of text: ByteView) -> Int {
    var number = 0
    var start = 0
    while start < text.count {
      let end = text.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? text.count
      let line = text[start..<end]
      number += 1
      if line.isEmpty { return number }
      if number == 1, !line.has("From "), !line.has("commit "), !isHeader(line) { return 0 }
      start = end + 1
    }
    return 0
  }

  private static func isHeader(_ line: ByteView) -> Bool {
    let end = line.skip(ByteSet.word.union(ByteSet("-")), 0)
    return end > 0 && line[end] == UInt8(ascii: ":")
  }
}
