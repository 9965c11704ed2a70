// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a section attribute that does not fit the variable being constant or not.
enum InitAttribute: LineRule {
  static let info = RuleInfo(
    type: "INIT_ATTRIBUTE", level: .error, group: .macros, fix: .unsafe,
    why: """
      Constant data that is only needed at start-up goes to __initconst, other data to __initdata. \
      One section cannot hold both.
      """,
    reference: "include/linux/init.h",
    examples: [
      Example(
        """
        !static const int limits[] __initdata = { 1, 2 };
        !static int sizes[] __initconst = { 1, 2 };
        """,
        fixed: """
          +static const int limits[] __initconst = { 1, 2 };
          +static const int sizes[] __initconst = { 1, 2 };
          """),
      Example(
        """
        +static const int limits[] __initconst = { 1, 2 };
        +static int sizes[] __initdata = { 1, 2 };
        """),
    ])

  static let needs = Needs.anyOf(["initdata", "initconst"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    if line.code.contains(word: "const") {
      checkConstant(line, &out)
    } else {
      checkVariable(line, &out)
    }
  }

  private static func checkConstant(_ line: borrowing Line, _ out: inout Reporter) {
    guard let found = attribute("initdata", line.code) else { return }
    let prefix = line.code[found.lowerBound..<(found.upperBound - 8)]
    guard out.report(Self.self, .constant(prefix)), out.isFixing else { return }
    out.fixes?.edit(line.index) { text in
      guard let range = text.withView({ attribute("initdata", $0) }) else { return }
      text.replaceSubrange(range, with: prefix.bytes + ByteView("initconst").bytes)
    }
  }

  private static func checkVariable(_ line: borrowing Line, _ out: inout Reporter) {
    guard let found = attribute("initconst", line.code),
      out.report(Self.self, .variable(line.code[found])), out.isFixing
    else { return }
    out.fixes?.edit(line.index) { text in
      let spaces = text.withView { text -> Range<Int>? in
        let end = text.skipSpaces(1) + 6
        let next = text.skipSpaces(end)
        let isStatic = text[0] == UInt8(ascii: "+") && text.has("static", at: end - 6)
        return isStatic && next > end ? end..<next : nil
      }
      if let spaces { text.replace(spaces, with: ByteView(" const ")) }
    }
  }

  /// The first attribute of this name, with its prefix.
  private static func attribute(_ name: StaticString, _ text: ByteView) -> Range<Int>? {
    var at = 0
    while let found = text.firstIndex(of: name, from: at) {
      at = found + 1
      let end = found + name.utf8CodeUnitCount
      if text[end].isWord { continue }
      for prefix in ["__", "__mem", "__cpu", "__dev", "__net_"] as [StaticString] {
        let start = found - prefix.utf8CodeUnitCount
        if text.has(prefix, at: start) { return start..<end }
      }
    }
    return nil
  }
}

extension Message {
  fileprivate static func constant(_ prefix: ByteView) -> Message {
    "put constant data in \(prefix)initconst"
  }
  fileprivate static func variable(_ attribute: ByteView) -> Message {
    "make the data const, as \(attribute) asks for"
  }
}
