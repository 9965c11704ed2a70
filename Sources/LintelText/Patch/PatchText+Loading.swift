// SPDX-License-Identifier: GPL-2.0-only

/// How the lines of an input come in, a window at a time.
extension PatchText {
  /// What is left of the input, and what its lines so far mean to those after them.
  struct Reading {
    /// The input; empty once the rest of it is held.
    var source = ByteView.empty
    /// Where in it the rest starts.
    var at = 0
    /// Whether it is a source file, whose lines get a marker.
    var isFile = false
    /// What the patch of a file has after its last line.
    var ending = ByteView.empty
    var window = TextWindow.whole
    /// How many lines were held when the window was last moved.
    var held = 0
    /// How many removed lines stand before the rest.
    var removed = 0
    /// How many lines were too long to be read, and the number (from 1) of the first of them.
    var longLines = (count: 0, first: 0)
    /// Whether it is a source file that diff would take for binary.
    var isBinary = false

    /// How many of the lines that are held are code by now.
    var ready = 0
    var sanitizer = Sanitizer()
    /// How many braces are open before the next line.
    var depth: Int32 = 0
    /// How many lines so far cannot be taken whole.
    var uneven: Int32 = 0
    /// How many lines of the hunk are left.
    var remaining = 0
    var inParameterDocs = false

    /// Whether there is no rest.
    var isAtEnd: Bool { at >= source.count }
  }

  /// Takes a patch or mail as it is.
  ///
  /// The text must be there as long as lines are asked for, unless all of it is held (`isWhole`).
  package mutating func load(
    patch text: ByteView, tolerateC99Comments: Bool = true, window: TextWindow = .whole
  ) {
    clear(text, window, Sanitizer(tolerateC99Comments: tolerateC99Comments))
    if text.count > window.bytes { lastHunkStart = Self.lastHunkStart(text) }
    fill()
  }

  /// Takes a source file as a patch that adds every line of it.
  ///
  /// An empty file gives no line at all, and one with a NUL byte in its first block the single line
  /// that names it as binary: what diff prints for them. The contents must be there as long as lines
  /// are asked for, unless all of them are held (`isWhole`).
  package mutating func load(
    file path: ByteView, contents: ByteView, tolerateC99Comments: Bool = true,
    window: TextWindow = .whole
  ) {
    clear(contents, window, Sanitizer(tolerateC99Comments: tolerateC99Comments))
    if contents.isEmpty { return }
    if contents[0..<Self.binaryProbe].contains(0) {
      raw.append("Binary files /dev/null and ")
      raw.append(path)
      raw.append(" differ\n")
      reading.at = contents.count
      reading.isBinary = true
    } else {
      let endsInNewline = contents.last == UInt8(ascii: "\n")
      let lines = contents.occurrences(of: UInt8(ascii: "\n")) + (endsInNewline ? 0 : 1)
      raw.reserve(min(contents.count + lines, window.bytes) + path.count + 256)
      raw.append("--- /dev/null\t1970-01-01 00:00:00.000000000 +0000\n+++ ")
      raw.append(path)
      raw.append("\t1970-01-01 00:00:00.000000000 +0000\n@@ -0,0 +1")
      if lines != 1 { raw.append(",\(lines)") }
      raw.append(" @@\n")
      records.reserveCapacity(min(lines, window.lines) + 4)
      reading.isFile = true
      if !endsInNewline { reading.ending = ByteView("\\ No newline at end of file") }
    }
    addRecords(from: 0)
    fill()
  }

  /// The size of the block that diff searches for a NUL byte.
  private static let binaryProbe = 4096

  /// So much memory, in bytes, is kept from one input to the next.
  private static let kept = 4 << 20

  private mutating func clear(_ source: ByteView, _ window: TextWindow, _ sanitizer: Sanitizer) {
    raw.clear(keeping: Self.kept)
    code.clear(keeping: Self.kept)
    records.removeAll(
      keepingCapacity: records.capacity <= Self.kept / MemoryLayout<Record>.stride)
    parameterDocs.removeAll(keepingCapacity: true)
    matcher.reset()
    first = 0
    passedBytes = 0
    lastHunkStart = 1
    isPlainText = true
    hasBackslashLine = false
    hasWatched = false
    reading = Reading(source: source, window: window, sanitizer: sanitizer)
    budget.reset(for: source.count)
  }

  /// Where the last hunk of a text starts in its new file.
  private static func lastHunkStart(_ text: ByteView) -> Int {
    var found = 1
    var at = 0
    while at < text.count {
      let end = text.firstIndex(of: UInt8(ascii: "\n"), from: at) ?? text.count
      if text[at] == UInt8(ascii: "@"), let header = HunkHeader(text[at..<end]) {
        found = header.newStart
      }
      at = end + 1
    }
    return found
  }

  // MARK: - The window

  /// Whether all of the input is held.
  package var isWhole: Bool { first == 0 && reading.isAtEnd }

  /// Whether the source file is binary to diff: there is nothing to check in it.
  package var isBinary: Bool { reading.isBinary }

  /// How many lines so far were too long to be read, and the number (from 1) of the first of them.
  package var longLines: (count: Int, first: Int) { reading.longLines }

