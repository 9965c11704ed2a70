// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The account of the changes to an input where each is made as a whole or not at all.
struct FixLedger {
  /// What became of a change.
  enum Verdict {
    /// It is made.
    case made
    /// It is not, since it may not be safe and only safe changes are wanted.
    case withheld
    /// It is not: it touches what another change of this run has rewritten, or what no fix may
    /// touch. The next run may find it possible.
    case refused
  }

  let allowsUnsafe: Bool
  /// What may be done to each line.
  let kinds: [FixLine]
  /// The lines whose first code is inside of a comment, as the checker guesses it.
  private let inComment: [Bool]
  /// What each line starts in; read when it is first needed.
  private(set) var places: [SourceTokens.Place] = []
  /// The texts around changes that were read last.
  private var read = FixTokenCache()
  /// The change that is being made.
  var change = FixChange()
  /// The fixes that were made.
  private(set) var fixes: [MadeFix] = []
  /// How many findings were fixed.
  private(set) var made = 0
  /// How many findings have a fix that was not made, for it is not safe.
  private(set) var withheld = 0
  /// Whether a change was refused since its line is too long.
  private(set) var hasLongLine = false
  /// Whether a change was refused since so many of its line were looked at before.
  private(set) var hasCrowdedLine = false

  /// After how many changes of a line that are not safe no others of it are looked at in a run.
  private static let mostWithheld = 64
  /// How many changes a run makes; the next one makes more.
  private static let mostFixes = 1 << 18
  /// How many changes of each line were withheld.
  private var withheldOfLine: [Int: Int] = [:]

  // The lines that changes of this run have touched.
  private var edited: Set<Int> = []
  private var deleted: Set<Int> = []
  private var precededByNew: Set<Int> = []

  /// The fixes that an earlier run has found to be of no use.
  private let taken: Set<TakenFix>
  /// The lines as they were.
  private let firstLines: [[UInt8]]

  init(
    _ patch: borrowing PatchText, file: String?, lines: [[UInt8]], allowsUnsafe: Bool,
    without taken: Set<TakenFix>
  ) {
    self.allowsUnsafe = allowsUnsafe
    self.taken = taken
    firstLines = lines
    kinds = FixLine.lines(of: patch, file: file)
    var inComment: [Bool] = []
    inComment.reserveCapacity(patch.count)
    for index in 0..<patch.count {
      let code = patch.code(index)
      let first = code.skipSpaces(1)
      let opens = patch.raw(index).has("/*", at: first) || patch.raw(index).has("//", at: first)
      inComment.append(code[first] == .comment && !opens)
    }
    self.inComment = inComment
  }

  /// Counts a change and remembers where it was.
  mutating func settle(_ verdict: Verdict) {
    switch verdict {
    case .refused: break
    case .withheld: withheld += change.findings
    case .made:
      made += change.findings
      if let fix = takenFix {
        let line = change.line - 1
        let region = change.region
        fixes.append(
          MadeFix(
            fix: fix, lines: min(region.lowerBound, line)...max(region.upperBound, line)))
      }
      edited.formUnion(change.edited.keys)
      deleted.formUnion(change.deleted)
      precededByNew.formUnion(change.inserted.map(\.before))
    }
  }

  /// What the change is remembered by.
  private var takenFix: TakenFix? {
    guard let info = change.info, firstLines.indices.contains(change.line - 1) else { return nil }
    return TakenFix(type: info.name, line: firstLines[change.line - 1])
  }

  /// Whether the change meets no other change of this run.
  private var isAlone: Bool {
    let region = change.region
    return change.edited.keys.allSatisfy { !deleted.contains($0) }
      && change.deleted.allSatisfy { !deleted.contains($0) && !edited.contains($0) }
      && Set(change.deleted).count == change.deleted.count
      && change.inserted.allSatisfy { !deleted.contains($0.before) }
      && region.allSatisfy { !precededByNew.contains($0) || change.edited.keys.elementsEqual([$0]) }
  }

  /// Whether the change keeps to the lines that a fix may touch.
  private func isInBounds(_ lines: [[UInt8]]) -> Bool {
    for (index, old) in change.edited {
      guard kinds[index].isChangeable, !lines[index].contains(UInt8(ascii: "\n")) else {
        return false
      }
      if kinds[index] != .log && lines[index].first != old.first { return false }
    }
    for index in change.deleted {
      guard kinds.indices.contains(index) else { return false }
      if kinds[index] == .noNewline && change.deleted.count == 1 { continue }
      // The remark about the end of the file must stay after the line that it is about.
      guard kinds[index].isChangeable, !isNoNewline(index + 1) else { return false }
      if change.inserted.isEmpty && isAdded(index) && !hasOtherChange(than: index, lines) {
        return false
      }
    }
    return change.inserted.allSatisfy { insertion in
      guard insertion.before > 0, insertion.before <= kinds.count else { return false }
      return insertion.text.first == UInt8(ascii: "+")
        && !insertion.text.contains(UInt8(ascii: "\n"))
        && (isAdded(insertion.before) || isAdded(insertion.before - 1))
    }
  }

