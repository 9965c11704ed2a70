// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags do while around a single statement.
enum SingleStatementDoWhileMacro {
  static let info = RuleInfo(
    type: "SINGLE_STATEMENT_DO_WHILE_MACRO", level: .warning, group: .macros,
    why: """
      do { } while (0) makes one statement of several. Around a single statement it only makes the \
      macro harder to read.
      """,
    reference: "Documentation/process/coding-style.rst",
    examples: [
      Example(
        """
        !#define STOP(dev) do { disable(dev); } while (0)
        """),
      Example(
        """
        +#define STOP(dev)			\\
        +	do {				\\
        +		disable(dev);		\\
        +		wake(dev);		\\
        +	} while (0)
        +#define CHECK(x) do { if (x) stop(); } while (0)
        """),
      Example(
        """
        +#define STOP(dev) do { disable(dev); } while (0)
        !#define SET(dev) do { (dev)->ready = true; } while (0)
        """, options: ["--precise"]),
    ])
}
