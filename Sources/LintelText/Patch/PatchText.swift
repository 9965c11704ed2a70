// SPDX-License-Identifier: GPL-2.0-only

/// The lines of one input, as written and as code.
///
/// Everything that is checked is a patch: a source file becomes one that adds all its lines, the
/// way `diff -u /dev/null FILE` would show it. The code of a line has its comments and strings
/// blanked, byte for byte at the same offsets, so a position found in the one is valid in the
/// other. The object is reused from input to input and keeps its memory.
///
/// A large input is held a window at a time (`TextWindow`): `advance` moves the window along. A line
/// that is not held reads as one outside of the input. Indices are those of the whole input.
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
    /// How many braces are open before the line, all lines before it counted.
    var depth: Int32 = 0
    /// The line that closes the outermost brace which the line leaves open; 0 where none does.
    var blockEnd = 0
    /// How many lines before this one cannot be taken whole, see `block`.
    var unevenBefore: Int32 = 0
  }

  private let inPlace = StaysInPlace()
  var raw = ByteBuffer(capacity: 1 << 16)
  var code = ByteBuffer(capacity: 1 << 16)
  var records: [Record] = []
  var matcher = BraceMatcher()
  /// The index of the first line that is held.
  package internal(set) var first = 0
  /// How many bytes of the input, markers of a file included, are held no more.
  var passedBytes = 0
  /// Where in the input the rest starts, and what its lines will need to know.
  var reading = Reading()
  /// The line at which the window has to be moved along; no line where the rest of the input is held.
  package internal(set) var nextMove = Int.max

  /// How much may be read ahead by statements and spans.
  let budget = ScanBudget()

  /// Counts so many bytes of a statement that are read once more.
  package func spend(_ bytes: Int) { budget.spend(bytes) }

  /// The added lines of Documentation/admin-guide/kernel-parameters.txt, where the patch has some.
  package internal(set) var parameterDocs: [Int] = []

  /// The first line of the last hunk in its new file; 1 without a hunk.
  package internal(set) var lastHunkStart = 1

  /// Whether all bytes are printable ASCII, tabs, newlines or carriage returns.
  package internal(set) var isPlainText = true

  /// Whether a line starts with a backslash, as what says that no newline ends the line above.
  package internal(set) var hasBackslashLine = false
  /// Whether only the lines of a hunk tell if it starts in a comment; the script looks at the line after
  /// them, too.
  package var readsHunksAlone = false
  /// A text that the code is watched for, and what stands in each line that has it; no line has all.
  let watched: (text: StaticString, traits: LineTraits)
  /// Whether it stands in the code, as far as that was read.
  package internal(set) var hasWatched = false

  /// An empty input; of its code it will be known whether it has the text.
  package init(watching text: StaticString? = nil) {
    watched = text.map { ($0, ByteView($0).traits) } ?? ("", .all)
  }

  /// The number of lines, as far as they are known: all of them, or all up to the end of the window.
  @inline(__always)
  package var count: Int { first + reading.ready }

  /// The line after those that are held, be they code by now or not.
  var heldEnd: Int { first + records.count }

  /// The lines that are held as written, in their order, a newline after each.
  package var text: ByteView { raw.view }

  /// Those lines as code, at the same offsets; what was not read yet is as written.
  package var codeText: ByteView { code.view }

  /// Where the line at `index`, which must be held, starts in `text`.
  @inline(__always)
  package func start(_ index: Int) -> Int { records[index - first].start }

  /// How many bytes of the input are before the line at `index`, about.
  package func position(of index: Int) -> Int {
    passedBytes + (place(index).map { records[$0].start } ?? raw.count)
  }

  /// The place of the line at `index` among the lines that are held; nil where it is none of them.
  @inline(__always)
  func place(_ index: Int) -> Int? {
    let place = index &- first
    return UInt(bitPattern: place) < UInt(bitPattern: records.count) ? place : nil
  }

  /// The line at `index` (from 0) as written, without its newline; empty outside of the input.
  @inline(__always)
  package func raw(_ index: Int) -> ByteView {
    guard let place = place(index) else { return .empty }
    let record = records[place]
    return raw.view(record.start..<record.rawEnd)
  }

  /// The first `count` bytes of the code of the line at `index`, as they were before it was cut.
  package func code(_ index: Int, count: Int) -> ByteView {
    guard let place = place(index) else { return .empty }
    let start = records[place].start
    return code.view(start..<(start + count))
  }

  /// The line at `index` (from 0) as code: comments are `UInt8.comment`, strings are X.
  @inline(__always)
  package func code(_ index: Int) -> ByteView {
    guard let place = place(index) else { return .empty }
    let record = records[place]
    return code.view(record.start..<record.codeEnd)
  }

  /// The code of the line at `index`, which must exist, and what stands in it; the newline after it
  /// is there where the code was not cut.
  @inline(__always)
  func codeWithNewline(_ index: Int) -> (code: ByteView, traits: LineTraits) {
    let record = records[index - first]
    let end = record.codeEnd == record.rawEnd ? record.codeEnd + 1 : record.codeEnd
    return (code.view(record.start..<end), record.traits)
  }

  /// What stands in the code of the line at `index`, or stood there before it was cut; the marker
  /// of a line that the hunk adds or keeps is left out.
  package func traits(_ index: Int) -> LineTraits {
    guard let place = place(index) else { return [] }
    return records[place].traits
  }

  /// What the braces in the code of the line at `index` do, or did before it was cut.
  @inline(__always)
  package func braces(_ index: Int) -> BraceProfile {
    guard let place = place(index) else { return BraceProfile() }
    return records[place].braces
  }

  /// The lines from `index` to the one that closes the brace which line `opening` leaves open, where
  /// they can be taken whole: no line from `opening` on is a removed one, has a directive or another
  /// length of code than of text, and `opening` leaves no other brace open. Nil where they cannot.
  func block(from index: Int, openedIn opening: Int) -> Block? {
    guard let opening = place(opening), records[opening].braces.opensOne,
      let end = place(records[opening].blockEnd), let start = place(index)
    else { return nil }
    guard opening < start, start < end,
      records[end].unevenBefore == records[opening + 1].unevenBefore
    else { return nil }
    return Block(
      text: code.view(records[start].start..<records[end].start), end: first + end,
      change: Int(records[end].depth &- records[start].depth))
  }

  /// Lines that are taken whole.
  struct Block {
    /// Their code, each line with its marker and a newline.
    let text: ByteView
    /// The line after them.
    let end: Int
    /// How many more braces are open after them than before them.
    let change: Int
  }

  /// Calls `body` with the place of each line from `first` to `end` in the text of a block that
  /// starts with line `first`.
  @inline(__always)
  func forEachStart(_ lines: Range<Int>, _ body: (Int) -> Void) {
    guard let start = lines.first else { return }
    let base = records[start - first].start
    for index in lines { body(records[index - first].start - base) }
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
    guard let place = place(index),
      let found = code.view.firstIndexFar(of: word, from: records[place].start)
    else { return nil }
    return first + self.place(at: found, from: place)
  }

  /// The place of the line that the byte at `offset` is in, which is not above that at `start`.
  func place(at offset: Int, from start: Int = 0) -> Int {
    var first = start
    var end = records.count
    while end - first > 1 {
      let middle = first + (end - first) / 2
      if records[middle].start <= offset { first = middle } else { end = middle }
    }
    return first
  }

  /// Cuts the code of the line at `index` to its first `length` bytes.
  ///
  /// checkpatch.pl forgets a C99 comment once it has complained about it.
  package mutating func cutCode(_ index: Int, to length: Int) {
    guard let place = place(index) else { return }
    let record = records[place]
    records[place].codeEnd = min(record.codeEnd, record.start + max(length, 0))
  }

  /// How many removed lines stand before the line at `index`.
  func removed(before index: Int) -> Int {
    if let place = place(index) { return records[place].removedBefore }
    guard let last = records.last else { return 0 }
    return last.removedBefore + (isRemoved(first + records.count - 1) ? 1 : 0)
  }
}
