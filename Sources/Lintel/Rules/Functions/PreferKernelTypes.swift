// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags declarations with `uint8_t` and its siblings outside of code for user space.
enum PreferKernelTypes: LineRule {
  static let info = RuleInfo(
    type: "PREFER_KERNEL_TYPES", level: .check, group: .functions, fix: .unsafe,
    why: "The kernel's own names for sizes are u8 to u64 and s8 to s64; existing code decides.",
    reference: "Documentation/process/coding-style.rst#typedefs",
    examples: [
      Example(
        """
        !	uint8_t count;
        !	const int32_t *offsets = NULL;
        """, strict: true,
        fixed: """
          +	u8 count;
          +	const s32 *offsets = NULL;
          """),
      Example(
        """
        +	u8 count;
        +	s32 offset;
        """, strict: true),
      Example(
        """
        +	uint8_t count;
        """, in: "tools/testing/example.c", strict: true),
    ])

  static let needs = Needs.anyOf([
    "int8_t", "int16_t", "int32_t", "int64_t", "int_8_t", "int_16_t", "int_32_t", "int_64_t",
  ])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard let place = declaredType(line.code, line.grammar),
      let word = c99Name(line.code[place]), !line.path.isUserHeader, !line.path.isTool
    else { return }
    let name = line.code[place][word]
    let kernelName = kernelName(name)
    guard out.report(Self.self, .use(kernelName, name)), out.isFixing else { return }
    let start = place.lowerBound + word.lowerBound
    let range = start..<(start + name.count)
    out.fixes?.replace(range, in: line.index, with: kernelName) { text in
      var at = 0
      while let found = text.withView({ $0.firstIndex(of: name, from: at) }) {
        let end = found + name.count
        if text.withView({ !$0[found - 1].isWord && !$0[end].isWord }) {
          text.replaceSubrange(found..<end, with: kernelName)
          return
        }
        at = found + 1
      }
    }
  }

  private static let afterName = ByteSet("=;,[")

  /// The type of the first name that is declared in the line.
  private static func declaredType(
    _ code: ByteView, _ grammar: borrowing Grammar
  ) -> Range<Int>? {
    var at = 0
    while at < code.count {
      if code[at].isIdentifierStart && !code[at - 1].isWord {
        var typeEnd = at
        let isDeclaration = grammar.declaredType(code, at) { end in
          typeEnd = end
          return Grammar.identifier(code, code.skipSpaces(end)) {
            code[code.skipSpaces($0)].isA(afterName)
          }
        }
        if isDeclaration { return at..<typeEnd }
      }
      at = max(at + 1, code.wordEnd(at))
    }
    return nil
  }

  /// The first C99 name in the type.
  private static func c99Name(_ type: ByteView) -> Range<Int>? {
    var at = 0
    while at < type.count {
      let end = type.wordEnd(at)
      if end > at && Grammar.isC99Type(type[at..<end]) { return at..<end }
      at = max(at + 1, end)
    }
    return nil
  }

  private static func kernelName(_ name: ByteView) -> [UInt8] {
    let first = name[name.skip(ByteSet("_"), 0)]
    let isSigned = first == UInt8(ascii: "s") || first == UInt8(ascii: "i")
    return [UInt8(ascii: isSigned ? "s" : "u")] + name.bytes.filter { $0.isDigit }
  }
}

extension Message {
  fileprivate static func use(_ kernelName: [UInt8], _ name: ByteView) -> Message {
    "use \(kernelName) in place of \(name)"
  }
}
