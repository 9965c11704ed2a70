// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags macros with several statements, or with an if, outside of do while.
enum MultistatementMacroUseDoWhile {
  static let info = RuleInfo(
    type: "MULTISTATEMENT_MACRO_USE_DO_WHILE", level: .error, otherLevels: [.warning],
    group: .macros,
    why: """
      After an if without braces only the first statement of such a macro is conditional, and an \
      else after it belongs to the macro's own if. do { } while (0) makes one statement of it.
      """,
    reference: "Documentation/process/coding-style.rst",
    examples: [
      Example(
        """
        !#define STOP(dev) disable(dev); wake(dev)
        """),
      Example(
        """
        !#define CHECK(x)	\\
        +	if (x)		\\
        +		stop()
        """),
      Example(
        """
        +#define STOP(dev)		\\
        +	do {			\\
        +		disable(dev);	\\
        +		wake(dev);	\\
        +	} while (0)
        """),
      Example(
        """
        !#define STOP(dev) disable(dev); wake(dev)
        """, options: ["--compat=6.12"]),
    ])
}
