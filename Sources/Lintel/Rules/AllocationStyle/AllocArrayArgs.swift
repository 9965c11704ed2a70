// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a size where an allocator for arrays expects the number of elements.
enum AllocArrayArgs: LineRule {
  static let info = RuleInfo(
    type: "ALLOC_ARRAY_ARGS", level: .warning, group: .allocationStyle,
    why: """
      The allocators for arrays take the number of elements first and the size of one second. The \
      compiler warns of the wrong order as well.
      """,
    reference: "Documentation/core-api/memory-allocation.rst",
    examples: [
      Example(
        """
        !	list = kcalloc(sizeof(*list), count, GFP_KERNEL);
        """),
      Example(
        """
        +	list = kcalloc(count, sizeof(*list), GFP_KERNEL);
        """),
    ])

  static let needs = Needs.anyOf(["calloc", "malloc_array"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    var at = 0
    while let size = code.range(ofWord: "sizeof", from: at) {
      at = size.upperBound
      let open = code.skipSpacesBack(size.lowerBound) - 1
      guard code[open] == UInt8(ascii: "(") else { continue }
      let end = code.skipSpacesBack(open)
      let name = code[code.wordStart(end)..<end]
      guard isArrayAllocator(name, line) else { continue }
      out.report(Self.self, .sizeFirst(name))
      return
    }
  }

  private static let names: [StaticString] = [
    "calloc", "malloc_array", "calloc_node", "malloc_array_node",
  ]

  private static func isArrayAllocator(_ name: ByteView, _ line: borrowing Line) -> Bool {
    let plain = name.has("devm_") ? name.from(5) : name
    guard line.has(.nodeAllocators) else {
      return plain.equals("kcalloc") || plain.equals("kmalloc_array")
    }
    let kind = plain.from(plain.has("kv") ? 2 : plain[0] == UInt8(ascii: "k") ? 1 : 0)
    return names.contains { kind.equals($0) }
  }
}

extension Message {
  fileprivate static func sizeFirst(_ name: ByteView) -> Message {
    "pass the number of elements to \(name)() first, then the size"
  }
}
