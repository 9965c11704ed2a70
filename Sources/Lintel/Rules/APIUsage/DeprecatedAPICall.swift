// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags calls of functions that the table of deprecations has.
enum DeprecatedAPICall: LineRule {
  static let info = RuleInfo(
    type: "DEPRECATED_API", level: .warning, otherLevels: [.error], group: .apiUsage,
    why: """
      The function works, but something better has taken its place and it will go away. The table is \
      data: files of the user, of the tree and of the command line add to it.
      """,
    reference: "Documentation/Deprecations.md",
    examples: [
      Example(
        """
        !	vaddr = kmap_atomic(page);
        """),
      Example(
        """
        +	vaddr = kmap_local_page(page);
        +	pr_debug("kmap_atomic\\n");
        """),
    ] + SingleFreeRCU.examples)

  static let needs = Needs.deprecatedNames

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    var at = 0
    while let open = code.firstIndex(of: UInt8(ascii: "("), from: at) {
      at = open + 1
      let end = code.skipSpacesBack(open)
      let start = code.wordStart(end)
      guard end > start, let entry = line.services.deprecations.entry(named: code[start..<end])
      else { continue }
      out.report(Self.self, .deprecated(entry.name, entry.replacement), at: start..<end)
      return
    }
  }
}

extension Message {
  fileprivate static func deprecated(_ name: ByteView, _ replacement: ByteView) -> Message {
    "\(name) is deprecated; use \(replacement)"
  }
}
