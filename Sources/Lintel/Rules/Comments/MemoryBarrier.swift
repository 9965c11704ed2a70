// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a memory barrier that no comment explains, or that is not for general use.
enum MemoryBarrier: LineRule {
  static let info = RuleInfo(
    type: "MEMORY_BARRIER", level: .warning, group: .comments,
    why: """
      A barrier works only together with one elsewhere. A comment says which accesses it orders, \
      and with what it pairs. The __smp forms are what architectures build the others from.
      """,
    reference: "Documentation/memory-barriers.txt",
    examples: [
      Example(
        """
        !	smp_wmb();
        """),
      Example(
        """
        +	/* pairs with smp_rmb() in example_read() */
        +	smp_wmb();
        """),
      Example(
        """
        +	/* pairs with smp_rmb() in example_read() */
        !	__smp_wmb();
        """),
    ])

  static let needs = Needs.anyOf(["mb", "store_release", "load_acquire"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    if callsBarrier(line.code, isBarrier), !line.hasComment,
      !(line.options.precise && hasCommentNear(line)
        && out.leavesOut(info, .meaning("the comment of the lines around it explains it"))),
      !(line.options.precise && line.isDirective
        && out.leavesOut(info, .meaning("the line defines a barrier and uses none")))
    {
      out.report(Self.self, .unexplained)
    }
    if callsBarrier(line.code, isInternal), !definesInternal(line.code),
      !line.path.hasPrefix("include/asm-generic/"), !line.path.hasSuffix("/barrier.h")
    {
      out.report(Self.self, .internal)
    }
  }

  /// How many lines of the same paragraph are looked at for a comment.
  private static let mostAbove = 6

  /// Whether the lines right above, up to a blank one, or the next line have a comment.
  private static func hasCommentNear(_ line: borrowing Line) -> Bool {
    let below = line.patch.lineBelow(line.index + 1, 0).map { line.patch.code($0) } ?? .empty
    if below.contains(.comment) { return true }
    var at = line.index - 1
    while at >= max(line.patch.first, line.index - mostAbove) {
      let code = line.patch.code(at)
      at -= 1
      if code[0] == UInt8(ascii: "-") { continue }
      if code[0] == UInt8(ascii: "@") || code.from(1).isBlank { return false }
      if code.contains(.comment) { return true }
    }
    return false
  }

  /// Whether a function is called whose name fits.
  private static func callsBarrier(_ code: ByteView, _ fits: (ByteView) -> Bool) -> Bool {
    var at = 0
    while let open = code.firstIndex(of: UInt8(ascii: "("), from: at) {
      at = open + 1
      let end = code.skipSpacesBack(open)
      if fits(code[code.wordStart(end)..<end]) { return true }
    }
    return false
  }

  private static func isBarrier(_ name: ByteView) -> Bool {
    isPlain(name) || name.has("smp_") && isStem(name.from(4))
      || name.has("virt_") && isStem(name.from(5))
  }

  private static func isInternal(_ name: ByteView) -> Bool {
    name.has("__smp_") && isStem(name.from(6))
  }

  private static func isPlain(_ name: ByteView) -> Bool {
    name.equals("mb") || name.equals("rmb") || name.equals("wmb")
  }

  private static func isStem(_ name: ByteView) -> Bool {
    isPlain(name) || name.equals("mb__before_atomic") || name.equals("mb__after_atomic")
      || name.equals("store_release") || name.equals("load_acquire") || name.equals("store_mb")
  }

  /// Whether the line is the #define of an internal barrier.
  private static func definesInternal(_ code: ByteView) -> Bool {
    let hash = code.skipSpaces(1)
    let keyword = code.skipSpaces(hash + 1)
    let name = code.skipSpaces(keyword + 6)
    let end = code.wordEnd(name)
    return code[hash] == UInt8(ascii: "#") && code.has("define", at: keyword)
      && name > keyword + 6 && isInternal(code[name..<end])
      && code[code.skipSpaces(end)] == UInt8(ascii: "(")
  }
}

extension Message {
  fileprivate static let unexplained: Message =
    "say in a comment what the barrier orders and what it pairs with"
  fileprivate static let `internal`: Message =
    "use the smp_ form of the barrier; those with __smp_ are for barrier.h and asm-generic"
}
