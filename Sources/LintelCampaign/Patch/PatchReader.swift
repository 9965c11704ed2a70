// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Finds in the text of a patch, or of a mail with one, which calls it takes away and adds.
struct PatchReader {
  /// What the patch does, a file each.
  private(set) var files: [FileChange] = []
  /// The files that the patch renames: the new path for each old one.
  private(set) var renames: [String: String] = [:]
  /// What is wrong with the diff; nil for a sound one.
  private(set) var problem: String?
  /// Whether there was a hunk at all.
  private(set) var hasHunk = false

  private let names: APINames
  private var fileNames = DiffNameReader()
  private var oldPath: String?
  private var newPath: String?
  private var hunk: Hunk?
  /// Whether a full hunk has just ended, so that another of its lines is one too many.
  private var isAfterHunk = false

  /// A hunk that is being read.
  private struct Hunk {
    var oldLeft: Int
    var newLeft: Int
    var oldLine: Int
    var newLine: Int
    /// The function around the lines of each side, as far as the hunk tells.
    var oldFunction: String
    var newFunction: String
    /// The lines with text so far: those of the old side, and those of the new.
    var oldLines: [String] = []
    var newLines: [String] = []
    /// The calls found: where their line is in `oldLines` or `newLines`.
    var uses: [(use: PatchUse, at: Int)] = []
  }

  /// How many lines with text above and below a call are its context.
  private static let contextLines = 3

  /// Reads the whole text.
  static func read(_ text: ByteView, names: APINames) -> PatchReader {
    var reader = PatchReader(names: names)
    var at = 0
    while at < text.count {
      let end = text.firstIndex(of: 10, from: at) ?? text.count
      let line = text[at..<end]
      reader.add(line.last == 13 ? line.upTo(line.count - 1) : line)
      at = end + 1
    }
    reader.finish()
    return reader
  }

  init(names: APINames) { self.names = names }

  /// Adds a line, without its line end.
  mutating func add(_ line: ByteView) {
    if hunk != nil {
      if addToHunk(line) { return }
      closeHunk()
    }
    if let opened = Self.hunk(line) {
      hasHunk = true
      isAfterHunk = false
      hunk = opened
      closeFullHunk()
    } else if let kind = fileNames.read(line) {
      isAfterHunk = false
      oldPath = fileNames.oldPath?.printablePath
      newPath = fileNames.newPath?.printablePath
      if case .to = kind, let oldPath, let newPath { renames[oldPath] = newPath }
    } else if isAfterHunk {
      // The line `-- ` separates a mail's signature.
      let isSurplus =
        line[0] == UInt8(ascii: "+")
        || line[0] == UInt8(ascii: "-") && !line.equals("-- ") && !line.equals("--")
      if isSurplus { complain("a hunk has more lines than its header says") }
      isAfterHunk = !line.equals("-- ") && line[0].isA(ByteSet(" +-\\"))
    }
  }

  /// Ends the text.
  mutating func finish() { closeHunk() }

  private mutating func complain(_ words: String) { problem = problem ?? words }

  /// Adds the line to the open hunk; false when it belongs to what follows.
  private mutating func addToHunk(_ line: ByteView) -> Bool {
    guard var open = hunk else { return false }
    if line.has("\\ ") { return true }
    let isOld = line[0] == UInt8(ascii: "-")
    let isNew = line[0] == UInt8(ascii: "+")
    // An editor may take the space off an empty context line.
    let isContext = line[0] == 32 || line.isEmpty || line[0] == 9
    guard
      isOld && open.oldLeft > 0 || isNew && open.newLeft > 0
        || isContext && open.oldLeft > 0 && open.newLeft > 0
    else { return false }
    hunk = nil
    let text = line.from(line.isEmpty ? 0 : 1)
    let function = Self.functionStarting(text)
    let words = text.string.collapsingSpace
    if !isNew {
      if let function { open.oldFunction = function }
      if isOld { addUses(of: text, words, isAdded: false, to: &open) }
      if !words.isEmpty { open.oldLines.append(words) }
      open.oldLeft -= 1
      open.oldLine += 1
    }
    if !isOld {
      if let function { open.newFunction = function }
      if isNew { addUses(of: text, words, isAdded: true, to: &open) }
      if !words.isEmpty { open.newLines.append(words) }
      open.newLeft -= 1
      open.newLine += 1
    }
    hunk = open
    closeFullHunk()
    return true
  }

  private func addUses(of text: ByteView, _ words: String, isAdded: Bool, to open: inout Hunk) {
    for name in names.calls(in: text) {
      let site = SeenSite(
        api: name, path: (isAdded ? newPath : oldPath) ?? "",
        line: isAdded ? open.newLine : open.oldLine,
        function: isAdded ? open.newFunction : open.oldFunction, text: words)
      open.uses.append(
        (
          PatchUse(site: site, isAdded: isAdded),
          isAdded ? open.newLines.count : open.oldLines.count
        ))
    }
  }

  private mutating func closeFullHunk() {
    guard let open = hunk, open.oldLeft == 0, open.newLeft == 0 else { return }
    closeHunk()
    isAfterHunk = true
  }

  private mutating func closeHunk() {
    guard let closed = hunk else { return }
    hunk = nil
    if closed.oldLeft > 0 || closed.newLeft > 0 {
      complain("a hunk has fewer lines than its header says")
    }
    guard !closed.uses.isEmpty else { return }
    if files.last?.oldPath != oldPath || files.last?.newPath != newPath || files.isEmpty {
      files.append(FileChange(oldPath: oldPath, newPath: newPath))
    }
    for (use, at) in closed.uses {
      var site = use.site
      let lines = use.isAdded ? closed.newLines : closed.oldLines
      site.above = Array(lines[..<at].suffix(Self.contextLines))
      site.below = Array(lines[min(at + 1, lines.count)...].prefix(Self.contextLines))
      if use.isAdded {
        files[files.count - 1].added.append(site)
      } else {
        files[files.count - 1].removed.append(site)
      }
    }
  }

  /// The hunk that a line `@@ -1,2 +3,4 @@ function` opens.
  private static func hunk(_ line: ByteView) -> Hunk? {
    guard let header = HunkHeader(line) else { return nil }
    let function = functionStarting(line.from(header.contextStart).trimmed) ?? ""
    return Hunk(
      oldLeft: header.old.count, newLeft: header.new.count, oldLine: header.old.start,
      newLine: header.new.start, oldFunction: function, newFunction: function)
  }

  /// The name of the function whose head the line begins, as git finds it: a word at the start of
  /// the line, and a parenthesis after the name.
  private static func functionStarting(_ line: ByteView) -> String? {
    guard line[0].isIdentifierStart, line.last != UInt8(ascii: ";"),
      let open = line.firstIndex(of: UInt8(ascii: "("))
    else { return nil }
    let end = line.skipSpacesBack(open)
    let start = line.wordStart(end)
    return start < end ? line[start..<end].string : nil
  }
}

extension [UInt8] {
  /// The path as text without control characters.
  fileprivate var printablePath: String { String(decoding: self, as: UTF8.self).printable }
}
