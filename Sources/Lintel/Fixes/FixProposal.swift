// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Makes edits of what the fix of one finding does to the lines of an input.
///
/// Edits are in the text that a patch leads to, or in the log of a mail, as the finding is.
struct FixProposal {
  private let change: FixChange
  private let lines: [[UInt8]]
  private let kinds: [FixLine]
  /// The line of the input that a log's line of the given number, from 1, is; nil for one that had to be
  /// decoded.
  private let logLine: (Int) -> Int?

  /// A change, the lines with its edits, and what each line is.
  init(
    _ change: FixChange, _ lines: [[UInt8]], _ kinds: [FixLine], logLine: @escaping (Int) -> Int?
  ) {
    self.change = change
    self.lines = lines
    self.kinds = kinds
    self.logLine = logLine
  }

  /// The edits; nil where the change is not in the file, or the log, that its finding is in, or where
  /// its text is no UTF-8.
  var edits: [FindingEdit]? {
    var edits: [FindingEdit] = []
    /// The line whose end the last edit reaches; 0 for another place.
    var ended = 0
    func add(_ edit: FindingEdit) {
      let follows = edits.last.map { $0.end == edit.start } ?? false
      let isInNextLine = ended > 0 && edit.start == FindingEdit.Place(startOf: ended + 1)
      guard var last = edits.last, follows || isInNextLine else { return edits.append(edit) }
      last.end = edit.end
      last.text += (follows ? [] : [UInt8(ascii: "\n")]) + edit.text
      edits[edits.count - 1] = last
    }
    for index in change.region {
      for insertion in change.inserted where insertion.before == index {
        guard kind(index) != .noNewline, let line = line(of: index, isInserted: true) else {
          return nil
        }
        let place = FindingEdit.Place(startOf: line)
        let text = insertion.text.dropFirst() + [UInt8(ascii: "\n")]
        add(FindingEdit(start: place, end: place, text: Array(text)))
        ended = 0
      }
      if change.deleted.contains(index) {
        guard let edit = deletion(of: index) else { return nil }
        add(edit)
        ended = 0
      } else if let old = change.edited[index], old != lines[index] {
        guard let (edit, endsLine) = replacement(in: index, of: old) else { return nil }
        add(edit)
        ended = endsLine ? edit.end.line : 0
      }
    }
    let isText = edits.allSatisfy { String(validating: $0.text, as: UTF8.self) != nil }
    return edits.isEmpty || !isText ? nil : edits
  }

  private func deletion(of index: Int) -> FindingEdit? {
    if kind(index) == .noNewline {
      // The remark goes as the line above gets its newline.
      guard index > 0, let line = line(of: index - 1, isInserted: false) else { return nil }
      let end = end(ofLine: line, lines[index - 1].dropFirst())
      return FindingEdit(start: end, end: end, text: [UInt8(ascii: "\n")])
    }
    guard let line = line(of: index, isInserted: false) else { return nil }
    return FindingEdit(
      start: FindingEdit.Place(startOf: line), end: FindingEdit.Place(startOf: line + 1), text: [])
  }

  /// The edit of a line, and whether it reaches the line's end; nil where it has no place.
  private func replacement(in index: Int, of old: [UInt8]) -> (FindingEdit, endsLine: Bool)? {
    guard let line = line(of: index, isInserted: false) else { return nil }
    let marker = kinds[index] == .log ? 0 : 1
    let new = Array(lines[index].dropFirst(marker))
    let old = Array(old.dropFirst(marker))
    let (before, after) = Self.common(old, new)
    return old.withView { view in
      let columns = LineColumns(before..<(view.count - after), of: view)
      let edit = FindingEdit(
        start: FindingEdit.Place(
          line: line, bytes: columns.bytes.lowerBound, utf16: columns.utf16.lowerBound),
        end: FindingEdit.Place(
          line: line, bytes: columns.bytes.upperBound, utf16: columns.utf16.upperBound),
        text: Array(new.dropFirst(before).dropLast(after)))
      return (edit, after == 0)
    }
  }

  /// How many bytes two lines have in common at their starts and at their ends, no character cut.
  private static func common(_ old: [UInt8], _ new: [UInt8]) -> (before: Int, after: Int) {
    func isInside(_ at: Int, of line: [UInt8]) -> Bool {
      line.indices.contains(at) && line[at] & 0xC0 == 0x80
    }
    let shorter = min(old.count, new.count)
    var before = 0
    while before < shorter, old[before] == new[before] { before += 1 }
    while before > 0, isInside(before, of: old) || isInside(before, of: new) { before -= 1 }
    var after = 0
    while after < shorter - before, old[old.count - 1 - after] == new[new.count - 1 - after] {
      after += 1
    }
    while after > 0, isInside(old.count - after, of: old) || isInside(new.count - after, of: new) {
      after -= 1
    }
    return (before, after)
  }

  private func end(ofLine line: Int, _ text: ArraySlice<UInt8>) -> FindingEdit.Place {
    Array(text).withView { view in
      let columns = LineColumns(view.count..<view.count, of: view)
      return FindingEdit.Place(
        line: line, bytes: columns.bytes.upperBound, utf16: columns.utf16.upperBound)
    }
  }

  /// The line of the file, or of the log, at `index`, or before which something is inserted there; nil
  /// where that is not in the text of the finding.
  private func line(of index: Int, isInserted: Bool) -> Int? {
    let finding = change.line - 1
    guard kinds.indices.contains(finding), index <= kinds.count else { return nil }
    if kinds[finding] == .log || kind(index) == .log {
      return kinds[finding] == kind(index) ? logLine(index + 1) : nil
    }
    guard isInNewFile(finding), isInserted || isInNewFile(index) else { return nil }
    var line = change.fileLine
    for between in min(index, finding)..<max(index, finding) {
      if isInNewFile(between) {
        line += index > finding ? 1 : -1
      } else if kind(between) != .noNewline && lines[between].first != UInt8(ascii: "-") {
        // Another hunk.
        return nil
      }
    }
    return line
  }

  private func isInNewFile(_ index: Int) -> Bool {
    kind(index).isAdded || kind(index) == .context
  }

  private func kind(_ index: Int) -> FixLine {
    kinds.indices.contains(index) ? kinds[index] : .other
  }
}
