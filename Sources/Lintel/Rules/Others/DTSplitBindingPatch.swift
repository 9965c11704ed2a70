// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a patch that changes devicetree bindings together with other files.
enum DTSplitBindingPatch: FileRule {
  static let info = RuleInfo(
    type: "DT_SPLIT_BINDING_PATCH", level: .warning, group: .others,
    why: """
      Bindings belong to a project of their own that is exported from the kernel. With patches of \
      their own, the export has no commits about drivers.
      """,
    reference: "Documentation/devicetree/bindings/submitting-patches.rst",
    examples: [
      Example(
        mail: """
          +Subject: [PATCH] example: add a property
          +
          +The thing could not be described.
          +
          +Signed-off-by: A U Thor <author@example.org>
          +---
          +--- a/drivers/example/example.c
          ++++ b/drivers/example/example.c
          +@@ -1 +1 @@
          +-int a;
          ++int b;
          +--- a/include/dt-bindings/example.h
          !+++ b/include/dt-bindings/example.h
          +@@ -1 +1 @@
          +-#define A 1
          ++#define A 2
          """),
      Example(
        mail: """
          +Subject: [PATCH] dt-bindings: example: add a property
          +
          +The thing could not be described.
          +
          +Signed-off-by: A U Thor <author@example.org>
          +---
          +--- a/MAINTAINERS
          ++++ b/MAINTAINERS
          +@@ -1 +1 @@
          +-a
          ++b
          +--- a/include/dt-bindings/example.h
          ++++ b/include/dt-bindings/example.h
          +@@ -1 +1 @@
          +-#define A 1
          ++#define A 2
          """),
    ])

  static func enter(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    if line.path.hasPrefix("MAINTAINERS") { return }
    if line.has(.bindingDevNull) && line.path.hasPrefix("dev/null") { return }
    let isBinding =
      line.path.hasPrefix("Documentation/devicetree/")
      || line.path.hasPrefix("include/dt-bindings/")
    if let last = log.isBindingPatch, last != isBinding {
      out.report(Self.self, .split, show: .none)
    }
    log.isBindingPatch = isBinding
  }
}

extension Message {
  fileprivate static let split: Message =
    """
    put devicetree bindings into a patch of their own; see \
    Documentation/devicetree/bindings/submitting-patches.rst
    """
}
