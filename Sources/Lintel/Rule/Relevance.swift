// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What is found in the lines that a patch removes.
protocol RemovedFindings: AnyObject {
  /// Whether a removed line like the added one, whose number is given, has a finding of the type.
  func has(_ type: StaticString, like line: ByteView, at number: Int, path: ByteView) -> Bool
}

/// Decides for `--precise` which types say anything about the input, the file, and the line.
struct Relevance {
  /// Whether the line is one of a log that its author has not written.
  var isOutput = false
  /// Whether the line stands between the log and the diff.
  var isNote = false
  /// The file that the lines are of.
  private(set) var file: FileEvidence?
  private let kind: InputKind
  private let isOneOfSeveral: Bool
  private let removed: RemovedLines
  /// What is found on the other side of hunks; nil in a source file.
  private let removedSide: (any RemovedFindings)?
  private let services: Services
  /// What the text of a source file tells; nil in a patch.
  private let nature: SourceNature?
  /// The line, and its number from 1.
  private var line = ByteView.empty
  private var number = 0
  /// Whether the line is one that a hunk adds.
  private var isAdded = false
  /// Whether the line is one that a hunk shows and the patch does not change.
  private var isContext = false
  /// How the line, where a hunk adds it, compares with what the patch removes.
  private var match = RemovedLines.Match.none
  /// The hashes of the types that were reported in the line.
  private var reported: [UInt64] = []

  /// What is known of a patch.
  init(_ facts: InputFacts, _ removedSide: (any RemovedFindings)?, _ services: Services) {
    self.services = services
    self.removedSide = removedSide
    kind = facts.kind
    isOneOfSeveral = facts.isOneOfSeveral
    removed = facts.removedLines
    nature = nil
  }

  /// What is known of a source file with this text.
  init(fileWithText text: ByteView, _ services: Services) {
    self.services = services
    removedSide = nil
    kind = .kernel
    isOneOfSeveral = false
    removed = RemovedLines()
    nature = SourceNature(text: text)
  }

  /// Goes on in the file at a path, counted from the top of the tree.
  mutating func enterFile(_ path: ByteView) {
    file = FileEvidence(path: path.bytes, nature: nature, services)
  }

  /// Goes on to a line.
  mutating func enter(_ line: ByteView, inHunk: Bool, number: Int = 0) {
    self.line = line
    self.number = number
    isOutput = false
    isNote = false
    isContext = inHunk && nature == nil && (line.isEmpty || line[0] == UInt8(ascii: " "))
    isAdded = inHunk && line[0] == UInt8(ascii: "+")
    match = isAdded ? removed.match(line) : .none
    if !reported.isEmpty { reported.removeAll(keepingCapacity: true) }
  }

  /// Leaves the last line: what follows is about the input.
  mutating func leaveLines() { enter(.empty, inHunk: false) }

  /// Notes that the line has a finding of the type.
  mutating func note(_ type: StaticString) {
    let hash = ByteView(type).hash
    if !reported.contains(hash) { reported.append(hash) }
  }

  /// Why a finding of the type would say nothing about this line of this input; nil where it does.
  func dismissal(of type: StaticString) -> Dismissal? {
    let groups = TypeGroups.of(type)
    if let reason = dismissalByInput(groups) ?? dismissalByLine(groups) { return reason }
    if SameCause.says(ByteView(type).hash, nothingAfter: reported) { return .sameCause }
    if groups.contains(.taste) && !wantsTaste(of: type) { return .taste }
    if let reason = groups.isEmpty ? nil : file?.dismissal(groups) { return reason }
    return wasThere(type, groups) ? .movedLine : nil
  }

  /// Whether a removed line of the hunk that is like this one has the finding, too.
  private func wasThere(_ type: StaticString, _ groups: TypeGroups) -> Bool {
    guard isAdded, let removedSide, let file,
      groups.isDisjoint(with: [.corruption, .whiteSpaceErrors, .statement])
    else { return false }
    return file.path.withView { removedSide.has(type, like: line, at: number, path: $0) }
  }

  /// Whether the user, or a profile of the file's subsystem, asks for what the type finds where that
  /// is a matter of taste.
  func wantsTaste(of type: StaticString) -> Bool {
    let options = services.options
    return options.usedTypes.contains(ByteView(type).string)
      || file?.profiles.contains { $0.asks(for: type) } ?? false
  }

  private func dismissalByInput(_ groups: TypeGroups) -> Dismissal? {
    if let asked = kind.asked, groups.isDisjoint(with: asked) {
      return kind == .stableBackport ? .backport : .otherProject
    }
    return isOneOfSeveral && groups.contains(.series) ? .series : nil
  }

  private func dismissalByLine(_ groups: TypeGroups) -> Dismissal? {
    if isContext {
      return groups.isDisjoint(with: [.corruption, .statement]) ? .contextLine : nil
    }
    if isOutput { return groups.contains(.prose) ? .quotedText : nil }
    if isNote { return groups.isDisjoint(with: [.prose, .trailers]) ? nil : .notes }
    return isNew(to: groups) ? nil : .movedLine
  }

  /// Whether the line is new to types of these groups, and not only moved.
  private func isNew(to groups: TypeGroups) -> Bool {
    if match == .none { return true }
    if !groups.isDisjoint(with: [.corruption, .whiteSpaceErrors, .statement]) { return true }
    return match == .butForWhiteSpace && groups.contains(.layout)
  }
}
