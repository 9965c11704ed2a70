// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Which file of a patch the lines belong to.
extension Checker {
  /// Reads the name of a file from a line of the diff's header, as the script does.
  mutating func enterFileAsScript() -> Bool {
    guard let name = DiffHeader.fileName(line.code) else { return false }
    let path = line.inWholeFile ? name.path : DiffHeader.withoutFirstFolder(name.path)
    enterFile(path, shownAs: path, isNew: name.isNew)
    return true
  }

  /// Reads the name of a file from a line of the diff's header by git's rules.
  mutating func enterFile() -> Bool {
    let marker = line.code[0]
    if line.inWholeFile {
      guard marker == UInt8(ascii: "+"), let name = DiffHeader.fileName(line.code) else {
        return false
      }
      // The second line names the file; a later one is code that looks like it.
      let path = line.number == 2 ? Array(line.inputName.utf8) : name.path.bytes
      path.withView { enterFile(asNamed: $0, isNew: true) }
      return true
    }
    // A removed line that begins with two dashes names no file.
    if marker == UInt8(ascii: "-") && line.remaining != 0 { return false }
    if marker == UInt8(ascii: "@"), !log.inLog, CombinedDiff.isHunk(line.code) {
      enterCombined()
      return true
    }
    switch walk.names.read(line.code) {
    case .start:
      if let path = walk.names.newPath ?? walk.names.oldPath {
        path.withView { enterFile(asNamed: $0, isNew: false) }
        log.isPatch = true
        return true
      }
      return enterFileAsScript()
    case .new:
      let path = walk.names.newPath ?? Self.noFile
      path.withView { enterFile(asNamed: $0, isNew: true) }
      return true
    case .combined:
      guard CombinedDiff.isHeader(line.patch.raw(line.index + 1)) else { return false }
      enterCombined()
      return true
    case .old, .from, .to: return false
    case nil:
      // A pair of names that cannot be told apart.
      return marker == UInt8(ascii: "d") && enterFileAsScript()
    }
  }

  /// What stands for no file, as the script has it.
  private static let noFile = Array("dev/null".utf8)

  private mutating func enterFile(asNamed path: ByteView, isNew: Bool) {
    QuotedName.shown(path).withView { enterFile(path, shownAs: $0, isNew: isNew) }
  }

  private mutating func enterFile(_ path: ByteView, shownAs name: ByteView, isNew: Bool) {
    log.inLog = false
    line.inCommitLog = false
    if line.inWholeFile, let known = line.services.tree?.place?.pathFromTop(path) {
      // Rules know it by its path from the top; reports name it as the user did.
      known.withView { line.path.set($0) }
    } else {
      line.path.set(path)
    }
    out.enterFile(line.path.view, shownAs: name)
    memory.file = RuleMemory.OfFile()
    if isNew {
      for rule in CheckOrder.newFileNameRules { rule.enter(line, &log, &out) }
    }
  }

  /// Enters the diff of a merge, which is named once and not checked.
  private mutating func enterCombined() {
    let isFirst = !log.hasCombinedDiff
    (walk.names.newPath ?? []).withView { enterFile(asNamed: $0, isNew: false) }
    log.isPatch = true
    log.hasCombinedDiff = true
    var diff = CombinedDiff()
    if CombinedDiff.isHunk(line.code) { _ = diff.read(line.code) }
    walk.combined = diff
    // The line itself is named, not the one before, as with what is found in a file's name.
    out.prefixLine = line.number
    if isFirst {
      for rule in CheckOrder.combinedDiffRules { rule.enter(line, &log, &out) }
    }
  }

  /// Whether the line belongs to the diff of a merge.
  mutating func readCombined() -> Bool {
    let belongs = walk.combined?.read(line.raw) ?? false
    if !belongs { walk.combined = nil }
    return belongs
  }
}
