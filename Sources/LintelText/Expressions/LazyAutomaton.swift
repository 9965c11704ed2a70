// SPDX-License-Identifier: GPL-2.0-only

/// A deterministic automaton over ASCII text, whose states are made when a text first needs them.
///
/// A state is the set of instructions that the last byte led to and what that byte was, as far as
/// `^` and `\b` ask. Conditions on a place are decided when the next byte is known, so a transition
/// knows both sides.
struct LazyAutomaton {
  private struct State: Hashable {
    let instructions: [Int]
    let context: Context
  }

  /// What stands before a place.
  private enum Context: Hashable { case start, newline, word, other }

  /// One transition.
  private struct Step {
    var next: Int32 = -1
    /// Which list of matches the place before the byte has; 0 is the empty one.
    var matches: Int32 = 0
  }

  private let program: ExpressionProgram
  /// The symbol of each byte: bytes that no instruction tells apart have the same.
  private let symbols: [Int]
  /// A byte of each symbol.
  private let bytes: [UInt8]

  private var states: [State] = []
  private var numbers: [State: Int32] = [:]
  private var steps: [Step] = []
  private var lists: [[Int]] = [[]]
  private var marks: [Bool]

  /// An automaton for a program that does not look around.
  init(_ program: ExpressionProgram) {
    self.program = program
    var classes = [ScalarClass(ByteSet.word, []), ScalarClass(10)]
    for case .take(let taken) in program.instructions { classes.append(taken) }
    var symbols = [Int](repeating: 0, count: 128)
    var count = 1
    // Refined by one class after the other.
    for taken in classes {
      var split: [Int: Int] = [:]
      var isMixed = false
      for byte in 0..<128 where taken.ascii.contains(UInt8(byte)) {
        let old = symbols[byte]
        if split[old] == nil {
          split[old] = count + split.count
          isMixed = true
        }
        symbols[byte] = split[old] ?? old
      }
      guard isMixed else { continue }
      // Numbered again without gaps.
      var renumbered: [Int: Int] = [:]
      for byte in 0..<128 {
        let new = renumbered[symbols[byte]] ?? renumbered.count
        renumbered[symbols[byte]] = new
        symbols[byte] = new
      }
      count = renumbered.count
    }
    var bytes = [UInt8](repeating: 0, count: count)
    for byte in 0..<128 { bytes[symbols[byte]] = UInt8(byte) }
    self.symbols = symbols
    self.bytes = bytes
    marks = [Bool](repeating: false, count: program.instructions.count)
  }

  /// The symbols that no byte has: a newline that ends the text, and the end.
  private var finalNewline: Int { bytes.count }
  private var end: Int { bytes.count + 1 }
  private var width: Int { bytes.count + 2 }

  /// The numbers of the expressions that match somewhere in `text`, which is ASCII.
  mutating func matches(_ text: ByteView) -> [Int] {
    if program.starts.isEmpty { return [] }
    var found: [Int] = []
    var state = number(of: State(instructions: [], context: .start))
    var at = 0
    while true {
      let isEnd = at >= text.count
      var symbol = isEnd ? end : symbols[Int(text[at] & 0x7F)]
      if at == text.count - 1, text[at] == 10 { symbol = finalNewline }
      var step = steps[Int(state) * width + symbol]
      if step.next < 0 { step = makeStep(&state, symbol) }
      if step.matches > 0 {
        for match in lists[Int(step.matches)] where !found.contains(match) { found.append(match) }
      }
      if isEnd || found.count == program.starts.count { return found }
      state = step.next
      at += 1
    }
  }

  private mutating func number(of state: State) -> Int32 {
    if let known = numbers[state] { return known }
    let fresh = Int32(states.count)
    states.append(state)
    numbers[state] = fresh
    steps += [Step](repeating: Step(), count: width)
    return fresh
  }

  private mutating func makeStep(_ number: inout Int32, _ symbol: Int) -> Step {
    let state = states[Int(number)]
    if states.count >= Limits.patternStates {
      states.removeAll(keepingCapacity: true)
      numbers.removeAll(keepingCapacity: true)
      steps.removeAll(keepingCapacity: true)
      lists.removeSubrange(1...)
      number = self.number(of: state)
    }
    let byte = symbol < bytes.count ? bytes[symbol] : symbol == finalNewline ? 10 : nil
    var matches: [Int] = []
    let reached = closure(state, byte, symbol, &matches)
    var step = Step()
    if !matches.isEmpty {
      step.matches = Int32(lists.count)
      lists.append(matches)
    }
    var next: [Int] = []
    if let byte {
      for instruction in reached {
        if case .take(let taken) = program.instructions[instruction], taken.ascii.contains(byte) {
          next.append(instruction + 1)
        }
      }
      next.sort()
      let context: Context = byte == 10 ? .newline : byte.isWord ? .word : .other
      step.next = self.number(of: State(instructions: next, context: context))
    } else {
      step.next = number
    }
    steps[Int(number) * width + symbol] = step
    return step
  }

  /// The instructions that take a byte and are reached before the one of `symbol`.
  private mutating func closure(
    _ state: State, _ byte: UInt8?, _ symbol: Int, _ matches: inout [Int]
  ) -> [Int] {
    var pending = state.instructions + program.starts
    var reached: [Int] = []
    var seen: [Int] = []
    while let instruction = pending.popLast() {
      guard !marks[instruction] else { continue }
      marks[instruction] = true
      seen.append(instruction)
      switch program.instructions[instruction] {
      case .take: reached.append(instruction)
      case .jump(let target): pending.append(target)
      case .fork(let target): pending += [target, instruction + 1]
      case .place(let place):
        if holds(place, state.context, byte, symbol) { pending.append(instruction + 1) }
      case .look: break
      case .accept(let number): matches.append(number)
      }
    }
    for instruction in seen { marks[instruction] = false }
    return reached
  }

  private func holds(
    _ place: ExpressionNode.Place, _ context: Context, _ byte: UInt8?, _ symbol: Int
  ) -> Bool {
    let isBoundary = (context == .word) != (byte?.isWord ?? false)
    return switch place {
    case .textStart: context == .start
    case .textEnd: symbol == end
    case .finalLineEnd: symbol == end || symbol == finalNewline
    case .lineStart: context == .start || (context == .newline && symbol != end)
    case .lineEnd: symbol == end || byte == 10
    case .wordBoundary: isBoundary
    case .notWordBoundary: !isBoundary
    }
  }
}
