// SPDX-License-Identifier: GPL-2.0-only

/// Follows all expressions of a program through a text, character by character.
///
/// Time is the length of the text times the size of the program, whatever the expressions are.
struct ExpressionRun {
  private let program: ExpressionProgram
  private let text: ByteView
  private var threads: [Int] = []
  private var marks: [Int]
  private var pending: [Int] = []

  /// The numbers of the expressions that matched so far, in no particular order.
  private(set) var found: [Int] = []

  /// A run through `text`.
  init(_ program: ExpressionProgram, _ text: ByteView) {
    self.program = program
    self.text = text
    marks = [Int](repeating: -1, count: program.instructions.count)
  }

  /// Goes through the text; a match may start anywhere.
  mutating func run() {
    var at = 0
    var next: [Int] = []
    while true {
      for start in program.starts { enter(start, at) }
      guard at < text.count, found.count < program.starts.count else { return }
      let (scalar, length) = text.scalar(at: at)
      next.removeAll(keepingCapacity: true)
      for thread in threads {
        if case .take(let taken) = program.instructions[thread], taken.contains(scalar) {
          next.append(thread + 1)
        }
      }
      threads.removeAll(keepingCapacity: true)
      at += length
      for thread in next { enter(thread, at) }
    }
  }

  /// Adds the instruction and all that are reached from it without a character.
  private mutating func enter(_ instruction: Int, _ at: Int) {
    pending.append(instruction)
    while let instruction = pending.popLast() {
      guard marks[instruction] != at else { continue }
      marks[instruction] = at
      switch program.instructions[instruction] {
      case .take: threads.append(instruction)
      case .jump(let target): pending.append(target)
      case .fork(let target): pending += [target, instruction + 1]
      case .place(let place): if holds(place, at) { pending.append(instruction + 1) }
      case .look(let look): if holds(look, at) { pending.append(instruction + 1) }
      case .accept(let number): if !found.contains(number) { found.append(number) }
      }
    }
  }

  private func holds(_ place: ExpressionNode.Place, _ at: Int) -> Bool {
    switch place {
    case .textStart: at == 0
    case .textEnd: at == text.count
    case .finalLineEnd: at == text.count || (at == text.count - 1 && text[at] == 10)
    case .lineStart: at == 0 || (text[at - 1] == 10 && at < text.count)
    case .lineEnd: at == text.count || text[at] == 10
    case .wordBoundary: isBoundary(at)
    case .notWordBoundary: !isBoundary(at)
    }
  }

  private func isBoundary(_ at: Int) -> Bool {
    let before = at > 0 && ScalarClass.isWord(text.scalar(before: at).value)
    let after = at < text.count && ScalarClass.isWord(text.scalar(at: at).value)
    return before != after
  }

  private func holds(_ look: ExpressionNode.Look, _ at: Int) -> Bool {
    let stands = look.choices.contains { look.isAhead ? follows($0, at) : precedes($0, at) }
    return stands != look.isNegated
  }

  private func follows(_ run: [ScalarClass], _ start: Int) -> Bool {
    var at = start
    for taken in run {
      guard at < text.count else { return false }
      let (scalar, length) = text.scalar(at: at)
      guard taken.contains(scalar) else { return false }
      at += length
    }
    return true
  }

  private func precedes(_ run: [ScalarClass], _ end: Int) -> Bool {
    var at = end
    for taken in run.reversed() {
      guard at > 0 else { return false }
      let (scalar, length) = text.scalar(before: at)
      guard taken.contains(scalar) else { return false }
      at -= length
    }
    return true
  }
}
