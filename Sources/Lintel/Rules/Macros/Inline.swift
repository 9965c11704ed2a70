// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags the spellings of `inline` that only headers for user space need.
enum Inline: LineRule {
  static let info = RuleInfo(
    type: "INLINE", level: .warning, group: .macros, fix: .unsafe,
    why: "The kernel is built with a compiler that knows inline; the old spellings say no more.",
    examples: [
      Example(
        """
        !static __inline__ int example_count(void)
        """, fixed: "+static inline int example_count(void)"),
      Example(
        """
        +static inline int example_count(void)
        """),
      Example(
        """
        +static __inline__ int example_count(void)
        """, in: "include/uapi/linux/example.h"),
    ])

  static let needs = Needs.anyOf(["__inline"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard !line.path.isUserHeader, let found = keyword(line.code) else { return }
    guard out.report(Self.self, .plain(line.code[found])), out.isFixing else { return }
    out.fixes?.replace(found, in: line.index, with: ByteView("inline").bytes) { text in
      if let found = text.withView({ keyword($0) }) {
        text.replace(found, with: ByteView("inline"))
      }
    }
  }

  /// The first old spelling.
  private static func keyword(_ text: ByteView) -> Range<Int>? {
    var at = 0
    while let found = text.range(ofWordPrefix: "__inline", from: at) {
      at = found.upperBound
      let end = text.wordEnd(found.lowerBound)
      if end == at || text[at..<end].equals("__") { return found.lowerBound..<end }
    }
    return nil
  }
}

extension Message {
  fileprivate static func plain(_ keyword: ByteView) -> Message {
    "write inline in place of \(keyword)"
  }
}
