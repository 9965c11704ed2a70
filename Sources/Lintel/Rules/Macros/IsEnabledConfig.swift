// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `IS_ENABLED()` of something that is no configuration symbol.
enum IsEnabledConfig: LineRule {
  static let info = RuleInfo(
    type: "IS_ENABLED_CONFIG", level: .warning, group: .macros, reads: [.comments, .strings],
    why: """
      IS_ENABLED() takes the whole name of a configuration symbol. Without its CONFIG_ it is always \
      false, and nobody notices.
      """,
    reference: "Documentation/process/coding-style.rst#conditional-compilation",
    examples: [
      Example(
        """
        !	if (IS_ENABLED(NET))
        """),
      Example(
        """
        +	if (IS_ENABLED(CONFIG_NET))
        """),
    ])

  static let needs = Needs.anyOf(["IS_ENABLED"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard let symbol = symbol(line.raw) else { return }
    let prefix = [UInt8](line.options.kconfigPrefix.utf8)
    if prefix.withView({ symbol.has($0) }) { return }
    out.report(Self.self, .noSymbol(symbol, prefix))
  }

  /// What the first IS_ENABLED() with a single name asks for.
  private static func symbol(_ raw: ByteView) -> ByteView? {
    var at = 0
    while let found = raw.range(ofCall: "IS_ENABLED", from: at) {
      at = found.upperBound
      let start = raw.skipSpaces(raw.skipSpaces(at) + 1)
      let end = raw.wordEnd(start)
      if end > start && raw[raw.skipSpaces(end)] == UInt8(ascii: ")") { return raw[start..<end] }
    }
    return nil
  }
}

extension Message {
  fileprivate static func noSymbol(_ symbol: ByteView, _ prefix: [UInt8]) -> Message {
    "write IS_ENABLED(\(prefix)\(symbol)); without the prefix it is always false"
  }
}
