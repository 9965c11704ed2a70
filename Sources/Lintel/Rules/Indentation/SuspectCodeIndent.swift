// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags the body of a conditional that is not one tab deeper than its head.
enum SuspectCodeIndent: LateReader {
  static let info = RuleInfo(
    type: "SUSPECT_CODE_INDENT", level: .warning, group: .indentation,
    why: """
      The indentation of the statement below a conditional shows what belongs to it. One that is \
      too shallow, too deep or between two tab stops misleads, and may hide missing braces.
      """,
    reference: "Documentation/process/coding-style.rst#indentation",
    examples: [
      Example(
        """
        !	if (ready)
        +	start();
        """),
      Example(
        """
        !	for (i = 0; i < count; i++) {
        +			clear(i);
        +	}
        """),
      Example(
        """
        +	if (ready)
        +		start();
        """),
      Example(
        """
        +	if (ready) {
        +error:
        +		stop();
        +	}
        """),
    ])

  static let needs = Needs.anyOf(["if", "while", "for", "do", "else"])

  /// Whether the statement that starts in the line matters, even in the middle of another one.
  static func wantsStatement(_ line: borrowing Line) -> Bool {
    line.controlWord?.isAnyOther == true && !closesLoop(line.code)
  }

  static func check(_ line: borrowing Line, _ memory: inout RuleMemory, _ out: inout Reporter) {
    guard line.hasStatement, wantsStatement(line) else { return }
    let body = line.statement.body
    guard mayEndHead(body) else { return }
    let leftOut = BodyStart.read(body, into: &memory.room.text)
    let start = BodyStart(
      memory.room.text.view, after: line.statement.condition, leftOut: leftOut,
      inMacro: inMacro(line.previous))
    guard let first = start else { return }
    let code = memory.room.text.view.from(first.start)
    guard !code.isEmpty, let shown = line.patch.lineBelow(line.index, first.linesDown) else {
      return
    }
    let raw = line.patch.raw(shown)
    guard line.statement.text[0] == UInt8(ascii: "+") || raw[0] == UInt8(ascii: "+") else { return }
    let indent = line.columns(code.upTo(code.skipSpaces(0)))
    let step = line.options.tabSize
    let isWrong =
      indent % step != 0 || indent < line.indent || indent > line.indent + step
      || indent == line.indent && !mayBeLevel(code)
    guard isWrong else { return }
    out.report(
      Self.self, .suspect(indent, head: line.indent),
      show: .lineAnd(
        ByteView(first.linesDown > 1 ? "[...]\n" : "").bytes + raw.bytes + [UInt8(ascii: "\n")]))
  }

  /// Whether the line has the `while` of a do loop.
  private static func closesLoop(_ code: ByteView) -> Bool {
    var at = 0
    while let brace = code.firstIndex(of: UInt8(ascii: "}"), from: at) {
      at = brace + 1
      if code.has("while", at: code.skipSpaces(at)) { return true }
    }
    return false
  }

  private static func inMacro(_ previous: ByteView) -> Bool {
    let hash = previous.skipSpaces(1)
    if !previous.isEmpty, previous[hash] == UInt8(ascii: "#") {
      let name = previous.skipSpaces(hash + 1)
      if previous.has("define", at: name) && previous[name + 6].isSpace { return true }
    }
    let end = previous.skipSpacesBack(previous.count)
    return previous[end - 1] == UInt8(ascii: "\\")
  }

  /// Whether only a do, a brace or a line continuation can stand after the head in its line.
  private static func mayEndHead(_ body: ByteView) -> Bool {
    let line = body.upTo(body.firstIndex(of: UInt8(ascii: "\n")) ?? body.count)
    var at = line.range(ofWord: "do") == nil ? 0 : BodyStart.afterLastDo(line)
    while line[at].isSpace || line[at] == .comment { at += 1 }
    return at >= line.count || line[at] == UInt8(ascii: "{") || line[at] == UInt8(ascii: "\\")
  }

  /// Whether code in the column of the head can be meant so.
  private static func mayBeLevel(_ code: ByteView) -> Bool {
    let first = code.skipSpaces(0)
    return code[first] == UInt8(ascii: "}") || code[first] == UInt8(ascii: "{")
      || code.hasWord("else", at: first)
  }
}

extension Message {
  fileprivate static func suspect(_ indent: Int, head: Int) -> Message {
    "indent what belongs to the conditional one tab deeper (\(head) columns, then \(indent))"
  }
}
