// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension AvoidExterns {
  /// Flags the keyword extern before a prototype in a header.
  enum Header: LineRule {
    static let info = AvoidExterns.info

    static let examples: [Example] = [
      Example(
        """
        !extern int example_start(struct device *dev);
        """, in: "include/linux/example.h", strict: true,
        fixed: """
          +int example_start(struct device *dev);
          """),
      Example(
        """
        +int example_start(struct device *dev);
        +extern int example_limit;
        """, in: "include/linux/example.h", strict: true),
    ]

    static let needs = Needs.anyOf(["extern"])
    static let needsInCode: [LineTraits] = ["("]
    static let needsAtStart: LineTraits = "e"

    static func check(_ line: borrowing Line, _ out: inout Reporter) {
      let code = line.code
      let keyword = code.skipSpaces(1)
      guard line.isAdded, line.path.kind.contains(.header), code.has("extern", at: keyword) else {
        return
      }
      let start = code.skipSpaces(keyword + 6)
      guard start > keyword + 6,
        line.grammar.type(
          code, start,
          { end in
            Grammar.identifier(code, code.skipSpaces(end)) {
              code[code.skipSpaces($0)] == UInt8(ascii: "(")
            }
          })
      else { return }
      guard out.report(Self.self, level: .check, .needless), out.isFixing else { return }
      out.fixes?.edit(line.index, removeLastKeyword)
    }

    private static func removeLastKeyword(_ text: inout [UInt8]) {
      let range = text.withView { text -> Range<Int>? in
        var at = 0
        var last: Range<Int>?
        while let found = text.range(ofWord: "extern", from: at) {
          at = found.upperBound
          last = found.lowerBound..<text.skipSpaces(at)
        }
        return last
      }
      if let range { text.replace(range, with: .empty) }
    }
  }
}

extension Message {
  fileprivate static let needless: Message = "remove extern, which a prototype does not need"
}
