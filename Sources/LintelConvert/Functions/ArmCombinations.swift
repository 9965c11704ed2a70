// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The texts that a function can be, by the conditions of its `#if` directives.
///
/// The same condition has the same answer everywhere in the function. Conditions that exclude each
/// other in other ways are not known to: there may be texts that no configuration has.
struct ArmCombinations {
  private let source: SourceTokens
  private let range: Range<Int>
  /// Whether a directive changes the code in a way that is not followed.
  private var problem: ReadingProblem?

  /// For each combination the tokens of the code in the range.
  static func all(
    of range: Range<Int>, in source: SourceTokens
  ) throws(ReadingProblem) -> [[Int32]] {
    var combinations = ArmCombinations(source: source, range: range)
    var waiting: [[String: Bool]] = [[:]]
    var found: [[Int32]] = []
    while let answers = waiting.popLast() {
      if found.count + waiting.count > ConvertLimits.combinations {
        throw ReadingProblem(range.lowerBound, "more combinations of #if arms than are followed")
      }
      let (tokens, unknown) = combinations.walk(answers)
      if let problem = combinations.problem { throw problem }
      if let unknown {
        waiting.append(answers.merging([unknown: false]) { $1 })
        waiting.append(answers.merging([unknown: true]) { $1 })
      } else {
        found.append(tokens)
      }
    }
    return found
  }

  private init(source: SourceTokens, range: Range<Int>) {
    self.source = source
    self.range = range
  }

  /// An open `#if`.
  private struct Arm {
    /// Whether the code around it is there.
    let isOuter: Bool
    /// Whether this arm is there, and whether one of this `#if` was.
    var isHere: Bool
    var hadOne: Bool
  }

  /// The tokens with these answers, or the first condition without one.
  private mutating func walk(_ answers: [String: Bool]) -> (tokens: [Int32], unknown: String?) {
    var tokens: [Int32] = []
    var arms: [Arm] = []
    var at = range.lowerBound
    while at < range.upperBound {
      let token = source[at]
      let isHere = arms.last?.isHere ?? true
      if token.kind != .directive {
        if isHere { tokens.append(Int32(at)) }
        at += 1
        continue
      }
      switch token.directive {
      case .ifValue, .ifDefined, .ifNotDefined:
        var arm = Arm(isOuter: isHere, isHere: false, hadOne: false)
        if isHere {
          let condition = Self.condition(at, source)
          guard let answer = condition.value ?? answers[condition.key] else {
            return ([], condition.key)
          }
          arm.isHere = answer == condition.isTrue
          arm.hadOne = arm.isHere
        }
        arms.append(arm)
      case .elseValue, .elseDefined, .elseNotDefined:
        guard var arm = arms.popLast() else { return fail(at, "an #elif without its #if") }
        arm.isHere = false
        if arm.isOuter && !arm.hadOne {
          let condition = Self.condition(at, source)
          guard let answer = condition.value ?? answers[condition.key] else {
            return ([], condition.key)
          }
          arm.isHere = answer == condition.isTrue
          arm.hadOne = arm.isHere
        }
        arms.append(arm)
      case .elseAll:
        guard var arm = arms.popLast() else { return fail(at, "an #else without its #if") }
        arm.isHere = arm.isOuter && !arm.hadOne
        arm.hadOne = true
        arms.append(arm)
      case .endIf:
        guard arms.popLast() != nil else { return fail(at, "an #endif without its #if") }
      case .include where isHere, .other where isHere:
        return fail(at, "a directive in a function")
      default: break
      }
      at = (source.partner(at) ?? at) + 1
    }
    if !arms.isEmpty { return fail(range.upperBound, "an #if that the function does not end") }
    return (tokens, nil)
  }

  private mutating func fail(_ at: Int, _ text: String) -> (tokens: [Int32], unknown: String?) {
    problem = problem ?? ReadingProblem(at, text)
    return ([], nil)
  }

  /// What a directive asks: a condition that others may ask, too, and the answer for which the
  /// directive's arm is there; and the answer where it is known.
  private static func condition(
    _ at: Int, _ source: SourceTokens
  ) -> (key: String, isTrue: Bool, value: Bool?) {
    let end = source.partner(at) ?? at
    switch source.condition(at) {
    case .always: return ("", true, true)
    case .never: return ("", true, false)
    case .unknown: break
    }
    var start = at + 2
    var isTrue = true
    switch source[at].directive {
    case .ifDefined, .elseDefined: return ("defined " + text(start..<end, source), true, nil)
    case .ifNotDefined, .elseNotDefined:
      return ("defined " + text(start..<end, source), false, nil)
    default: break
    }
    if source.kind(start) == .not, isOneOperand(start + 1..<end, source) {
      isTrue = false
      start += 1
    }
    if source.bytes(start).equals("defined") {
      if start + 2 == end { return ("defined " + text(start + 1..<end, source), isTrue, nil) }
      if start + 4 == end, source.kind(start + 1) == .openParen {
        return ("defined " + text(start + 2..<start + 3, source), isTrue, nil)
      }
    }
    return (text(start..<end, source), isTrue, nil)
  }

  /// Whether `!` before these tokens negates all of them.
  private static func isOneOperand(_ range: Range<Int>, _ source: SourceTokens) -> Bool {
    var at = range.lowerBound
    if source.kind(at) == .word { at += 1 }
    if source.bytes(range.lowerBound).equals("defined"), source.kind(at) == .word { at += 1 }
    if at < range.upperBound, source.kind(at) == .openParen { at = (source.partner(at) ?? at) + 1 }
    return at == range.upperBound
  }

  private static func text(_ range: Range<Int>, _ source: SourceTokens) -> String {
    range.map { source.bytes($0).string }.joined(separator: " ")
  }
}
