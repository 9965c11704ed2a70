// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a new devicetree binding that is a plain text file.
enum DTSchemaBindingPatch: CommitRule {
  static let info = RuleInfo(
    type: "DT_SCHEMA_BINDING_PATCH", level: .warning, group: .others,
    why: """
      Bindings are written as json-schema in YAML, so that machines can check devicetrees against \
      them.
      """,
    reference: "Documentation/devicetree/bindings/writing-schema.rst",
    examples: [
      Example(
        mail: """
          +Subject: [PATCH] dt-bindings: example: add a binding
          +
          +The thing was not described.
          +
          +Signed-off-by: A U Thor <author@example.org>
          +---
          +diff --git a/Documentation/devicetree/bindings/a.txt b/Documentation/devicetree/bindings/a.txt
          !new file mode 100644
          """),
      Example(
        mail: """
          +Subject: [PATCH] dt-bindings: example: add a binding
          +
          +The thing was not described.
          +
          +Signed-off-by: A U Thor <author@example.org>
          +---
          +diff --git a/Documentation/devicetree/bindings/a.yaml b/Documentation/devicetree/bindings/a.yaml
          +new file mode 100644
          """),
    ])

  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    guard !log.inLog, DiffHeader.isFileMode(line.code, "new file mode"),
      line.path.hasPrefix("Documentation/devicetree/bindings/"), line.path.hasSuffix(".txt")
    else { return }
    out.report(Self.self, .text, show: .none)
  }
}

extension Message {
  fileprivate static let text: Message =
    """
    write the binding as a DT schema (YAML); see \
    Documentation/devicetree/bindings/writing-schema.rst
    """
}
