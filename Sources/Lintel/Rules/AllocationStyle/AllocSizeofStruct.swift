// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags allocations whose size is that of a named structure.
enum AllocSizeofStruct: LineRule {
  static let info = RuleInfo(
    type: "ALLOC_SIZEOF_STRUCT", level: .check, group: .allocationStyle,
    why: """
      The size of what the pointer points to stays right when the pointer's type changes; the size \
      of a named structure does not.
      """,
    reference: "Documentation/process/coding-style.rst#allocating-memory",
    examples: [
      Example(
        """
        !	item = kzalloc(sizeof(struct item), GFP_KERNEL);
        """, strict: true),
      Example(
        """
        +	item = kzalloc(sizeof(*item), GFP_KERNEL);
        """, strict: true),
    ])

  static let needs = Needs.anyOf(["malloc", "zalloc"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    guard code.contains("struct"),
      let call = AssignedCall.first(
        in: code, where: { isAllocator($0) && startsWithStructSize(code, $1) })
    else { return }
    out.report(Self.self, .namedType(code[call.place], code[call.name]))
  }

  private static let allocators: [StaticString] = [
    "malloc", "zalloc", "malloc_node", "zalloc_node",
  ]

  private static func isAllocator(_ name: ByteView) -> Bool {
    let prefix =
      name.has("kv") ? 2 : name[0] == UInt8(ascii: "k") || name[0] == UInt8(ascii: "v") ? 1 : 0
    return prefix > 0 && allocators.contains { name.from(prefix).equals($0) }
  }

  /// Whether `sizeof(struct name)` stands at `at`.
  private static func startsWithStructSize(_ code: ByteView, _ at: Int) -> Bool {
    let open = code.skipSpaces(at + 6)
    let keyword = code.skipSpaces(open + 1)
    let name = code.skipSpaces(keyword + 6)
    guard code.has("sizeof", at: at), code[open] == UInt8(ascii: "("),
      code.has("struct", at: keyword), name > keyword + 6
    else { return false }
    return Grammar.place(code, name) { code[code.skipSpaces($0)] == UInt8(ascii: ")") }
  }
}

extension Message {
  fileprivate static func namedType(_ place: ByteView, _ allocator: ByteView) -> Message {
    "use \(allocator)(sizeof(*\(place)), ...)"
  }
}
