// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags macros whose value falls apart when an operator stands next to the macro.
enum ComplexMacro {
  static let info = RuleInfo(
    type: "COMPLEX_MACRO", level: .error, group: .macros,
    why: """
      A macro is replaced as text: 2 * SUM with "a + b" as its value adds b to 2 * a. Parentheses \
      around the value keep it together.
      """,
    reference: "Documentation/process/coding-style.rst",
    examples: [
      Example(
        """
        !#define LIMIT base + 4
        """),
      Example(
        """
        !#define SET_FLAG(dev) (dev)->flags |= 1
        """),
      Example(
        """
        +#define LIMIT (base + 4)
        +#define NAME -4
        +#define FIELD(dev) dev->data.list[4]
        +#define WIDTH "%" PRIu32 "\\n"
        +#define EACH(list) for (i = 0; i < 4; i++)
        +#define MEMBER .name = 4
        +#define POINTER struct device *
        +#define PASTED(name) #name
        +#define EMPTY
        +#define CHECK_BOTH static_assert(A == 1), static_assert(B == 2)
        """),
      Example(
        """
        !#define CHECK_BOTH static_assert(A == 1), static_assert(B == 2)
        """, options: ["--compat=6.12"]),
      Example(
        """
        +#define COMMA ,
        +#define NEXT(a) , next(a)
        """, options: ["--precise"]),
      Example(
        """
        !#define NEXT case 4
        """, options: ["--compat=6.1"]),
    ])

  /// Whether the value keeps together without parentheses, or is no value at all.
  static func isWhole(_ value: ByteView, _ line: borrowing Line) -> Bool {
    if value.isEmpty || isSimple(value) { return true }
    // What starts with a comma is no value.
    if line.options.precise && value[0] == UInt8(ascii: ",") { return true }
    let first = value[0]
    if first == UInt8(ascii: "\"") || value.last == UInt8(ascii: "\"")
      || first == UInt8(ascii: "[") || first == UInt8(ascii: "#") && isStringified(value)
    {
      return true
    }
    return isControl(value, line) || isDeclaration(value)
      || line.has(.staticAssert) && value.contains("static_assert")
      || line.grammar.mentionsType(value)
  }

  /// Whether it is a name or constant, with a sign, members or an end of a statement after it.
  private static func isSimple(_ value: ByteView) -> Bool {
    if value.equals("'X'") || value.equals("'XX'") { return true }
    if value.last == UInt8(ascii: ",") || value.last == UInt8(ascii: ";") {
      return isNameOrConstant(value.upTo(value.count - 1))
    }
    let hasSign = value[0].isA(ByteSet("!~-"))
    let place = value.from(hasSign ? 1 : 0)
    return Grammar.place(place, 0) == place.count || Grammar.isConstant(place)
  }

  private static func isNameOrConstant(_ text: ByteView) -> Bool {
    Grammar.identifier(text, 0) == text.count
      || Grammar.isConstant(text.from(text[0] == UInt8(ascii: "-") ? 1 : 0))
  }

  /// Whether it is a single name or constant after a #.
  private static func isStringified(_ value: ByteView) -> Bool {
    let name = value.from(value.skipSpaces(1))
    return Grammar.identifier(name, 0) == name.count || Grammar.isConstant(name)
  }

  /// Whether it is one loop, or starts a block or a case.
  private static func isControl(_ value: ByteView, _ line: borrowing Line) -> Bool {
    switch value[0] {
    case UInt8(ascii: "c"): return line.has(.caseMacros) && value.hasWord("case", at: 0)
    case UInt8(ascii: "("): return value[1] == UInt8(ascii: "{")
    case UInt8(ascii: "d"):
      guard value.has("do") else { return false }
      let body = value.skipSpaces(2)
      if value[body] == UInt8(ascii: "{") { return true }
      guard let loop = value.firstIndex(of: "while", from: body),
        Grammar.isConstant(value.upTo(loop).from(body).trimmed)
      else { return false }
      let condition = value.from(value.skipSpaces(loop + 5))
      return Grammar.isConstant(condition)
        || condition.last == UInt8(ascii: ";")
          && Grammar.isConstant(condition.upTo(condition.count - 1))
    case UInt8(ascii: "w"): return value.has("while") && isTwoConstants(value.from(5).trimmed)
    case UInt8(ascii: "f"):
      guard value.has("for") else { return false }
      let head = value.from(value.skipSpaces(3))
      let end = head.firstSpace ?? head.count
      guard Grammar.isConstant(head.upTo(end)) else { return false }
      return end == head.count || isNameOrConstant(head.from(head.skipSpaces(end)))
    default: return false
    }
  }

  /// How many places between two constants without white space are tried.
  private static let mostSplits = 64

  /// Whether two constants stand there, as what is left of a condition and a body; white space may
  /// stand between them.
  private static func isTwoConstants(_ text: ByteView) -> Bool {
    if let gap = text.firstSpace {
      let second = text.from(text.skipSpaces(gap))
      return Grammar.isConstant(text.upTo(gap)) && Grammar.isConstant(second)
    }
    guard text.count > 1 else { return false }
    return (1...min(text.count - 1, mostSplits)).contains {
      Grammar.isConstant(text.upTo($0)) && Grammar.isConstant(text.from($0))
    }
  }

  /// Whether it declares or initialises something.
  private static func isDeclaration(_ value: ByteView) -> Bool {
    if value.contains("struct") || value.contains("union")
      || value.contains("_PER_CPU")
        && (value.contains("DECLARE_PER_CPU") || value.contains("DEFINE_PER_CPU"))
      || value.contains("module_param_named") || value.contains("MODULE_PARM_DESC")
      || value.contains("__typeof__(")
    {
      return true
    }
    var at = 0
    while let dot = value.firstIndex(of: UInt8(ascii: "."), from: at) {
      if let end = Grammar.identifier(value, dot + 1),
        value[value.skipSpaces(end)] == UInt8(ascii: "=")
      {
        return true
      }
      at = dot + 1
    }
    return false
  }
}
