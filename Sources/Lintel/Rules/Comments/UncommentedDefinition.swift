// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a lock that no comment explains.
enum UncommentedDefinition: LineRule {
  static let info = RuleInfo(
    type: "UNCOMMENTED_DEFINITION", level: .check, group: .comments,
    why: "Nobody can see from a lock what it protects. A comment at its definition says it.",
    reference: "Documentation/process/4.Coding.rst#locking",
    examples: [
      Example(
        """
        !	spinlock_t lock;
        """, strict: true),
      Example(
        """
        +	spinlock_t lock;	/* protects the list */
        """, strict: true),
      Example(
        """
        +/**
        + * struct example - something
        + * @lock: protects the list
        + */
        +struct example {
        +	struct list_head list;
        +	spinlock_t lock;
        !	spinlock_t other;
        +};
        """, strict: true, options: ["--precise"]),
    ])

  static let needs = Needs.anyOf(["mutex", "spinlock_t", "DEFINE_MUTEX"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard definesLock(line.code), !line.hasComment,
      !(line.options.precise && isInKernelDoc(line))
    else { return }
    out.report(Self.self, .unexplained)
  }

  private static func definesLock(_ code: ByteView) -> Bool {
    let at = code.skipSpaces(1)
    if code.has("DEFINE_MUTEX", at: at) {
      return code[code.skipSpaces(at + 12)] == UInt8(ascii: "(")
    }
    if code.has("spinlock_t", at: at) { return definesName(code, at + 10) }
    let tag = code.skipSpaces(at + 6)
    return code.has("struct", at: at) && tag > at + 6 && code.has("mutex", at: tag)
      && definesName(code, tag + 5)
  }

  /// How many lines above a member the kernel-doc of its structure is looked for.
  private static let mostAbove = 400

  /// Whether the kernel-doc above the structure has a line about the member.
  private static func isInKernelDoc(_ line: borrowing Line) -> Bool {
    guard let semicolon = line.code.firstIndex(of: UInt8(ascii: ";")) else { return false }
    let end = line.code.skipSpacesBack(semicolon)
    let name = line.code[line.code.wordStart(end)..<end]
    guard !name.isEmpty else { return false }
    var at = line.index - 1
    while at >= max(line.patch.first, line.index - mostAbove) {
      let raw = line.patch.raw(at)
      // The hunk or the definition before starts there.
      if raw.has("@@ ") || raw[1] == UInt8(ascii: "}") { return false }
      let star = raw.skipSpaces(1)
      if raw[star] == UInt8(ascii: "*") {
        let sign = raw.skipSpaces(star + 1)
        if raw[sign] == UInt8(ascii: "@"), raw.has(name, at: sign + 1),
          raw[sign + 1 + name.count] == UInt8(ascii: ":")
        {
          return true
        }
      }
      at -= 1
    }
    return false
  }

  /// Whether white space and then text without any, with a semicolon in it, stand at `at`.
  private static func definesName(_ code: ByteView, _ at: Int) -> Bool {
    let start = code.skipSpaces(at)
    guard start > at, let semicolon = code.firstIndex(of: UInt8(ascii: ";"), from: start + 1) else {
      return false
    }
    return code[start..<semicolon].firstSpace == nil
  }
}

extension Message {
  fileprivate static let unexplained: Message = "say in a comment what the lock protects"
}
