// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What the walk finds out about a line before its rules run.
extension Checker {
  /// Finds how long the line is, and how far it is indented.
  mutating func measure() {
    // White space of the code is white space of the line; comments hide more of it.
    let start = line.raw.skipSpaces(line.shape.start)
    line.indent = line.columns(line.raw[1..<start])
    let hasTab = line.raw.firstIndex(of: UInt8(ascii: "\t"), from: start) != nil
    line.length =
      hasTab ? line.columns(line.raw.from(1)) : line.indent + max(line.raw.count - start, 0)
  }

  /// Finds the checks that have to look at the line, and the steps for one that is added to a file.
  @inline(__always)
  mutating func findCandidates(isAddedToFile: Bool) {
    var traits = line.traits
    // Rules see other code than this where words become numbers, or where a comment is cut off.
    let isChanged =
      line.path.isLinkerScript || !allowsC99Comments && !traits.isDisjoint(with: .opener)
    if line.path.isLinkerScript { traits = .all }
    if line.raw.last.isSpace { traits.formUnion(.endsInSpace) }
    if line.length > options.maxLineLength { traits.formUnion(.long) }
    if line.previousShape.endKind == LineTraits.kind(of: .comment) {
      traits.formUnion(.belowComment)
    }
    if !line.path.hasFolder || !traits.isDisjoint(with: [.slash, .blanked, .comment]) {
      traits.formUnion(.mayBePath)
    }
    traits.formUnion(memory.facts(of: line))
    if line.patch.hasBackslashLine, line.patch.code(line.index + 1)[0] == UInt8(ascii: "\\") {
      traits.formUnion(.unterminated)
    }
    if line.patch.hasWatched { traits.formUnion(.watched) }
    if isAddedToFile {
      if line.isOddText { traits.formUnion(.oddText) }
      if log.hasLog { traits.formUnion(.shortLog) }
      if rules.readsWords {
        if runs == nil { runs = line.services.spelling.runs }
        let words = runs?.look(at: line.raw) ?? LetterRuns.Answer()
        if words.mayHaveMember { traits.formUnion(.misspelling) }
        if words.mayRepeat { traits.formUnion(.repetition) }
      }
    }
    candidates = rules.candidates(line, traits, endsCount: !isChanged)
    line.mayHaveModifier = candidates.contains(rules.modifierQuestion)
    // A line with a marker that no diff has is never the one before another.
    let isStashed = isAddedToFile || line.code[0] == UInt8(ascii: " ") || line.code.isEmpty
    walk.newest.mayHaveModifier =
      line.mayHaveModifier || walk.newest.mayHaveModifier && !isStashed
  }

  /// Looks for the last condition or loop that starts in the line.
  @inline(__always)
  mutating func readCondition() {
    line.controlWord = nil
    line.conditionHead = nil
    guard candidates.contains(rules.conditionQuestion), !line.isDirective else { return }
    line.controlWord = ControlWord.last(in: line.code)
    line.conditionHead = ConditionHead(line)
  }
}
