// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a pointer that is freed when it goes out of scope, but has no value from the start.
enum UninitializedPtrWithFree: LineRule {
  static let info = RuleInfo(
    type: "UNINITIALIZED_PTR_WITH_FREE", level: .error, group: .functions,
    why: """
      __free() calls its function on every way out of the block, also on those before the pointer was \
      set. Declare it where it gets its value, or set it to NULL.
      """,
    reference: "include/linux/cleanup.h",
    examples: [
      Example(
        """
        !	struct example *ptr __free(kfree);
        """),
      Example(
        """
        +	struct example *ptr __free(kfree) = NULL;
        """),
    ])

  static let variant: Variant? = .freeInitializer
  static let needs = Needs.anyOf(["__free"])
  static let needsInCode: [LineTraits] = ["*", "("]

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    var at = 0
    while let star = code.firstIndex(of: UInt8(ascii: "*"), from: at) {
      at = star + 1
      let name = code.skipSpaces(at)
      guard let nameEnd = Grammar.identifier(code, name), let end = freeEnd(code, nameEnd) else {
        continue
      }
      out.report(Self.self, .unset(code[name..<nameEnd]))
      at = end
    }
  }

  /// Where an attribute after a name ends, and with it the declaration; nil where it does not.
  private static func freeEnd(_ code: ByteView, _ nameEnd: Int) -> Int? {
    let attribute = code.skipSpaces(nameEnd)
    guard attribute > nameEnd, code.has("__free", at: attribute) else { return nil }
    let open = code.skipSpaces(attribute + 6)
    guard code[open] == UInt8(ascii: "("),
      let end = Grammar.identifier(code, code.skipSpaces(open + 1))
    else { return nil }
    let close = code.skipSpaces(end)
    let last = code.skipSpaces(close + 1)
    guard code[close] == UInt8(ascii: ")"),
      code[last] == UInt8(ascii: ",") || code[last] == UInt8(ascii: ";")
    else { return nil }
    return last + 1
  }
}

extension Message {
  fileprivate static func unset(_ name: ByteView) -> Message {
    "set '\(name)' where it is declared; __free() uses it on every way out"
  }
}
