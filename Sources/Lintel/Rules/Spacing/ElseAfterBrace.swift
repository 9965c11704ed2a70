// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags an else below the brace that closes the if.
enum ElseAfterBrace: LineRule {
  static let info = RuleInfo(
    type: "ELSE_AFTER_BRACE", level: .error, group: .spacing, fix: .layout,
    why: "A closing brace and the else that follows it share a line.",
    reference: "Documentation/process/coding-style.rst#placing-braces-and-spaces",
    examples: [
      Example(
        """
        +	if (ready) {
        +		start();
        +	}
        !	else {
        +		stop();
        +	}
        """, fixed: "+\tif (ready) {\n+\t\tstart();\n+\t} else {\n+\t\tstop();\n+\t}"),
      Example(
        """
        +	if (ready) {
        +		start();
        +	} else {
        +		stop();
        +	}
        """),
    ])

  static let needs = Needs.anyOf(["else"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.follows(closingBrace: "else"), out.report(Self.self, .split, show: .withPrevious),
      out.isFixing, line.previous[0] == UInt8(ascii: "+"), line.isAdded
    else { return }
    let rest = line.previousRaw.withoutClosingBrace
    // A block that stands in one line stays there.
    if line.options.precise, rest.from(1).trimmed.count > 0 {
      out.fixes?.bar()
      return
    }
    out.fixes?.delete(line.index - 1)
    out.fixes?.delete(line.index)
    if rest.from(1).trimmed.count > 0 {
      out.fixes?.insert(rest.bytes, before: line.index)
    }
    var text = line.raw.bytes
    let word = line.raw.skipSpaces(1)
    if line.raw.has("else", at: word) { text.insert(contentsOf: ByteView("} ").bytes, at: word) }
    out.fixes?.insert(text, before: line.index)
  }
}

extension Message {
  fileprivate static let split: Message = "put else on the line of the closing brace"
}

extension Line {
  /// Whether the line starts with `word` in the column of a line before it that ends in `}`; a word
  /// may go on after it.
  func follows(closingBrace word: StaticString) -> Bool {
    !code.isEmpty && previousIndent == indent && code.has(word, at: code.skipSpaces(1))
      && previous[previous.skipSpacesBack(previous.count) - 1] == UInt8(ascii: "}")
  }
}

extension ByteView {
  /// The view up to a `}` at its end; the whole of it where there is none.
  var withoutClosingBrace: ByteView {
    let end = skipSpacesBack(count)
    return self[end - 1] == UInt8(ascii: "}") ? upTo(end - 1) : self
  }
}
