// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Decides for `--precise` which types say anything about the input, and about the line.
struct Relevance {
  /// Whether the line is one of a log that its author has not written.
  var isOutput = false
  private let asked: TypeGroups?
  private let isOneOfSeveral: Bool
  private let removed: RemovedLines
  /// Whether the line is one that a hunk shows and the patch does not change.
  private var isContext = false
  /// How the line, where a hunk adds it, compares with what the patch removes.
  private var match = RemovedLines.Match.none

  init(_ facts: InputFacts) {
    asked = facts.kind.asked
    isOneOfSeveral = facts.isOneOfSeveral
    removed = facts.removedLines
  }

  /// Goes on to a line.
  mutating func enter(_ line: ByteView, inHunk: Bool) {
    isOutput = false
    isContext = inHunk && (line.isEmpty || line[0] == UInt8(ascii: " "))
    match = inHunk && line[0] == UInt8(ascii: "+") ? removed.match(line) : .none
  }

  /// Leaves the last line: what follows is about the input.
  mutating func leaveLines() { enter(.empty, inHunk: false) }

  /// Whether a finding of the type would be about this line of this input.
  func admits(_ type: StaticString) -> Bool {
    if asked == nil && !isOneOfSeveral && !isContext && !isOutput && match == .none { return true }
    let groups = TypeGroups.of(type)
    if let asked, groups.isDisjoint(with: asked) { return false }
    if isOneOfSeveral && groups.contains(.series) { return false }
    if isContext { return !groups.isDisjoint(with: [.corruption, .statement]) }
    if isOutput { return !groups.contains(.prose) }
    return isNew(to: groups)
  }

  /// Whether the line is new to types of these groups, and not only moved.
  private func isNew(to groups: TypeGroups) -> Bool {
    if !groups.isDisjoint(with: [.corruption, .whiteSpaceErrors, .statement]) { return true }
    return switch match {
    case .none: true
    case .butForWhiteSpace: groups.contains(.layout)
    case .same: false
    }
  }
}
