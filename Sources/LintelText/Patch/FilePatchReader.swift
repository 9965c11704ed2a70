// SPDX-License-Identifier: GPL-2.0-only

/// Reads a unified diff, or a mail with one, as what it does to each file.
package struct FilePatchReader: Sendable {
  /// What the diff does, a file each. A file that only gets another name has no hunks; others without any
  /// are left out.
  package private(set) var files: [FilePatch] = []
  /// Why it cannot be followed; nil where it can.
  package private(set) var problem: String?
  /// The paths of files whose change the diff has only as a binary, or does not have for being one.
  package private(set) var binaries: [[UInt8]] = []

  private var names = DiffNameReader()
  /// Whether the names are those of a file that has no hunk so far.
  private var isNextFile = false
  /// Whether the lines of the file's diff give it another name.
  private var isRenamed = false
  private var oldLeft = 0
  private var newLeft = 0

  /// Reads the whole text.
  package init(_ text: ByteView) {
    var at = 0
    while at < text.count {
      let end = text.firstIndex(of: UInt8(ascii: "\n"), from: at) ?? text.count
      add(text[at..<end])
      at = end + 1
    }
    if oldLeft > 0 || newLeft > 0 { complainOfShortHunk() }
    keepRename()
  }

  private mutating func complainOfShortHunk() {
    problem = problem ?? "a hunk has fewer lines than its header says"
    oldLeft = 0
    newLeft = 0
  }

  private mutating func add(_ line: ByteView) {
    if oldLeft > 0 || newLeft > 0 {
      if addToHunk(line) { return }
      complainOfShortHunk()
    }
    if line.has("diff ") { keepRename() }
    if let header = HunkHeader(line) {
      open(header, line)
    } else if let kind = names.read(line) {
      switch kind {
      case .from, .to: isRenamed = true
      case .start, .combined, .old, .new: break
      }
      isNextFile = true
      if case .combined = kind { problem = problem ?? "the diff of a merge has several old files" }
    } else if isNextFile, line.has("GIT binary patch") || line.has("Binary files ") {
      if let path = names.newPath ?? names.oldPath { binaries.append(path) }
    }
  }

  /// Notes the file before, where all that happens to it is that it gets another name.
  private mutating func keepRename() {
    defer { isRenamed = false }
    guard isRenamed, isNextFile, let old = names.oldPath, let new = names.newPath, old != new else {
      return
    }
    files.append(FilePatch(oldPath: old, newPath: new))
    isNextFile = false
  }

  private mutating func open(_ header: HunkHeader, _ line: ByteView) {
    // Without a file it is text that looks like a hunk.
    guard names.oldPath != nil || names.newPath != nil else { return }
    if isNextFile || files.isEmpty {
      files.append(FilePatch(oldPath: names.oldPath, newPath: names.newPath))
      isNextFile = false
    }
    files[files.count - 1].hunks.append(
      FilePatch.Hunk(
        oldStart: header.old.start, newStart: header.new.start,
        context: line.from(header.contextStart).trimmed.bytes))
    oldLeft = header.old.count
    newLeft = header.new.count
  }

  /// Adds a line to the last hunk; false for one that does not belong there.
  private mutating func addToHunk(_ line: ByteView) -> Bool {
    if line.has("\\ ") { return true }
    let side: FilePatch.Line.Side
    switch line[0] {
    case UInt8(ascii: "+") where newLeft > 0: side = .new
    case UInt8(ascii: "-") where oldLeft > 0: side = .old
    // An editor may take the space off an empty line.
    case UInt8(ascii: " ") where oldLeft > 0 && newLeft > 0: side = .both
    case 0 where line.isEmpty && oldLeft > 0 && newLeft > 0: side = .both
    default: return false
    }
    if side != .new { oldLeft -= 1 }
    if side != .old { newLeft -= 1 }
    let hunks = files[files.count - 1].hunks.count
    files[files.count - 1].hunks[hunks - 1].lines.append(
      FilePatch.Line(side: side, text: line.from(1).bytes))
    return true
  }
}
