// SPDX-License-Identifier: GPL-2.0-only

/// Repairs a diff from the page of an archive as far as it is certain what stood there.
///
/// Certain are the space before a context line (nothing else can stand in a hunk that is not full
/// yet), the `+++` line that the `diff` line repeats, and that a hunk has as many lines as are left.
struct ArchiveDiff {
  /// The diff as it can be checked.
  private(set) var text = LinedText()
  /// Whether lines of the page after the diff were left out.
  private(set) var hasPageText = false

  /// The page's lines, and which of them is read (from 0).
  private var lines = LineMap()
  private var number = 0
  private var hunk: Hunk?
  /// Whether the page lost the leading spaces of context lines.
  private var lostSpaces = false
  private var isAfterHunk = false
  private var file = FileNames()
  private var restoredContext = 0
  private var restoredNames = 0
  private var shortHunks: [Int] = []
  private var cutNames: [String] = []

  /// The names of a file's diff and which of its lines were seen.
  private struct FileNames {
    var old: [UInt8] = []
    var new: [UInt8] = []
    var hasOld = false
    var hasNew = false
  }

  /// A hunk whose lines are being read.
  private struct Hunk {
    var oldStart: Int
    var newStart: Int
    var old: Int
    var new: Int
    var oldLeft: Int
    var newLeft: Int
    /// The hunk's first line, and what follows the counts in it, from ` @@` on.
    var header: [UInt8]
    var tail: [UInt8]
    var lines = LinedText()
    /// Which line of the page the header is (from 0).
    var number = 0
    /// Where the empty lines at the end begin, and how many they are.
    var emptyStart = 0
    var emptyCount = 0

    var isFull: Bool { oldLeft == 0 && newLeft == 0 }
  }

  /// Reads the page from the first line of the diff on; `lines` are its lines from there.
  mutating func read(_ page: ByteView, _ lines: LineMap) {
    self.lines = lines
    lostSpaces = Self.lostSpaces(page)
    var at = 0
    while at < page.count {
      let end = page.firstIndex(of: 10, from: at) ?? page.count
      readLine(page[at..<end], next: page.from(end + 1))
      at = end + 1
      number += 1
    }
    closeHunk()
  }

  /// What is missing or was repaired.
  var notes: [String] {
    var notes: [String] = []
    if !cutNames.isEmpty {
      let names = cutNames.prefix(5).joined(separator: ", ")
      notes.append(
        "file names are cut off (\(names)): findings that depend on the file may be missing or wrong"
      )
    }
    if restoredNames > 0 {
      notes.append("\(restoredNames) lost ---/+++ line(s) were restored from the diff line")
    }
    if restoredContext > 0 {
      notes.append(
        "indentation is lost: findings about tabs, spaces and alignment are not reliable")
      notes.append("\(restoredContext) context line(s) got their leading space back")
    }
    if !shortHunks.isEmpty {
      let places = shortHunks.prefix(5).map { "line \($0)" }.joined(separator: ", ")
      notes.append(
        "\(shortHunks.count) hunk(s) are shorter than their header says (\(places)): "
          + "the counts were set to what is left")
    }
    return notes
  }

  private mutating func readLine(_ line: ByteView, next: ByteView) {
    if hunk != nil {
      if addToHunk(line, next: next) { return }
      closeHunk()
    }
    if var opened = Self.hunk(line) {
      restoreNames()
      opened.number = number
      hunk = opened
    } else if line.has("diff --git ") || line.has("Index: ")
      || (isAfterHunk && line.has("--- ") && next.has("+++ "))
    {
      isAfterHunk = false
      file = FileNames()
      if line.has("diff --git ") { readNames(line) }
      if line.has("--- ") { file.hasOld = true }
      emit(line)
    } else if !isAfterHunk {
      if line.has("--- ") { file.hasOld = true }
      if line.has("+++ ") { file.hasNew = true }
      emit(line)
    } else if line.isEmpty || line.has("\\ ") || Self.isTrailer(line, next: next)
      || Self.isVersion(line)
    {
      emit(line)
    } else {
      hasPageText = true
    }
  }

  private mutating func emit(_ line: ByteView) {
    add(line.bytes)
  }

  /// Adds a line that stands for the one that is read.
  private mutating func add(_ line: [UInt8]) {
    (line + [10]).withView { text.append($0, from: number, of: lines) }
  }

  /// Takes the names from a line `diff --git a/old b/new`.
  private mutating func readNames(_ line: ByteView) {
    let names = line.from(11).trimmed
    guard let space = names.lastIndex(of: 32) else { return }
    file.old = names.upTo(space).trimmed.bytes
    file.new = names.from(space + 1).bytes
    if file.new.last == UInt8(ascii: "/") {
      let name = names.from(space + 1)
      let shown = (name.has("b/") ? name.from(2) : name).string
      if !cutNames.contains(shown) && cutNames.count < 20 { cutNames.append(shown) }
    }
  }

