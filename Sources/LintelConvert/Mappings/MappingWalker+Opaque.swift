// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What assembly does, and code that is not taken apart.
extension MappingWalker {
  /// What code does that is not taken apart.
  mutating func opaque(_ range: Range<Int>) {
    var isChanging = false
    var leaves = false
    for place in range {
      switch code.kind(place) {
      case .assign, .compoundAssign, .increment, .decrement: isChanging = true
      case .word:
        let word = code.word(place)
        if ConvertWord.isMapping(word) || effects.helpers[word] != nil
          || effects.summaries[word]?.hasMapping == true
        {
          return problem(.notUnderstood, "a mapping in code that is not taken apart", place)
        }
        if code.isWord(place, .returnWord) || code.isWord(place, .gotoWord) { leaves = true }
        if mode != .lenient, labels.contains(word) { leaves = true }
      default: break
      }
    }
    if leaves, !state.live.isEmpty {
      return problem(
        .notUnderstood, "code that may leave the function and is not taken apart",
        range.lowerBound)
    }
    for place in range where code.kind(place) == .word {
      let isMember = code.kind(place - 1) == .dot || code.kind(place - 1) == .arrow
      if code.kind(place + 1) == .openParen, !isMember {
        var facts = effects.looked(code.token(place))
        if let summary = effects.summaries[code.word(place)] {
          facts.formUnion(summary.facts.intersection([.pageFaults, .thisCPU, .sleeps]))
        }
        act(facts, place)
      } else if !isMember {
        mention(code.word(place), place, isChanging)
      }
      if isStopped { return }
    }
    if !assumesMemory { state.forget(conditions.ofMemory) }
  }

  /// What assembly does with the variables that it names.
  mutating func assembly(_ range: Range<Int>, outputs: Range<Int>) {
    for place in range where code.kind(place) == .word {
      let isMember = code.kind(place - 1) == .dot || code.kind(place - 1) == .arrow
      if isMember || code.kind(place + 1) == .openParen { continue }
      let word = code.word(place)
      if mode != .lenient, labels.contains(word) {
        return problem(.everyPath, "assembly that may go to a label", place)
      }
      for (number, variable) in function.variables.enumerated() where variable.word == word {
        let isOutput = outputs.contains(place)
        if isOutput { forget(number) }
        for holder in Array(state.held.keys) where baseVariable(holder) == number {
          if isOutput {
            state.held[holder]?.offset = .moved
          } else {
            use(MappingValue(held: state.held[holder]), place, "used")
          }
        }
      }
    }
    if !assumesMemory { state.forget(conditions.ofMemory) }
  }

  /// A word in code that is not taken apart may be any variable of that name.
  private mutating func mention(_ word: Int32, _ place: Int, _ isChanging: Bool) {
    for (number, variable) in function.variables.enumerated() where variable.word == word {
      if isChanging { forget(number) }
      for (holder, held) in state.held where baseVariable(holder) == number {
        if held.isDead { continue }
        problem(.notUnderstood, "the address is used in code that is not taken apart", place)
      }
    }
  }
}
