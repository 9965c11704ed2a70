// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags an else whose if has left the function or loop already.
enum UnnecessaryElse: LineRule {
  static let info = RuleInfo(
    type: "UNNECESSARY_ELSE", level: .warning, group: .indentation,
    why: """
      Nothing of the block runs after a break or return, so the code of the else can stand at the \
      level of the if. That keeps the common path unindented.
      """,
    examples: [
      Example(
        """
        +	if (error) {
        +		return error;
        !	} else {
        +		count++;
        +	}
        """),
      Example(
        """
        +	if (error)
        +		return error;
        +	else
        +		return count;
        """),
    ])

  static let needs = Needs.anyOf(["else"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.spaced
    let tabs = tabRun(code)
    guard line.isAdded, tabs > 0, isBareElse(code, 1 + tabs) else { return }
    let previous = line.previous
    let inner = 2 + tabs
    guard previous[0] == UInt8(ascii: "+"), tabRun(previous) == tabs + 1 else { return }
    if line.options.precise, isNeededByChain(line, tabs),
      out.leavesOut(info, .meaning("an arm of the chain before goes on below it"))
    {
      return
    }
    if previous.hasWord("break", at: inner) {
      out.report(Self.self, .useless("break"), show: .withPrevious)
    } else if previous.hasWord("return", at: inner), line.number < line.patch.count,
      !returns(line.patch.code(line.index + 1), tabs: tabs + 1)
    {
      out.report(Self.self, .useless("return"), show: .withPrevious)
    }
  }

  /// How many lines above the chain of arms is followed.
  private static let mostAbove = 200

  /// Whether the else ends a chain of `else if` of which an arm before the last does not leave.
  private static func isNeededByChain(_ line: borrowing Line, _ tabs: Int) -> Bool {
    var at = line.index - 1
    var last = ByteView.empty
    var arms = 0
    while at >= max(line.patch.first, line.index - mostAbove) {
      let code = line.patch.code(at)
      at -= 1
      if code[0] == UInt8(ascii: "-") { continue }
      if code[0] == UInt8(ascii: "@") { return arms > 0 }
      let start = code.skipSpacesAndTabs(1)
      if start >= code.count || code[start] == .comment { continue }
      if tabRun(code) > tabs {
        if last.isEmpty { last = code }
        continue
      }
      // What leaves the last arm was looked at.
      if arms > 0 && !leaves(last) { return true }
      arms += 1
      last = .empty
      let keyword = code[start] == UInt8(ascii: "}") ? code.skipSpacesAndTabs(start + 1) : start
      guard code.has("else", at: keyword) else { return false }
    }
    return arms > 1
  }

  /// Whether nothing that stands after the statement is reached by it.
  private static func leaves(_ code: ByteView) -> Bool {
    let start = code.skipSpacesAndTabs(1)
    let words: [StaticString] = ["return", "break", "continue", "goto"]
    return words.contains { code.hasWord($0, at: start) }
  }

  /// How many tabs stand after the marker.
  private static func tabRun(_ code: ByteView) -> Int {
    var at = 1
    while code[at] == UInt8(ascii: "\t") { at += 1 }
    return at - 1
  }

  /// Whether the rest of the line is an else with no more than its braces.
  private static func isBareElse(_ code: ByteView, _ at: Int) -> Bool {
    var at = at
    if code[at] == UInt8(ascii: "}") { at = code.skipSpacesAndTabs(at + 1) }
    guard code.has("else", at: at) else { return false }
    let brace = code.skipSpacesAndTabs(at + 4)
    if code[brace] == UInt8(ascii: "{") { return code.skipSpaces(brace + 1) >= code.count }
    return code.skipSpaces(at + 4) >= code.count
  }

  /// Whether the line returns, too.
  private static func returns(_ code: ByteView, tabs: Int) -> Bool {
    (code[0] == UInt8(ascii: " ") || code[0] == UInt8(ascii: "+")) && tabRun(code) == tabs
      && code.has("return", at: tabs + 1)
  }
}

extension Message {
  fileprivate static func useless(_ word: StaticString) -> Message {
    "drop the else: nothing of the block runs after \(word)"
  }
}
