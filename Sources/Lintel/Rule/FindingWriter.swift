// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Writes the findings of an input as text, and hands on pieces of it while the check goes on.
struct FindingWriter: ~Copyable {
  /// The lines of the input, which the text shows.
  var lines = ByteView.empty
  /// Where the line that is looked at starts in them.
  var lineStart = 0
  /// That line, without its newline.
  var line = ByteView.empty
  /// The line before it that is not a removed one.
  var previousLine = ByteView.empty
  /// The lines of the input as code, at the same offsets; empty where nobody asks for records.
  var codeLines = ByteView.empty
  /// The line, from 1, that ends the headers of a mail; 0 where it has none.
  var headerEnd = 0
  /// Whether findings are also kept as records, for formats that need more than text.
  let recordsFindings: Bool
  /// Whether findings are written as text.
  private let writesText: Bool
  /// What the records of the line that is looked at have in common.
  var recordedLine = LineOfRecords()
  /// The fixes of the input's findings, where records are to have them.
  var fixes = FixTable()
  /// The fixes that were found so far, in a checker that only looks for those; else nil.
  var proposals: FixTable?
  /// The findings whose fix is not whole yet.
  private var openFindings: [FixTable.Key] = []
  /// Whether it is known that the report has the input, so that pieces may be handed on.
  var isReported = false
  /// How the report names the input, or the mail of it that is checked.
  var displayName: [UInt8] = []
  /// How a finding is laid out; the name of the input changes.
  var format: FindingText

  /// Whether a line was named that is not one of the input but of a part that had to be decoded.
  private(set) var hasDecodedLines = false
  /// Whether a piece of the input was handed on.
  private(set) var hasHandedOn = false
  private var entries: [InputResult.Entry] = []
  private var records: [FindingRecord] = []
  private var text = ByteBuffer(capacity: 1 << 12)
  private let handOn: ((InputResult) -> Void)?

  /// When there is so much text, in bytes, it is handed on.
  private let pieceSize: Int

  /// How many records make a piece: they take more memory than text.
  private static let pieceRecords = 256

  /// A writer that gives pieces to `handOn`; without it all text is kept for the result.
  init(
    format: consuming FindingText, writesText: Bool, recordsFindings: Bool, pieceSize: Int,
    handOn: ((InputResult) -> Void)?
  ) {
    self.writesText = writesText
    self.recordsFindings = recordsFindings
    self.format = format
    self.pieceSize = pieceSize
    self.handOn = handOn
  }

  mutating func startInput() {
    entries.removeAll()
    records.removeAll()
    recordedLine.number = 0
    openFindings.removeAll()
    if proposals != nil { proposals = FixTable() }
    text.clear(keeping: 2 * pieceSize)
    hasHandedOn = false
    isReported = false
    hasDecodedLines = false
  }

  /// Writes a finding in the current line.
  mutating func append(_ finding: Finding, paths: [[UInt8]]) {
    if let word = format.options.testOnly, !format.mentions(word, finding, place, paths: paths) {
      return
    }
    if format.isInDecodedPart(finding) { hasDecodedLines = true }
    if writesText { format.append(finding, place, paths: paths, to: &text) }
    entries.append(
      InputResult.Entry(
        type: finding.info.type, level: finding.level, once: finding.once, textEnd: text.count))
    if recordsFindings { records.append(record(of: finding, paths: paths)) }
    guard text.count >= pieceSize || records.count >= Self.pieceRecords, isReported, let handOn
    else { return }
    var piece = InputResult()
    move(to: &piece)
    piece.endsInput = false
    handOn(piece)
    hasHandedOn = true
  }

  /// Notes a finding, whose fix may follow.
  mutating func propose(_ finding: Finding) {
    openFindings.append(key(of: finding))
  }

  /// Keeps the fix of the findings that were noted since the last one; nil for none.
  mutating func keep(_ fix: FindingFix?) {
    if let fix { for finding in openFindings { proposals?.add(fix, for: finding) } }
    openFindings.removeAll(keepingCapacity: true)
  }

  /// Moves what was not handed on into a result.
  mutating func move(to result: inout InputResult) {
    result.startsInput = !hasHandedOn
    result.displayName = displayName
    result.hasDecodedLines = hasDecodedLines
    result.entries = entries
    result.records = records
    result.text = text.view.bytes
    entries.removeAll()
    records.removeAll()
    text.clear()
  }

  private var place: FindingText.Place {
    FindingText.Place(lines: lines, lineStart: lineStart, line: line, previous: previousLine)
  }
}
