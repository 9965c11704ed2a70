// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The hunk that adds entries at the end of the table in a checkpatch.pl.
struct DeprecationsHunk: ~Copyable {
  /// The number of context lines on each side, as git has.
  private static let context = 3

  /// The hunk with its header.
  private(set) var text = ByteBuffer()
  /// The number of `+` lines.
  private(set) var added: Int
  /// The number of `-` lines: 1 where the last entry gets the comma that it lacks.
  private(set) var removed: Int

  init(
    adding additions: [DeprecationsPatch.Addition], to script: ByteView,
    _ table: PerlDeprecationTable
  ) throws(DeprecationsPatch.Failure) {
    let lines = LineStarts(script)
    let closing = lines.line(at: table.close)
    // The first one: another may stand in a string that began above.
    guard table.close < script.count, script.skipSpacesAndTabs(lines.starts[closing]) == table.close
    else { throw .unknownLayout }
    let lastCode = script[table.lastCode]
    let needsComma = lastCode != UInt8(ascii: ",") && table.lastCode != table.open
    // The line that gets the comma is changed, so the context starts before it.
    let changed = needsComma ? lines.line(at: table.lastCode) : closing
    let first = max(changed - Self.context, 0)
    let end = min(closing + Self.context, lines.count)
    added = additions.count + (needsComma ? 1 : 0)
    removed = needsComma ? 1 : 0

    let old = end - first
    text.append("@@ -\(first + 1),\(old) +\(first + 1),\(old + added - removed) @@")
    if let heading = Self.heading(script, lines, before: first) {
      text.append(" ")
      text.append(heading)
    }
    text.append("\n")
    for number in first..<changed { append(" ", lines[number]) }
    if needsComma {
      append("-", lines[changed])
      appendWithComma(script, lines.starts[changed], table.lastCode, lines[changed])
      for number in changed + 1..<closing { append(" ", lines[number]) }
    }
    let column = Self.arrowColumn(script, lines, table)
    for addition in additions { append(addition, arrowAt: column) }
    for number in closing..<end { append(" ", lines[number]) }
  }

  /// Adds a line; the last line of a file may have no newline.
  private mutating func append(_ sign: StaticString, _ line: ByteView) {
    text.append(sign)
    text.append(line)
    if line.last != UInt8(ascii: "\n") { text.append("\n\\ No newline at end of file\n") }
  }

  private mutating func appendWithComma(
    _ script: ByteView, _ start: Int, _ lastCode: Int, _ line: ByteView
  ) {
    text.append("+")
    text.append(script[start..<lastCode + 1])
    text.append(",")
    text.append(line.from(lastCode + 1 - start))
  }

  /// Adds an entry whose arrow stands where its neighbours' does, as far as the name lets it.
  private mutating func append(_ addition: DeprecationsPatch.Addition, arrowAt column: Int) {
    text.append("+\t\"\(addition.name)\"")
    var at = 8 + addition.name.utf8.count + 2
    repeat {
      text.append("\t")
      at = (at / 8 + 1) * 8
    } while at < column
    text.append("=> \"\(addition.replacement)\",\n")
  }

  /// The column of `=>` in the last entry, with tabs of 8; 48 in an empty table.
  private static func arrowColumn(
    _ script: ByteView, _ lines: borrowing LineStarts, _ table: PerlDeprecationTable
  ) -> Int {
    guard let pair = table.pairs.last else { return 48 }
    let start = lines.starts[lines.line(at: pair.name.lowerBound)]
    guard let arrow = script.firstIndex(of: "=>", from: pair.name.upperBound) else { return 48 }
    var column = 0
    for at in start..<max(start, arrow) {
      column = script[at] == 9 ? (column / 8 + 1) * 8 : column + 1
    }
    return column
  }

  /// The last line before the hunk that starts with a letter, `_` or `$`, as git takes it.
  private static func heading(
    _ script: ByteView, _ lines: borrowing LineStarts, before first: Int
  ) -> ByteView? {
    for number in stride(from: first - 1, through: 0, by: -1) {
      let line = lines[number]
      if line[0].isIdentifierStart || line[0] == UInt8(ascii: "$") {
        let text = line.upTo(80)
        return text.upTo(text.skipSpacesBack(text.count))
      }
    }
    return nil
  }
}

/// Where the lines of a text start.
private struct LineStarts {
  let text: ByteView
  private(set) var starts: [Int] = []

  init(_ text: ByteView) {
    self.text = text
    var at = 0
    while at < text.count {
      starts.append(at)
      at = (text.firstIndex(of: UInt8(ascii: "\n"), from: at) ?? text.count) + 1
    }
  }

  var count: Int { starts.count }

  /// A line with its newline.
  subscript(number: Int) -> ByteView {
    text[starts[number]..<(number + 1 < count ? starts[number + 1] : text.count)]
  }

  /// The index of the line that has the position.
  func line(at position: Int) -> Int {
    var low = 0
    var high = count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= position { low = middle } else { high = middle }
    }
    return low
  }
}
