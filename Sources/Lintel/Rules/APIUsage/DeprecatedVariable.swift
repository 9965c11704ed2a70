// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags the old names of makefile variables with flags for the tools.
enum DeprecatedVariable: LineRule {
  static let info = RuleInfo(
    type: "DEPRECATED_VARIABLE", level: .warning, group: .apiUsage,
    why: """
      Kbuild has had ccflags-y and its siblings since 2.6.24; the EXTRA_ variables were kept for old \
      makefiles and are gone by now.
      """,
    reference: "Documentation/kbuild/makefiles.rst",
    examples: [
      Example(
        """
        !EXTRA_CFLAGS += -DDEBUG
        """, in: "drivers/example/Makefile", options: ["--compat=6.12"]),
      Example(
        """
        +ccflags-y += -DDEBUG
        """, in: "drivers/example/Makefile"),
    ])

  static let needs = Needs.anyOf(["+EXTRA_"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.path.view.contains("Makefile") || line.path.view.contains("Kbuild"),
      let name = flags(line.code), let replacement = replacement(name)
    else { return }
    out.report(Self.self, .obsolete(name, replacement))
  }

  /// The first name of the form `EXTRA_…FLAGS` right after a plus sign.
  private static func flags(_ text: ByteView) -> ByteView? {
    var at = 0
    while let plus = text.firstIndex(of: "+EXTRA_", from: at) {
      at = plus + 1
      let kind = plus + 7
      var end = text.skip(.upper, kind)
      while end - 5 > kind {
        if text.has("FLAGS", at: end - 5) { return text[(plus + 1)..<end] }
        end -= 1
      }
    }
    return nil
  }

  private static func replacement(_ name: ByteView) -> StaticString? {
    if name.equals("EXTRA_CFLAGS") { return "ccflags-y" }
    if name.equals("EXTRA_AFLAGS") { return "asflags-y" }
    if name.equals("EXTRA_CPPFLAGS") { return "cppflags-y" }
    if name.equals("EXTRA_LDFLAGS") { return "ldflags-y" }
    return nil
  }
}

extension Message {
  fileprivate static func obsolete(_ name: ByteView, _ replacement: StaticString) -> Message {
    "use \(replacement) instead of \(name)"
  }
}
