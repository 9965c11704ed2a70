// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// A small pattern: the part of the regular expressions that word files of projects use.
///
/// A step is a byte, `.`, `\w`, `\d`, `\s`, an escaped punctuation byte or a class in brackets, once
/// or with `?`, `*` or `+`. OP-TEE lists `TAILQ_ENTRY\(.*\)` as a type, for example. All the ways to
/// match are followed at once, a bit each, so the time is linear in the text.
struct WordPattern: Sendable {
  private struct Step {
    var members: ByteSet
    var takesHighBytes = false
    var isOptional = false
    var repeats = false

    func takes(_ byte: UInt8) -> Bool { byte < 128 ? byte.isA(members) : takesHighBytes }
  }

  private static let limit = 63
  private var steps: [Step] = []

  /// The pattern, or nil where it has anything else or more than 63 steps.
  init?(_ source: ByteView) {
    var at = 0
    while at < source.count {
      guard steps.count < Self.limit, let (step, next) = Self.step(source, at) else { return nil }
      at = next
      var counted = step
      switch source[at] {
      case UInt8(ascii: "?"): counted.isOptional = true
      case UInt8(ascii: "*"): (counted.isOptional, counted.repeats) = (true, true)
      case UInt8(ascii: "+"): counted.repeats = true
      default: at -= 1
      }
      at += 1
      steps.append(counted)
    }
    guard !steps.isEmpty else { return nil }
  }

  /// Where the longest match that starts at `start` ends.
  func matchEnd(in text: ByteView, at start: Int) -> Int? {
    let done = UInt64(1) << UInt64(steps.count)
    var states = closure(1)
    var end = states & done != 0 ? start : nil
    var at = start
    while at < text.count && states != 0 {
      var next: UInt64 = 0
      for (number, step) in steps.enumerated()
      where (states >> UInt64(number)) & 1 == 1 && step.takes(text[at]) {
        next |= (step.repeats ? 3 : 2) << UInt64(number)
      }
      states = closure(next)
      at += 1
      if states & done != 0 { end = at }
    }
    return end
  }

  /// The states with those that optional steps lead to. A state that stays in a repeated step has
  /// the state after that step too, so only optional steps need to be skipped.
  private func closure(_ states: UInt64) -> UInt64 {
    var states = states
    for (number, step) in steps.enumerated()
    where step.isOptional && (states >> UInt64(number)) & 1 == 1 {
      states |= 2 << UInt64(number)
    }
    return states
  }

  private static func step(_ source: ByteView, _ at: Int) -> (Step, end: Int)? {
    switch source[at] {
    case UInt8(ascii: "."): return (Step(members: .all, takesHighBytes: true), at + 1)
    case UInt8(ascii: "\\"): return escape(source[at + 1]).map { (Step(members: $0), at + 2) }
    case UInt8(ascii: "["): return bracket(source, at + 1)
    case let byte where byte >= 128 || byte.isA(.operators): return nil
    case let byte: return (Step(members: ByteSet(byte...byte)), at + 1)
    }
  }

  private static func escape(_ byte: UInt8) -> ByteSet? {
    switch byte {
    case UInt8(ascii: "w"): .word
    case UInt8(ascii: "d"): .digit
    case UInt8(ascii: "s"): .space
    case let other where other < 128 && other > 32 && !other.isWord: ByteSet(other...other)
    default: nil
    }
  }

  private static func bracket(_ source: ByteView, _ start: Int) -> (Step, end: Int)? {
    let negated = source[start] == UInt8(ascii: "^")
    var at = negated ? start + 1 : start
    var members = ByteSet(low: 0, high: 0)
    while at < source.count && source[at] != UInt8(ascii: "]") {
      let byte = source[at]
      if byte == UInt8(ascii: "\\") {
        guard let escaped = escape(source[at + 1]) else { return nil }
        members = members.union(escaped)
        at += 2
      } else if source[at + 1] == UInt8(ascii: "-"), source[at + 2] != UInt8(ascii: "]") {
        guard byte <= source[at + 2], source[at + 2] < 128 else { return nil }
        members = members.union(ByteSet(byte...source[at + 2]))
        at += 3
      } else {
        guard byte < 128 else { return nil }
        members = members.union(ByteSet(byte...byte))
        at += 1
      }
    }
    guard at < source.count else { return nil }
    return (Step(members: negated ? members.inverted : members, takesHighBytes: negated), at + 1)
  }
}

extension ByteSet {
  /// All 128 ASCII bytes.
  fileprivate static let all = ByteSet(low: .max, high: .max)
  /// What a regular expression gives a meaning and a `WordPattern` has no step for.
  fileprivate static let operators = ByteSet("()[]{}|*+?^$")

  /// The ASCII bytes that are not in the set.
  fileprivate var inverted: ByteSet { ByteSet(low: ~low, high: ~high) }

  /// The ASCII bytes of a range.
  fileprivate init(_ range: ClosedRange<UInt8>) {
    var low: UInt64 = 0
    var high: UInt64 = 0
    for byte in range {
      if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
    }
    self.init(low: low, high: high)
  }
}
