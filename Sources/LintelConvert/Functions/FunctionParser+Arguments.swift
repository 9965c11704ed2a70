// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension FunctionParser {
  /// Reads the arguments of a call; what is no expression is kept as it is.
  mutating func arguments() throws(ReadingProblem) -> [Int] {
    let close = code.partner(at)
    at += 1
    var arguments: [Int] = []
    while at < close {
      if code.kind(at) == .comma {
        at += 1
        continue
      }
      arguments.append(try argument(before: close))
      if at < close, code.kind(at) != .comma {
        throw fail(at, "an argument that is not understood")
      }
    }
    at = close + 1
    return arguments
  }

  private mutating func argument(before close: Int) throws(ReadingProblem) -> Int {
    let start = at
    let (end, isPlain) = argumentEnd(from: at, before: close)
    if isPlain {
      let mark = (expressions.count, depth)
      do throws(ReadingProblem) {
        let value = try assignment()
        if at == end { return value }
      } catch {
        if error.text == Self.tooDeep { throw error }
      }
      expressions.removeSubrange(mark.0...)
      depth = mark.1
    }
    at = end
    let isType = (start..<end).allSatisfy {
      code.kind($0) == .star || code.kind($0) == .word && !code.facts($0).contains(.statement)
    }
    return add(isType ? .inert : .opaque, from: start, [])
  }

  /// Where an argument ends, and whether an expression can be read from it.
  private func argumentEnd(from start: Int, before close: Int) -> (end: Int, isPlain: Bool) {
    var place = start
    var isPlain = !code.facts(start).contains(.tag) && !code.facts(start).contains(.typeStart)
    while place < close {
      switch code.kind(place) {
      case .comma: return (place, isPlain)
      case .openParen, .openBracket, .openBrace: place = code.partner(place)
      case .semicolon: isPlain = false
      default: break
      }
      place += 1
    }
    return (close, isPlain)
  }

  /// Whether the parentheses at a position hold a type and something to convert stands after them.
  func isCast(_ open: Int) -> Bool {
    let close = code.partner(open)
    guard close > open + 1 else { return false }
    var words = 0
    var stars = 0
    var isType = false
    var place = open + 1
    while place < close {
      let facts = code.facts(place)
      switch code.kind(place) {
      case .word:
        if facts.contains(.statement) || facts.contains(.unevaluated) { return false }
        if !facts.isDisjoint(with: [.typeStart, .tag, .typeOf]) { isType = true }
        if facts.contains(.typeOf) || facts.contains(.attribute), code.kind(place + 1) == .openParen
        {
          place = code.partner(place + 1)
        } else if scopes[code.word(place)]?.isEmpty == false, !isType {
          return false
        }
        if stars > 0, facts.isDisjoint(with: [.attribute, .typeStart]) { return false }
        words += 1
      case .star: stars += 1
      case .openBracket where isType: place = code.partner(place)
      case .openParen where isType:
        // `void (*)(int)`
        stars += 1
        place = code.partner(place)
      default: return false
      }
      place += 1
    }
    guard words > 0 else { return false }
    if isType || stars > 0 || words > 1 { return true }
    switch code.kind(close + 1) {
    case .word: return code.facts(close + 1).isDisjoint(with: [.statement])
    case .number, .string, .character, .not, .tilde, .openParen, .openBrace: return true
    case .star, .ampersand, .minus, .plus:
      // A name with such an ending is a type's.
      return code.bytes(open + 1).hasSuffix("_t")
    default: return false
    }
  }
}
