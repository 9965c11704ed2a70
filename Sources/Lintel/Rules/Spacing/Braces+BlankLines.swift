// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension Braces {
  /// Flags a blank line before a closing brace.
  enum AfterBlankLine: LineRule {
    static let info = Braces.info

    static let examples: [Example] = [
      Example(
        """
        +	while (!done()) {
        +		step();
        +		wait();
        +
        !	}
        """, strict: true,
        fixed: "+\twhile (!done()) {\n+\t\tstep();\n+\t\twait();\n+\t}")
    ]

    static let needs = Needs.anyOf(["}"])
    static let needsAtStart: LineTraits = "}"
    static let needsAtEnd: LineTraits = "}"

    static func check(_ line: borrowing Line, _ out: inout Reporter) {
      let brace = line.code.skipSpaces(1)
      guard line.code[brace] == UInt8(ascii: "}"), line.code.from(brace + 1).isBlank,
        line.previousRaw.isBlankLine,
        out.report(Self.self, level: .check, .beforeClose, show: .withPrevious), out.isFixing,
        line.previousRaw[0] == UInt8(ascii: "+")
      else { return }
      out.fixes?.delete(line.index - 1)
    }
  }

  /// Flags a blank line after an opening brace.
  enum BeforeBlankLine: LineRule {
    static let info = Braces.info

    static let examples: [Example] = [
      Example(
        """
        +	while (!done()) {
        !
        +		step();
        +		wait();
        +	}
        """, strict: true,
        fixed: "+\twhile (!done()) {\n+\t\tstep();\n+\t\twait();\n+\t}")
    ]

    static let needs = Needs.anyLine
    static let needsAtStart: LineTraits = "\n"
    static let needsAbove: LineTraits = "{"

    static func check(_ line: borrowing Line, _ out: inout Reporter) {
      guard line.raw.isBlankLine else { return }
      let brace = line.previous.skipSpacesBack(line.previous.count) - 1
      guard brace > 0, line.previous[brace] == UInt8(ascii: "{"),
        out.report(Self.self, level: .check, .afterOpen, show: .withPrevious), out.isFixing
      else { return }
      out.fixes?.delete(line.index)
    }
  }
}

extension ByteView {
  /// Whether the line of a patch has nothing but its marker and white space.
  fileprivate var isBlankLine: Bool { count == 1 || last.isSpace && skipSpaces(1) >= count }
}

extension Message {
  fileprivate static let beforeClose: Message = "remove the blank line before the closing brace"
  fileprivate static let afterOpen: Message = "remove the blank line after the opening brace"
}
