// SPDX-License-Identifier: GPL-2.0-only

/// The lines of one input, as written and as code.
///
/// Everything that is checked is a patch: a source file becomes one that adds all its lines, the
/// way `diff -u /dev/null FILE` would show it. The code of a line has its comments and strings
/// blanked, byte for byte at the same offsets, so a position found in the one is valid in the
/// other. The object is reused from input to input and keeps its memory.
package struct PatchText: ~Copyable {
  /// Where a line stands in both buffers.
  struct Record {
    var start: Int
    var rawEnd: Int
    /// May be one more than `rawEnd` (a string that ends in a lone backslash) or less (#error).
    var codeEnd: Int
    /// How many removed lines stand before this one.
    var removedBefore: Int
    /// What stands in the line's code; without its marker, where it is in a hunk.
    var traits: LineTraits = []
    /// What its braces do, where it has some.
    var braces = BraceProfile()
    /// How many braces are open in front of the line, all lines before it counted.
    var depth: Int32 = 0
    /// The line that closes the outermost brace which the line leaves open; 0 where none does.
    var blockEnd = 0
    /// How many lines before this one cannot be taken whole, see `block`.
    var unevenBefore: Int32 = 0
  }

  private let inPlace = StaysInPlace()
  private var raw = ByteBuffer(capacity: 1 << 16)
  private var code = ByteBuffer(capacity: 1 << 16)
  private var records: [Record] = []
  private var matcher = BraceMatcher()

  /// How much may be read ahead by statements and spans.
  let budget = ScanBudget()

  /// The added lines of Documentation/admin-guide/kernel-parameters.txt, where the patch has some.
  package private(set) var parameterDocs: [Int] = []

  /// The first line of the last hunk in its new file; 1 without a hunk.
  package private(set) var lastHunkStart = 1

  /// Whether all bytes are printable ASCII, tabs, newlines or carriage returns.
  package private(set) var isPlainText = true

  /// Whether a line starts with a backslash, as what says that no newline ends the line above.
  package private(set) var hasBackslashLine = false
  /// Whether an EXPORT_SYMBOL stands in the code.
  package private(set) var hasExports = false

  /// An empty input.
  package init() {}

  /// The number of lines.
  @inline(__always)
  package var count: Int { records.count }

  /// The whole input as written, its lines in their order, a newline behind each.
  package var text: ByteView { raw.view }

  /// Where the line at `index`, which must exist, starts in `text`.
  @inline(__always)
  package func start(_ index: Int) -> Int { records[index].start }

  /// The line at `index` (from 0) as written, without its newline; empty outside of the input.
  @inline(__always)
  package func raw(_ index: Int) -> ByteView {
    guard UInt(bitPattern: index) < UInt(bitPattern: records.count) else { return .empty }
    let record = records[index]
    return raw.view(record.start..<record.rawEnd)
  }

  /// The line at `index` (from 0) as code: comments are `UInt8.comment`, strings are X.
  @inline(__always)
  package func code(_ index: Int) -> ByteView {
    guard UInt(bitPattern: index) < UInt(bitPattern: records.count) else { return .empty }
    let record = records[index]
    return code.view(record.start..<record.codeEnd)
  }

  /// The code of the line at `index`, which must exist, and what stands in it; the newline behind it
  /// is there where the code was not cut.
  @inline(__always)
  func codeWithNewline(_ index: Int) -> (code: ByteView, traits: LineTraits) {
    let record = records[index]
    let end = record.codeEnd == record.rawEnd ? record.codeEnd + 1 : record.codeEnd
    return (code.view(record.start..<end), record.traits)
  }

  /// What stands in the code of the line at `index`, or stood there before it was cut; the marker
  /// of a line that the hunk adds or keeps is left out.
  package func traits(_ index: Int) -> LineTraits {
    guard UInt(bitPattern: index) < UInt(bitPattern: records.count) else { return [] }
    return records[index].traits
  }

  /// What the braces in the code of the line at `index` do, or did before it was cut.
  @inline(__always)
  package func braces(_ index: Int) -> BraceProfile {
    guard UInt(bitPattern: index) < UInt(bitPattern: records.count) else { return BraceProfile() }
    return records[index].braces
  }

  /// The lines from `index` to the one that closes the brace which line `opening` leaves open, where
  /// they can be taken whole: no line from `opening` on is a removed one, has a directive or another
  /// length of code than of text, and `opening` leaves no other brace open. Nil where they cannot.
  func block(from index: Int, openedIn opening: Int) -> Block? {
    guard records.indices.contains(opening), records[opening].braces.opensOne else { return nil }
    let end = records[opening].blockEnd
    guard opening < index, index < end,
      records[end].unevenBefore == records[opening + 1].unevenBefore
    else { return nil }
    return Block(
      text: code.view(records[index].start..<records[end].start), end: end,
      change: Int(records[end].depth &- records[index].depth))
  }

  /// Lines that are taken whole.
  struct Block {
    /// Their code, each line with its marker and a newline.
    let text: ByteView
    /// The line behind them.
    let end: Int
    /// How many more braces are open behind them than in front of them.
    let change: Int
  }

  /// Calls `body` with the place of each line from `first` to `end` in the text of a block that
  /// starts with line `first`.
  @inline(__always)
  func forEachStart(_ lines: Range<Int>, _ body: (Int) -> Void) {
    guard let first = lines.first else { return }
    let base = records[first].start
    for index in lines { body(records[index].start - base) }
  }

  /// Whether the line at `index` exists and is a removed one.
  @inline(__always)
  package func isRemoved(_ index: Int) -> Bool { raw(index)[0] == UInt8(ascii: "-") }

  /// The line that is `count` lines below line `index`, removed lines not counted, as
  /// checkpatch.pl's raw_line() finds it: removed lines at the start are passed over too.
  package func lineBelow(_ index: Int, _ count: Int) -> Int? {
    var at = index
    var left = count
    while at < self.count {
      if !isRemoved(at) {
        if left == 0 { return at }
        left -= 1
      }
      at += 1
    }
    return nil
  }

  /// The index of the first line at or below the line at `index` whose code has `word`, which no
  /// newline is in, or had it before it was cut; nil without one.
  package func line(from index: Int, mentioning word: ByteView) -> Int? {
    guard UInt(bitPattern: index) < UInt(bitPattern: records.count),
      let found = code.view.firstIndexFar(of: word, from: records[index].start)
    else { return nil }
    var first = index
    var end = records.count
    while end - first > 1 {
      let middle = first + (end - first) / 2
      if records[middle].start <= found { first = middle } else { end = middle }
    }
    return first
  }

  /// Takes a patch or mail as it is.
  package mutating func load(patch text: ByteView, tolerateC99Comments: Bool = true) {
    clear()
    raw.append(text)
    index(tolerateC99Comments)
  }

  /// Takes a source file as a patch that adds every line of it.
  ///
  /// An empty file gives no line at all, and one with a NUL byte in its first block the single line
  /// that names it as binary: what diff prints for them.
  package mutating func load(
    file path: ByteView, contents: ByteView, tolerateC99Comments: Bool = true
  ) {
    clear()
    if contents.isEmpty { return }
    if contents[0..<Self.binaryProbe].contains(0) {
      raw.append("Binary files /dev/null and ")
      raw.append(path)
      raw.append(" differ\n")
      index(tolerateC99Comments)
      return
    }
    let endsInNewline = contents.last == UInt8(ascii: "\n")
    let lines = contents.occurrences(of: UInt8(ascii: "\n")) + (endsInNewline ? 0 : 1)
    raw.reserve(contents.count + lines + path.count + 256)
    raw.append("--- /dev/null\t1970-01-01 00:00:00.000000000 +0000\n+++ ")
    raw.append(path)
    raw.append("\t1970-01-01 00:00:00.000000000 +0000\n@@ -0,0 +1")
    if lines != 1 { raw.append(",\(lines)") }
    raw.append(" @@\n")
    addRecords(from: 0, removed: 0)
    addAddedLines(contents, count: lines)
    let end = raw.count
    if !endsInNewline { raw.append("\\ No newline at end of file\n") }
    // The old file is the first line of the patch, and a removed one by its look.
    addRecords(from: end, removed: 1)
    finish(tolerateC99Comments)
  }

  /// Adds the lines of a file as added ones.
  private mutating func addAddedLines(_ contents: ByteView, count lines: Int) {
    records.reserveCapacity(records.count + lines + 1)
    var start = 0
    while start < contents.count {
      let end = contents.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? contents.count
      let first = raw.count
      raw.append(UInt8(ascii: "+"))
      raw.append(contents[start..<end])
      records.append(
        Record(start: first, rawEnd: raw.count, codeEnd: raw.count, removedBefore: 1))
      raw.append(UInt8(ascii: "\n"))
      start = end + 1
    }
  }

  /// The size of the block that diff searches for a NUL byte.
  private static let binaryProbe = 4096

  /// Cuts the code of the line at `index` to its first `length` bytes.
  ///
  /// checkpatch.pl forgets a C99 comment once it has complained about it.
  package mutating func cutCode(_ index: Int, to length: Int) {
    guard records.indices.contains(index) else { return }
    let record = records[index]
    records[index].codeEnd = min(record.codeEnd, record.start + max(length, 0))
  }

  /// So much memory, in bytes, is kept from one input to the next.
  private static let kept = 4 << 20

  private mutating func clear() {
    raw.clear(keeping: Self.kept)
    code.clear(keeping: Self.kept)
    records.removeAll(
      keepingCapacity: records.capacity <= Self.kept / MemoryLayout<Record>.stride)
    parameterDocs.removeAll(keepingCapacity: true)
    lastHunkStart = 1
    hasBackslashLine = false
    hasExports = false
  }

  /// Finds the lines, then their code.
  private mutating func index(_ tolerateC99Comments: Bool) {
    addRecords(from: 0, removed: 0)
    finish(tolerateC99Comments)
  }

  /// Makes the code of the lines.
  private mutating func finish(_ tolerateC99Comments: Bool) {
    let text = raw.view
    budget.reset(for: text.count)
    isPlainText = text.isPlainText
    // With the room that the sanitizer writes in behind the last line.
    code.reserve(text.count + 16)
    code.append(text)
    // A line that ends in a backslash inside a string has one byte more of code than of text.
    code.append(UInt8(ascii: "\n"))
    sanitize(tolerateC99Comments)
  }

  /// Finds the lines of the text from `start` on, in front of which `removed` lines are removed.
  private mutating func addRecords(from start: Int, removed: Int) {
    let text = raw.view
    var start = start
    var removed = removed
    while start < text.count {
      let end = text.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? text.count
      records.append(
        Record(start: start, rawEnd: end, codeEnd: end, removedBefore: removed))
      if text[start] == UInt8(ascii: "-") && end > start { removed += 1 }
      start = end + 1
    }
  }

  /// Blanks comments and strings of the lines that stand in hunks; others keep their bytes.
  private mutating func sanitize(_ tolerateC99Comments: Bool) {
    matcher.reset()
    var depth: Int32 = 0
    var uneven: Int32 = 0
    var sanitizer = Sanitizer(tolerateC99Comments: tolerateC99Comments)
    var edges = CommentEdges()
    var remaining = 0
    var inParameterDocs = false
    for at in 0..<records.count {
      let record = records[at]
      let line = raw.view(record.start..<record.rawEnd)
      let first = line[0]
      if first == UInt8(ascii: "+") && line.has("+++") && line[3].isSpace {
        let name = line[line.skipSpaces(3)..<line.count]
        let end = name.firstBlank ?? name.count
        inParameterDocs = name.upTo(end).hasSuffix(
          "Documentation/admin-guide/kernel-parameters.txt")
      }
      let belongs = line.isEmpty || first == UInt8(ascii: "+") || first == UInt8(ascii: " ")
      if first == UInt8(ascii: "@"), let header = HunkHeader(line) {
        remaining = header.newCount &+ 1
        lastHunkStart = header.newStart
        sanitizer.reset(inComment: edges.startsInComment(self, header: at, count: remaining))
      } else if remaining != 0 && belongs {
        let (length, traits) = sanitizer.sanitize(line, into: &code, at: record.start)
        records[at].codeEnd = record.start + length
        records[at].traits = traits
      } else {
        records[at].traits = line.traits
      }
      records[at].depth = depth
      records[at].unevenBefore = uneven
      let traits = records[at].traits
      if !traits.isDisjoint(with: .brace) {
        let braces = matcher.read(code(at), at) { records[$0].blockEnd = at }
        records[at].braces = braces
        depth &+= braces.change
      }
      let isUneven =
        !belongs || line.isEmpty || traits.contains(.hash) || records[at].codeEnd != record.rawEnd
      if isUneven { uneven &+= 1 }
      note(line, traits)
      if remaining > 1 {
        if belongs { remaining -= 1 }
      } else {
        remaining = 0
      }
      if inParameterDocs && first == UInt8(ascii: "+") { parameterDocs.append(at) }
    }
  }

  /// Notes what is asked of all lines together.
  @inline(__always)
  private mutating func note(_ line: ByteView, _ traits: LineTraits) {
    if line[0] == UInt8(ascii: "\\") { hasBackslashLine = true }
    if !hasExports, traits.isSuperset(of: Self.exportTraits), line.contains("EXPORT_SYMBOL") {
      hasExports = true
    }
  }

  /// What stands in a line with an EXPORT_SYMBOL and its argument.
  private static var exportTraits: LineTraits {
    LineTraits.parenthesis.union(.either("A", "_"))
  }

  /// How many removed lines stand before the line at `index`.
  func removed(before index: Int) -> Int {
    if index < records.count { return records[index].removedBefore }
    guard let last = records.last else { return 0 }
    return last.removedBefore + (isRemoved(records.count - 1) ? 1 : 0)
  }
}
