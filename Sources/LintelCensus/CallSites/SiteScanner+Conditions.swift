// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Following directives: each arm of an `#if` starts from what held before it.
extension SiteScanner {
  /// Reads the directive at `at`; the position of its end.
  mutating func directive(_ at: Int) -> Int {
    switch source.tokens[at].directive {
    case .define: return define(at)
    case .undefine: if let api = source.api(at + 2) { macroShadows.remove(api) }
    case .ifValue, .ifDefined, .ifNotDefined: condition(at, .start)
    case .elseValue, .elseDefined, .elseNotDefined, .elseAll: condition(at, .other)
    case .endIf: condition(at, .end)
    default: break
    }
    return source.directiveEnd(at)
  }

  /// What a directive is to its condition.
  private enum ConditionPart { case start, other, end }

  private mutating func condition(_ at: Int, _ part: ConditionPart) {
    if unfollowedConditionals > 0 || part == .start && conditionals.count == Self.depthLimit {
      if part == .start { unfollowedConditionals += 1 }
      if part == .end { unfollowedConditionals -= 1 }
      return
    }
    let value = source.condition(at)
    switch part {
    case .start:
      conditionals.append(
        Conditional(
          token: at, atStart: state, isDead: value == .never, hadAlways: value == .always))
      if value == .never { deadArms += 1 }
    case .other:
      guard var open = conditionals.popLast() else { return }
      leaveArm(&open, at)
      state = open.atStart
      startOver(at, since: open.token)
      open.isDead = value == .never || open.hadAlways
      if open.isDead { deadArms += 1 }
      open.hadAlways = open.hadAlways || value == .always
      conditionals.append(open)
    case .end:
      guard var open = conditionals.popLast() else { return }
      leaveArm(&open, at)
      state = open.atFirstEnd ?? open.atStart
      if open.atFirstEnd == nil && open.hasBody && isAtFileScope {
        // What stood before it was over, without a semicolon.
        finishDeclaration(open.token, terminator: .semicolon)
        state.statement = source.directiveEnd(at) + 1
      }
      startOver(at, since: open.atFirstEnd == nil ? open.token : open.firstEnd)
      state.pending += open.pending
    }
  }

  /// Keeps what holds at the end of an arm; names that other arms than the first have left are
  /// part of the declaration that goes on after the `#endif`.
  private mutating func leaveArm(_ open: inout Conditional, _ at: Int) {
    if open.isDead { deadArms -= 1 }
    if !open.isDead && open.atFirstEnd == nil {
      open.atFirstEnd = state
      open.firstEnd = at
    } else {
      let token = open.token
      open.pending += state.pending.reversed().prefix { $0 > token }.reversed()
    }
  }

  /// Starts the statement after the directive `at` where none was open at the directive `end`,
  /// so that it does not begin with what other arms hold.
  private mutating func startOver(_ at: Int, since end: Int) {
    guard end - state.statement < Self.reach,
      state.statement >= end
        || source.code(state.statement..<end).isEmpty
    else { return }
    state.statement = source.directiveEnd(at) + 1
  }
}
