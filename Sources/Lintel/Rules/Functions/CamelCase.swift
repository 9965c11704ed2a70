// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags names in mixed case, each the first time it is met.
enum CamelCase: HunkRule {
  static let info = RuleInfo(
    type: "CAMELCASE", level: .check, group: .functions,
    why: """
      Kernel names are lowercase with underscores. Names that the headers in include/ declare may \
      be used as they are, and so may units such as mV or KHz.
      """,
    reference: "Documentation/process/coding-style.rst",
    examples: [
      Example(
        """
        !	int loopCounter = 0;
        """, strict: true),
      Example(
        """
        !	txDesc->bufAddr = map->list[nextIdx];
        +	txDesc->bufAddr = 0;
        """, strict: true),
      Example(
        """
        +	int loop_counter = 0x1fUL;
        +	int max_uV = RANGE_mA_VALUE + limit_KHz + size_MiB;
        +	if (PageLocked(page) || ETHTOOL_LINK_MODE_100baseT_Full_BIT)
        +		return MODE_XGAplus;
        """, strict: true),
      Example(
        """
        +	case caseWithNothingAfter:
        !	case caseWithMore: nextState = 1;
        """, strict: true),
    ])

  static let needs = Needs.anyLine
  static let needsInCode: [LineTraits] = ["ea", "XA"]

  static func check(
    _ line: borrowing Line, _ memory: inout RuleMemory, _ out: inout Reporter
  ) {
    let code = line.code
    guard code.isMixedCase else { return }
    var at = startAfterLabel(code)
    while at < code.count {
      let byte = code[at]
      if byte.isIdentifierStart, let end = Grammar.place(code, at) {
        let place = code[at..<end]
        if place.isMixedCase && !isAllowed(place, line) {
          checkNames(place, at: at, line, &memory, &out)
        }
        at = end
      } else if byte.isDigit || byte == UInt8(ascii: "."),
        let constant = Grammar.constant(code, at)
      {
        at = constant
      } else {
        at += 1
      }
    }
  }

  /// Where names count from: after a case label that nothing, or only a return, follows.
  private static func startAfterLabel(_ code: ByteView) -> Int {
    let start = code.skipSpaces(1)
    let colon: Int
    if code.has("case", at: start) {
      guard let last = code.lastIndex(of: UInt8(ascii: ":")), last >= start + 4 else { return 0 }
      colon = last
    } else if code.has("default", at: start) {
      colon = code.skipSpaces(start + 7)
      guard code[colon] == UInt8(ascii: ":") else { return 0 }
    } else {
      return 0
    }
    var at = skipComment(code, colon + 1)
    if code[at] == UInt8(ascii: "{") { at += 1 }
    at = skipComment(code, at)
    if code[at] == UInt8(ascii: "\\") { at = code.skipSpaces(at + 1) }
    if at >= code.count { return code.count }
    let keyword = code.skipSpaces(colon + 1)
    guard code.has("return", at: keyword), code[keyword + 6].isSpace else { return 0 }
    return code.skipSpaces(keyword + 6)
  }

  /// Goes over white space, then a comment, then white space.
  private static func skipComment(_ code: ByteView, _ start: Int) -> Int {
    var at = code.skipSpaces(start)
    while code[at] == .comment { at += 1 }
    return code.skipSpaces(at)
  }

  private static func checkNames(
    _ place: ByteView, at start: Int, _ line: borrowing Line, _ memory: inout RuleMemory,
    _ out: inout Reporter
  ) {
    var at = 0
    while at < place.count {
      guard !place[at - 1].isWord, let end = Grammar.identifier(place, at) else {
        at += 1
        continue
      }
      let name = place[at..<end]
      let range = (start + at)..<(start + end)
      at = end
      guard name.isMixedCase else { continue }
      // Who only uses a name has not chosen it.
      if line.options.precise, !DeclaredName.isDeclared(range, in: line.code),
        out.leavesOut(info, .meaning("the name is declared elsewhere"))
      {
        continue
      }
      let hash = name.hash
      if memory.input.names.isNew(hash, in: line) {
        out.report(Self.self, .mixedCase(name), once: .name(hash))
      }
    }
  }

  // MARK: - What may be in mixed case

  private static func isAllowed(_ place: ByteView, _ line: borrowing Line) -> Bool {
    line.has(.ethtoolModes) && place.has("ETHTOOL_LINK_MODE_")
      || line.has(.genericKeyword) && place.equals("_Generic") || isGenerated(place)
      || isPageFlag(place)
      || hasUnitOfTwo(place) || hasUnitOfThree(place)
  }

  /// Whether it starts like `FOO_BARx`: capitals and underscores, then one to three capitals and a
  /// lowercase letter.
  private static func isGenerated(_ place: ByteView) -> Bool {
    var at = 0
    for _ in 0..<5 {
      let end = place.skip(.upper, at)
      guard end > at, place[end] == UInt8(ascii: "_") else { return false }
      at = end + 1
      let last = place.skip(.upper, at)
      if (1...3).contains(last - at) && place[last].isLower { return true }
    }
    return false
  }

  /// Whether it starts with the name of a page flag's function.
  private static func isPageFlag(_ place: ByteView) -> Bool {
    for prefix in ["", "Clear", "Set", "TestClear", "TestSet"] as [StaticString]
    where place.has(prefix) {
      let page = prefix.utf8CodeUnitCount
      if place.has("Page", at: page) && place[page + 4].isUpper { return true }
    }
    return false
  }

  /// Whether it is a name with a unit such as mV or nS, the rest being all small or all capitals.
  private static func hasUnitOfTwo(_ place: ByteView) -> Bool {
    let capital = place.skip(smallWord, 0)
    if capital > 0, isUnit(place, capital - 1) { return true }
    return isUnit(place, place.skip(capitalWord, 0))
  }

  private static func isUnit(_ place: ByteView, _ at: Int) -> Bool {
    guard place[at].isLower, place[at + 1].isUpper else { return false }
    let rest = place.from(at + 2)
    if rest.isEmpty { return true }
    return rest.count > 1 && rest[0] == UInt8(ascii: "_")
      && (rest.skip(smallWord, 0) == rest.count || rest.skip(capitalWord, 0) == rest.count)
  }

  /// Whether it is a name with a unit such as MiB or KHz.
  private static func hasUnitOfThree(_ place: ByteView) -> Bool {
    let unit = place.skip(letters, 0)
    let scale = place[unit].isA(ByteSet("KMGT")) ? 1 : 0
    var end = unit + scale
    if scale == 1 && place.has("iB", at: end) || place.has("Hz", at: end) {
      end += 2
    } else {
      return false
    }
    let rest = place.from(end)
    return rest.isEmpty
      || rest.count > 1 && rest[0] == UInt8(ascii: "_") && rest.skip(letters, 0) == rest.count
  }

  private static var letters: ByteSet {
    ByteSet.lower.union(ByteSet(low: 0, high: 1 << 31))
  }
  private static var smallWord: ByteSet { letters.union(.digit) }
  private static var capitalWord: ByteSet {
    ByteSet.upper.union(.digit).union(ByteSet(low: 0, high: 1 << 31))
  }
}

extension Message {
  fileprivate static func mixedCase(_ name: ByteView) -> Message {
    "write \(name) in lowercase with underscores"
  }
}
