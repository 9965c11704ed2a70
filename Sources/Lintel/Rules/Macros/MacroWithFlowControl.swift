// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags macros that leave the function that uses them, or jump in it.
enum MacroWithFlowControl {
  static let info = RuleInfo(
    type: "MACRO_WITH_FLOW_CONTROL", level: .warning, group: .macros,
    why: """
      A return or goto inside a macro cannot be seen where the macro is used. Write the jump in the \
      function itself.
      """,
    reference: "Documentation/process/coding-style.rst",
    examples: [
      Example(
        """
        !#define FAIL(x)		\\
        +	do {			\\
        +		if (x)		\\
        +			return;	\\
        +	} while (0)
        """),
      Example(
        """
        +#define GETTER(name)				\\
        +static int get_##name(void) { return name; }
        """),
    ])

  /// Whether the definition has a jump and does not paste names together, as those do that define a
  /// function.
  static func isFound(in definition: ByteView) -> Bool {
    guard definition.contains(word: "goto") || definition.contains(word: "return") else {
      return false
    }
    return !definition.contains("##") || pastesArguments(definition)
  }

  /// What checkpatch.pl takes for the argument of a macro without white space after `define`: the
  /// first jump without its first and last letter, as that is what it matched last.
  static func mistakenArgument(in definition: ByteView) -> [UInt8]? {
    guard !definition.contains("##") else { return nil }
    let jumps = [definition.range(ofWord: "goto"), definition.range(ofWord: "return")]
    return jumps.compactMap { $0 }.min { $0.lowerBound < $1.lowerBound }
      .map { definition[($0.lowerBound + 1)..<($0.upperBound - 1)].bytes }
  }

  /// Whether a list of arguments stands after some ##, which is no pasting.
  private static func pastesArguments(_ definition: ByteView) -> Bool {
    var at = 0
    while let paste = definition.firstIndex(of: "##", from: at) {
      let start = definition.skipSpaces(paste + 2)
      let word = definition[start..<definition.wordEnd(start)]
      if word.equals("__VA_ARGS__") || word.equals("args") { return true }
      at = paste + 1
    }
    return false
  }
}
