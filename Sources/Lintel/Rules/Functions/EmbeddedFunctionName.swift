// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a string that has the name of its own function in it.
enum EmbeddedFunctionName: LineRule {
  static let info = RuleInfo(
    type: "EMBEDDED_FUNCTION_NAME", level: .warning, group: .functions,
    why: """
      A function's name in a message is wrong as soon as the function is renamed or the line is \
      copied. "%s" with __func__ is always right.
      """,
    examples: [
      Example(
        """
        +static int example_start(void)
        +{
        !	pr_info("example_start failed\\n");
        +}
        """),
      Example(
        """
        +static int example_stop(struct device *dev,
        +			int reason) {
        !	pr_info("example_stop failed\\n");
        """),
      Example(
        """
        +static int example_start(void)
        +{
        +	pr_info("%s failed\\n", __func__);
        +	name = "example_start";
        +}
        """),
    ])

  static let needs = Needs.anyOf(["\""])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let name = line.functionName
    guard !name.isEmpty, line.isAdded, let range = Grammar.firstString(line.code) else { return }
    let string = line.raw[range]
    // A string that is nothing but the name is more than a message: a key, or a name in a table.
    guard string.count != name.count + 2, name.withView({ hasWord($0, in: string) }) else { return }
    out.report(Self.self, .embedded(name))
  }

  /// Whether the name stands in the string such that no word goes on at its ends.
  private static func hasWord(_ name: ByteView, in string: ByteView) -> Bool {
    var at = 0
    while let found = string.firstIndex(of: name, from: at) {
      if string.isWordBoundary(found) && string.isWordBoundary(found + name.count) { return true }
      at = found + 1
    }
    return false
  }
}

extension Message {
  fileprivate static func embedded(_ name: [UInt8]) -> Message {
    "print __func__ with \"%s\" in place of the name \(name)"
  }
}
