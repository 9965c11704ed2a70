// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags boot parameters that the patch does not document.
enum UndocumentedSetup: LineRule {
  static let info = RuleInfo(
    type: "UNDOCUMENTED_SETUP", level: .check, group: .others, reads: [.comments],
    why: """
      Users find boot parameters in kernel-parameters.txt only. The patch that adds a parameter \
      describes it there.
      """,
    reference: "Documentation/admin-guide/kernel-parameters.rst",
    examples: [
      Example(
        """
        !__setup("example=", example_setup);
        """, strict: true),
      Example(
        """
        +__setup(EXAMPLE, example_setup);
        """, strict: true),
    ])

  static let needs = Needs.anyOf(["__setup(\""])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard let name = parameter(line.raw), !isDocumented(name, line.patch) else { return }
    out.report(Self.self, .undocumented(name))
  }

  private static func parameter(_ raw: ByteView) -> ByteView? {
    var at = 0
    while let found = raw.range(ofWordPrefix: "__setup(\"", from: at) {
      at = found.upperBound
      if let quote = raw.firstIndex(of: UInt8(ascii: "\""), from: at) { return raw[at..<quote] }
    }
    return nil
  }

  /// Whether the patch adds a line that shows the name to the documentation.
  ///
  /// The name counts as a pattern: its dots stand for any byte, as in checkpatch.pl.
  private static func isDocumented(_ name: ByteView, _ patch: borrowing PatchText) -> Bool {
    if patch.parameterDocs.isEmpty { return false }
    let pattern = WordPattern(name)
    for index in patch.parameterDocs {
      let text = patch.code(index)
      // Each line is searched for each parameter; with thousands of both it is left to people.
      SearchBudget.spend(text.count)
      if SearchBudget.reach(SearchBudget.near) < SearchBudget.near { return true }
      if let pattern {
        if (0..<text.count).contains(where: { pattern.matchEnd(in: text, at: $0) != nil }) {
          return true
        }
      } else if text.firstIndex(of: name) != nil {
        return true
      }
    }
    return false
  }
}

extension Message {
  fileprivate static func undocumented(_ name: ByteView) -> Message {
    "describe \(name) in Documentation/admin-guide/kernel-parameters.txt"
  }
}
