// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags arguments that a macro evaluates more than once.
enum MacroArgReuse {
  static let info = RuleInfo(
    type: "MACRO_ARG_REUSE", level: .check, group: .macros,
    why: """
      An argument that stands twice in the value is evaluated twice: MAX(next(), 0) would take two \
      steps. Keep it in a variable inside ({ }), or write an inline function.
      """,
    reference: "Documentation/process/coding-style.rst",
    examples: [
      Example(
        """
        !#define SQUARE(x) ((x) * (x))
        """, strict: true),
      Example(
        """
        +#define LAST(array) (&(array)[sizeof(array) - 1])
        +#define NAMED(type, x) ((type)(x) + sizeof(type))
        """, strict: true),
    ])
}

/// Flags arguments of macros that have an operator next to them.
enum MacroArgPrecedence {
  static let info = RuleInfo(
    type: "MACRO_ARG_PRECEDENCE", level: .check, group: .macros,
    why: """
      The argument is replaced as text: with "a + b" for x, x * 2 is a + b * 2. Write (x).
      """,
    reference: "Documentation/process/coding-style.rst",
    examples: [
      Example(
        """
        !#define TWICE(x) (x * 2)
        """, strict: true),
      Example(
        """
        +#define TWICE(x) ((x) * 2)
        +#define CALL(x, y) call(x, y)
        """, strict: true),
    ])
}

/// Flags arguments that a macro does not use.
enum MacroArgUnused {
  static let info = RuleInfo(
    type: "MACRO_ARG_UNUSED", level: .warning, group: .macros,
    why: """
      An argument that is not used is not evaluated, and the compiler warns about variables that are \
      only set for it. An empty inline function evaluates what it is given.
      """,
    reference: "Documentation/process/coding-style.rst",
    examples: [
      Example(
        """
        !#define trace(dev, what) do_trace(dev)
        """),
      Example(
        """
        +#define trace(dev, what, ...) do_trace(dev, what)
        +#define ignore(dev)
        """),
      Example(
        """
        !#define ignore(dev)
        """, options: ["--compat=6.12"]),
    ])
}