  /// Moves the window along, so that the lines after the one at `index` are held; views are void.
  package mutating func advance(to index: Int) {
    guard !reading.isAtEnd, let here = place(index) else { return }
    let window = reading.window
    var kept = max(0, here - window.linesKept)
    let earliest = records[here].start - window.bytesKept
    if earliest > records[kept].start { kept = min(place(at: earliest, from: kept) + 1, here) }
    let bytes = records[kept].start
    raw.removeFirst(bytes)
    code.removeFirst(bytes)
    records.removeFirst(kept)
    for place in records.indices {
      records[place].start -= bytes
      records[place].rawEnd -= bytes
      records[place].codeEnd -= bytes
    }
    first += kept
    passedBytes += bytes
    reading.ready -= kept
    fill()
  }

  /// Takes lines until the window is full, and makes their code.
  private mutating func fill() {
    code.truncate(to: raw.count)
    reading.held = records.count
    if reading.isFile { takeFileLines() } else { takePatchLines() }
    let fresh = raw.view(code.count..<raw.count)
    isPlainText = isPlainText && fresh.isPlainText
    // With the room that the sanitizer writes in after the last line.
    code.reserve(fresh.count + 16)
    code.append(fresh)
    // A line that ends in a backslash inside a string has one byte more of code than of text.
    code.append(UInt8(ascii: "\n"))
    guard !reading.isAtEnd else {
      sanitize(upTo: records.count)
      reading.source = .empty
      nextMove = .max
      return
    }
    // Whether a hunk starts in a comment is seen in the lines below its header. Of long lines only a
    // few are held, and waiting for more than half of those would let the window grow.
    let waiting = min(reading.window.linesAhead / 8, (records.count - reading.ready) / 2)
    sanitize(upTo: max(records.count - waiting, reading.ready + 1))
    // One of the two is what fills the window.
    let window = reading.window
    let byLines = reading.ready - window.linesAhead
    let byBytes = raw.count > window.bytesAhead ? place(at: raw.count - window.bytesAhead) : 0
    nextMove = first + min(max(byLines, byBytes, 1), max(reading.ready - 1, 1))
  }

  // MARK: - Lines

  /// Whether the window has room for a line of `count` bytes that will start at `offset`; two lines
  /// are taken however long they are.
  private func hasRoom(_ offset: Int, _ count: Int) -> Bool {
    let window = reading.window
    return records.count < window.lines && count < window.bytes - offset
      || records.count < reading.held + 2
  }

  /// Whether a line of `count` bytes is too long to be read.
  private func isTooLong(_ count: Int) -> Bool { count > reading.window.longestLine ?? .max }

  /// Notes that the next line is too long to be read.
  private mutating func noteLongLine() {
    if reading.longLines.count == 0 { reading.longLines.first = first + records.count + 1 }
    reading.longLines.count += 1
  }

  /// Takes lines of a patch as they are; of one that is too long only the marker.
  private mutating func takePatchLines() {
    let text = reading.source
    var copied = reading.at
    while reading.at < text.count {
      let start = reading.at
      let end = text.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? text.count
      var offset = raw.count + start - copied
      let isLong = isTooLong(end - start)
      let length = isLong ? 1 : end - start
      guard hasRoom(offset, length) else { break }
      reading.at = end + 1
      if isLong {
        noteLongLine()
        raw.append(text[copied..<(start + 1)])
        raw.append(UInt8(ascii: "\n"))
        copied = end + 1
        offset = raw.count - 2
      }
      add(offset, length, isRemoved: text[start] == UInt8(ascii: "-") && length > 0)
    }
    raw.append(text[copied..<max(copied, min(reading.at, text.count))])
  }

  /// Takes lines of a file as added ones.
  private mutating func takeFileLines() {
    let text = reading.source
    let longest = reading.window.longestLine ?? .max
    var start = reading.at
    while start < text.count {
      let end = text.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? text.count
      let isLong = end - start > longest
      let offset = raw.count
      let length = isLong ? 1 : end - start + 1
      guard hasRoom(offset, length) else { break }
      raw.append(UInt8(ascii: "+"))
      if isLong { noteLongLine() } else { raw.append(text[start..<end]) }
      add(offset, length, isRemoved: false)
      raw.append(UInt8(ascii: "\n"))
      start = end + 1
    }
    reading.at = start
    guard start >= text.count else { return }
    guard !reading.ending.isEmpty else { return }
    add(raw.count, reading.ending.count, isRemoved: false)
    raw.append(reading.ending)
    raw.append(UInt8(ascii: "\n"))
  }

  /// Finds the lines of what was written from `start` on.
  private mutating func addRecords(from start: Int) {
    let text = raw.view
    var at = start
    while at < text.count {
      let end = text.firstIndex(of: UInt8(ascii: "\n"), from: at) ?? text.count
      add(at, end - at, isRemoved: text[at] == UInt8(ascii: "-") && end > at)
      at = end + 1
    }
  }

  @inline(__always)
  private mutating func add(_ start: Int, _ length: Int, isRemoved: Bool) {
    let end = start + length
    records.append(
      Record(start: start, rawEnd: end, codeEnd: end, removedBefore: reading.removed))
    if isRemoved { reading.removed += 1 }
  }
}
