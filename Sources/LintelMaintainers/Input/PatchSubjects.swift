// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What a patch or mail says about the files that it is about.
struct PatchSubjects {
  /// Lines of the file before the patch.
  struct Range: Equatable {
    let file: String
    let start: Int
    let count: Int
  }

  /// The files, in the order and as often as they are named.
  private(set) var files: [String] = []
  /// The commits in `Fixes:` lines.
  private(set) var fixes: [String] = []
  /// The lines that hunks replace.
  private(set) var ranges: [Range] = []
  /// The places of the keywords that are met, in ascending order.
  private(set) var keywords: [Int] = []

  /// The names of the diff by git's rules; nil where they are read as the script reads them.
  private var names: DiffNameReader?

  /// Reads a patch as get_maintainer.pl does: line by line, without regard to hunks.
  ///
  /// - Parameters:
  ///   - keywords: What to look for, in lines that are nothing else; nil for nothing.
  ///   - asScript: Names are read as the script reads them, which knows none with spaces or quotes.
  init(_ text: ByteView, keywords: Keywords?, asScript: Bool = false) {
    if !asScript { names = DiffNameReader() }
    var isInPatch = false
    var found: Set<Int> = []
    var at = 0
    while at < text.count {
      let end = text.firstIndex(of: 10, from: at).map { $0 + 1 } ?? text.count
      let line = text[at..<end]
      at = end
      switch readNames(ofGit: line) {
      case .old, .new:
        isInPatch = true
        continue
      case .start, .combined, .from, .to: continue
      case nil: if readNames(line) { continue }
      }
      if let hash = PatchSubjects.fixedCommit(line) {
        fixes.append(hash)
      } else if let file = PatchSubjects.patchedFile(line) {
        files.append(file)
        isInPatch = true
      } else if let range = hunk(line) {
        ranges.append(range)
      } else if let keywords {
        found.formUnion(keywords.matches(line, isInPatch: isInPatch))
      }
    }
    self.keywords = found.sorted()
  }

  /// Reads the names in a line by git's rules; nil where that is not wanted, or there are none.
  private mutating func readNames(ofGit line: ByteView) -> DiffNameReader.Line? {
    let ended = line.last == 10 ? line.upTo(line.count - 1) : line
    guard let kind = names?.read(ended), let names else { return nil }
    let paths: [[UInt8]?] =
      switch kind {
      case .start, .new, .combined: [names.oldPath, names.newPath]
      case .from: [names.oldPath]
      case .to: [names.newPath]
      case .old: []
      }
    files += paths.compactMap { $0.map { String(decoding: $0, as: UTF8.self) } }
    return kind
  }

  /// The names in a line of git's own: changed modes, renames, and the start of a file's patch.
  private mutating func readNames(_ line: ByteView) -> Bool {
    if line.has(" mode change ") {
      let old = line.skip(Self.octal, 13)
      guard old > 13, line.has(" => ", at: old) else { return false }
      let new = line.skip(Self.octal, old + 4)
      guard new > old + 4, line[new] == 32, let name = PatchSubjects.lastWord(line, new + 1) else {
        return false
      }
      files.append(name)
      return true
    }
    for literal in ["rename from ", "rename to "] as [StaticString] where line.has(literal) {
      guard let name = PatchSubjects.lastWord(line, literal.utf8CodeUnitCount) else { return false }
      files.append(name)
      return true
    }
    guard line.has("diff --git a/") else { return false }
    let end = PatchSubjects.wordEnd(line, 13)
    guard end > 13, line.has(" b/", at: end), let new = PatchSubjects.lastWord(line, end + 3) else {
      return false
    }
    files += [line[13..<end].string, new]
    return true
  }

  private static let octal = ByteSet("01234567")

  private static func wordEnd(_ line: ByteView, _ start: Int) -> Int {
    var at = start
    while at < line.count, !line[at].isSpace { at += 1 }
    return at
  }

  /// The word at `start` if it is the last of the line.
  private static func lastWord(_ line: ByteView, _ start: Int) -> String? {
    let end = wordEnd(line, start)
    return end > start && line.from(end).isBlank ? line[start..<end].string : nil
  }

  private static func fixedCommit(_ line: ByteView) -> String? {
    guard line.has("Fixes:") else { return nil }
    let start = line.skipSpaces(6)
    let end = min(line.skip(.hexDigit, start), start + 40)
    return start > 6 && end - start >= 6 ? line[start..<end].string : nil
  }

  /// The file in a line that begins with `+++` or `---`, without its first folder.
  private static func patchedFile(_ line: ByteView) -> String? {
    guard line.has("+++") || line.has("---"), line[3].isSpace else { return nil }
    let start = line.skipSpaces(3)
    let end = wordEnd(line, start)
    guard end > start else { return nil }
    let name = line[start..<end]
    return name.from(name.firstIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0).string
  }

  private func hunk(_ line: ByteView) -> Range? {
    guard let old = HunkHeader.oldSide(line)?.side, old.hasCount else { return nil }
    return Range(file: files.last ?? "", start: old.start, count: old.count)
  }
}
