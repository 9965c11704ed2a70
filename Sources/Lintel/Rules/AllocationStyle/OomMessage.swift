// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a message about a failed allocation.
enum OomMessage: LineRule {
  static let info = RuleInfo(
    type: "OOM_MESSAGE", level: .warning, group: .allocationStyle,
    why: """
      The allocators print a stack trace when they run out of memory. A message of the driver's own \
      adds nothing and makes the kernel bigger.
      """,
    reference: "Documentation/process/coding-style.rst#allocating-memory",
    examples: [
      Example(
        """
        +	int ret;
        +
        +	buffer = kzalloc(size, GFP_KERNEL);
        +	if (!buffer) {
        !		pr_err("no memory\\n");
        +		return -ENOMEM;
        +	}
        """),
      Example(
        """
        +	int ret;
        +
        +	buffer = kzalloc(size, GFP_KERNEL | __GFP_NOWARN);
        +	if (!buffer) {
        +		pr_err("no memory\\n");
        +		return -ENOMEM;
        +	}
        """),
    ])

  static let needs = Needs.anyOf(Grammar.loggingNameParts)

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.isAdded, line.number > 3, let tested = testedForNull(line.previous),
      Grammar.loggingCall(line.code, from: 1, inUBoot: line.has(.uBootLogging)) != nil
    else { return }
    // The allocation stands in the statement that starts above the line that is tested.
    var statement = StatementBlock()
    statement.scan(line.patch, line: line.number - 3, remaining: line.remaining, offset: 0)
    guard allocates(statement.text, tested, line.grammar),
      !statement.text.contains(word: "__GFP_NOWARN")
    else { return }
    if line.options.precise, statement.text.contains("dma_alloc_"),
      out.leavesOut(info, .meaning("this allocator may fail without a word"))
    {
      return
    }
    out.report(Self.self, .printed, show: .withPrevious)
  }

  /// The place that an `if` at the start of the line compares with NULL.
  private static func testedForNull(_ code: ByteView) -> ByteView? {
    let keyword = code.skipSpaces(1)
    let open = code.skipSpaces(keyword + 2)
    guard code[0] == UInt8(ascii: "+") || code[0] == UInt8(ascii: " "),
      code.has("if", at: keyword), code[open] == UInt8(ascii: "(")
    else { return nil }
    let first = code.skipSpaces(open + 1)
    if let start = afterNegation(code, first), let tested = place(code, start, isTested: true) {
      return tested
    }
    return place(code, first, isTested: false)
  }

  /// Where the tested place starts after `!` or `NULL ==`.
  private static func afterNegation(_ code: ByteView, _ at: Int) -> Int? {
    if code[at] == UInt8(ascii: "!") { return code.skipSpaces(at + 1) }
    let sign = code.skipSpaces(at + 4)
    guard code.has("NULL", at: at), code.has("==", at: sign) else { return nil }
    return code.skipSpaces(sign + 2)
  }

  /// The place at `start` if nothing follows in the condition but `== NULL`, which is needed unless
  /// the place is tested already.
  private static func place(_ code: ByteView, _ start: Int, isTested: Bool) -> ByteView? {
    guard let end = Grammar.place(code, start) else { return nil }
    var close = code.skipSpaces(end)
    var isTested = isTested
    if code.has("==", at: close) {
      let null = code.skipSpaces(close + 2)
      guard code.has("NULL", at: null) else { return nil }
      close = code.skipSpaces(null + 4)
      isTested = true
    }
    return isTested && code[close] == UInt8(ascii: ")") ? code[start..<end] : nil
  }

  /// Whether a line of the statement assigns the result of an allocator to the place.
  private static func allocates(
    _ text: ByteView, _ place: ByteView, _ grammar: borrowing Grammar
  ) -> Bool {
    var lineStart = 0
    var at = 0
    while lineStart < text.count {
      let marker = text[lineStart]
      // After blank lines the same place is not looked at again.
      if lineStart >= at && (marker == UInt8(ascii: "+") || marker == UInt8(ascii: " ")) {
        at = text.skipSpaces(lineStart + 1)
        let isDeclared = grammar.type(text, at) { end in
          assignsAllocation(text, text.skipSpaces(end), place)
        }
        if isDeclared || assignsAllocation(text, at, place) { return true }
      }
      guard let end = text.firstIndex(of: UInt8(ascii: "\n"), from: lineStart) else { return false }
      lineStart = end + 1
    }
    return false
  }

  /// Whether `place = (cast) allocator(` stands at `at`.
  private static func assignsAllocation(_ text: ByteView, _ at: Int, _ place: ByteView) -> Bool {
    let sign = text.skipSpaces(at + place.count)
    guard text.has(place, at: at), text[sign] == UInt8(ascii: "=") else { return false }
    var start = text.skipSpaces(sign + 1)
    if text[start] == UInt8(ascii: "(") {
      guard let close = text.firstIndex(of: UInt8(ascii: ")"), from: start) else { return false }
      start = text.skipSpaces(close + 1)
    }
    return Grammar.allocationFunction(text, start) {
      text[text.skipSpaces($0)] == UInt8(ascii: "(")
    }
  }
}

extension Message {
  fileprivate static let printed: Message = "remove the message; the allocator prints one itself"
}