  /// Writes the lines that name the file before a hunk when the page lost them.
  private mutating func restoreNames() {
    guard !file.new.isEmpty else { return }
    if !file.hasOld && !file.hasNew {
      add(ByteView("--- ").bytes + file.old)
      restoredNames += 1
    }
    if !file.hasNew {
      add(ByteView("+++ ").bytes + file.new)
      restoredNames += 1
    }
    file.hasOld = true
    file.hasNew = true
  }

  /// Adds the line to the open hunk; false when it belongs to what follows the hunk.
  private mutating func addToHunk(_ line: ByteView, next: ByteView) -> Bool {
    guard var open = hunk else { return false }
    hunk = nil
    defer { hunk = open }
    if line.has("\\ ") {
      append(line, to: &open)
      return true
    }
    if open.isFull || line.has("diff --git ") || Self.hunk(line) != nil
      || ArchivePage.isPageText(line) || Self.isTrailer(line, next: next)
    {
      return false
    }
    if line[0] == UInt8(ascii: "+") {
      guard open.newLeft > 0 else { return false }
      open.newLeft -= 1
    } else if line[0] == UInt8(ascii: "-") {
      guard open.oldLeft > 0 else { return false }
      open.oldLeft -= 1
    } else {
      guard open.oldLeft > 0, open.newLeft > 0 else { return false }
      guard lostSpaces || line[0] == 32 || line.isEmpty else { return false }
      open.oldLeft -= 1
      open.newLeft -= 1
      if line.isEmpty {
        if open.emptyCount == 0 { open.emptyStart = open.lines.bytes.count }
        open.emptyCount += 1
      }
      if lostSpaces {
        open.lines.append(32, from: number, of: lines)
        if !line.isEmpty { restoredContext += 1 }
      }
    }
    append(line, to: &open)
    return true
  }

  private func append(_ line: ByteView, to open: inout Hunk) {
    (line.bytes + [10]).withView { open.lines.append($0, from: number, of: lines) }
    if !line.isEmpty { open.emptyCount = 0 }
  }

  /// Writes the open hunk, its counts being those of its lines.
  private mutating func closeHunk() {
    guard var closed = hunk else { return }
    hunk = nil
    isAfterHunk = true
    var header = closed.header
    var hasSpaceAfter = false
    if !closed.isFull {
      // Empty lines at the end of a cut hunk are the page's spacing.
      if closed.emptyCount > 0 {
        closed.lines.cut(to: closed.emptyStart)
        closed.oldLeft += closed.emptyCount
        closed.newLeft += closed.emptyCount
        hasSpaceAfter = true
      }
      shortHunks.append(closed.oldStart)
      let old = "\(closed.oldStart),\(closed.old - closed.oldLeft)"
      let new = "\(closed.newStart),\(closed.new - closed.newLeft)"
      header = [UInt8]("@@ -\(old) +\(new)".utf8) + closed.tail
    }
    (header + [10]).withView { text.append($0, from: closed.number, of: lines) }
    text.append(closed.lines)
    if hasSpaceAfter { text.append(10, from: max(number - 1, 0), of: lines) }
  }

  /// The hunk that a line `@@ -1,2 +3,4 @@` opens.
  private static func hunk(_ line: ByteView) -> Hunk? {
    guard let header = HunkHeader(line) else { return nil }
    let (old, new) = (header.old, header.new)
    return Hunk(
      oldStart: old.start, newStart: new.start, old: old.count, new: new.count, oldLeft: old.count,
      newLeft: new.count, header: line.bytes, tail: line.from(header.contextStart - 3).bytes)
  }

  /// Whether the line is one of those that git writes below a diff.
  private static func isTrailer(_ line: ByteView, next: ByteView) -> Bool {
    line.has("base-commit: ") || line.has("prerequisite-patch-id: ")
      || ((line.equals("--") || line.equals("-- ")) && isVersion(next))
  }

  /// Whether a line begins with a version of git, such as `2.35.1`.
  private static func isVersion(_ line: ByteView) -> Bool {
    guard let (_, dot) = line.number(at: 0), line[dot] == UInt8(ascii: ".") else { return false }
    return line[dot + 1].isDigit
  }

  /// Whether no line of the diff's hunks begins with a space.
  private static func lostSpaces(_ page: ByteView) -> Bool {
    var isInHunk = false
    var at = 0
    while at < page.count {
      let end = page.firstIndex(of: 10, from: at) ?? page.count
      if page.has("@@ -", at: at) { isInHunk = true }
      if page.has("diff --git ", at: at) { isInHunk = false }
      if isInHunk && page[at] == 32 { return false }
      at = end + 1
    }
    return true
  }
}