  /// Whether the hunk of the line has another line that is added or removed: one without any is no
  /// hunk to git.
  private func hasOtherChange(than index: Int, _ lines: [[UInt8]]) -> Bool {
    func starts(_ at: Int, _ sign: StaticString) -> Bool {
      lines.indices.contains(at) && lines[at].withView { $0.has(sign) }
    }
    // Where no line says `diff --git`, the next file starts with these two.
    func isRemoved(_ at: Int) -> Bool {
      starts(at, "-") && !(starts(at, "--- ") && starts(at + 1, "+++ "))
    }
    func isChange(_ at: Int) -> Bool {
      if kinds[at] == .other { return isRemoved(at) }
      return isAdded(at) && !deleted.contains(at) && !change.deleted.contains(at)
    }
    func isInHunk(_ at: Int) -> Bool { kinds[at] != .other || isRemoved(at) }
    var at = index + 1
    while kinds.indices.contains(at), isInHunk(at) {
      if isChange(at) { return true }
      at += 1
    }
    at = index - 1
    while kinds.indices.contains(at), isInHunk(at) {
      if isChange(at) { return true }
      at -= 1
    }
    return false
  }

  private func isNoNewline(_ index: Int) -> Bool {
    kinds.indices.contains(index) && kinds[index] == .noNewline
  }

  private func isAdded(_ index: Int) -> Bool {
    kinds.indices.contains(index) && kinds[index].isAdded
  }

  /// Reads what the lines start in; only where a hunk starts is the checker's guess needed.
  private mutating func findPlaces(_ lines: [[UInt8]]) {
    guard places.isEmpty else { return }
    places = [SourceTokens.Place](repeating: .code, count: lines.count)
    var hunk: [Int] = []
    for index in 0...lines.count {
      if index < lines.count, kinds[index] != .other || lines[index].first == UInt8(ascii: "-") {
        if kinds[index] == .code || kinds[index] == .context { hunk.append(index) }
        continue
      }
      guard let first = hunk.first else { continue }
      let startsInComment = inComment[first] && !Self.opensFile(lines, hunkFrom: first)
      readPlaces(of: hunk, lines, startsIn: startsInComment ? .comment : .code)
      hunk.removeAll()
    }
  }

  /// The words of the code of the input, comments and strings left out.
  func names(in patch: borrowing PatchText) -> Set<[UInt8]> {
    var names: Set<[UInt8]> = []
    for index in 0..<patch.count where kinds[index] == .code || kinds[index] == .context {
      let code = patch.code(index)
      var at = 1
      while at < code.count {
        let end = max(code.wordEnd(at), at + 1)
        if code[at].isIdentifierStart { names.insert(code[at..<end].bytes) }
        at = end
      }
    }
    return names
  }

  /// What the line at `index` starts in.
  func place(_ index: Int) -> SourceTokens.Place {
    places.indices.contains(index) ? places[index] : .code
  }

  /// How many lines are taken into tokens at once.
  private static let readLines = 4096

  /// Reads what the lines of a hunk start in, some at a time.
  private mutating func readPlaces(
    of hunk: [Int], _ lines: [[UInt8]], startsIn start: SourceTokens.Place
  ) {
    var start = start
    var count = Self.readLines
    var rest = hunk[...]
    while let first = rest.first {
      let part = rest.prefix(count)
      let texts = part.map { Array((change.edited[$0] ?? lines[$0]).dropFirst()) }
      let read = LinePlaces(texts, startsInComment: start == .comment)
      if read.end == .inside && part.count < rest.count {
        // Where a string goes on nothing else can start to be read.
        count *= 2
        continue
      }
      places[first] = start
      for (line, place) in zip(part.dropFirst(), read.places) { places[line] = place }
      start = read.end
      count = Self.readLines
      rest = rest.dropFirst(part.count)
    }
  }

  /// Whether the hunk whose first line is at `index` is the start of its file, which is code.
  static func opensFile(_ lines: [[UInt8]], hunkFrom index: Int) -> Bool {
    guard index > 0 else { return false }
    return lines[index - 1].withView { HunkHeader($0)?.newStart ?? 2 } <= 1
  }

  /// What is to become of the change, `lines` being the lines with its edits.
  mutating func verdict(_ lines: [[UInt8]]) -> Verdict {
    guard withheldOfLine[change.line, default: 0] < Self.mostWithheld else {
      hasCrowdedLine = true
      return .refused
    }
    let verdict = judged(lines)
    if verdict == .withheld { withheldOfLine[change.line, default: 0] += 1 }
    return verdict
  }

  private mutating func judged(_ lines: [[UInt8]]) -> Verdict {
    guard fixes.count < Self.mostFixes, !change.isBarred, isAlone,
      isInBounds(lines), let fix = change.info?.fix
    else {
      return .refused
    }
    if !taken.isEmpty, let known = takenFix, taken.contains(known) { return .refused }
    if change.edited.keys.contains(where: { lines[$0].count > Limits.fixedLineBytes }) {
      guard allowsUnsafe || fix != .unsafe else { return .withheld }
      hasLongLine = true
      return .refused
    }
    if allowsUnsafe { return .made }
    if change.isDoubtful { return .withheld }
    switch fix {
    case .unsafe: return .withheld
    case .sameMeaning(let adds, let removes):
      findPlaces(lines)
      let comparison = FixComparison(self, lines)
      return comparison.changesOnly(adds: adds, removes: removes, &read) ? .made : .withheld
    case .layout, .comments:
      findPlaces(lines)
      let comparison = FixComparison(self, lines)
      return comparison.isSafe(keepingComments: fix == .layout, &read) ? .made : .withheld
    }
  }
}
