// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags byte order functions for constants.
enum ConstantConversion: LineRule {
  static let info = RuleInfo(
    type: "CONSTANT_CONVERSION", level: .warning, group: .apiUsage, fix: .unsafe,
    why: """
      htons(), cpu_to_le32() and the like find out themselves that their argument is constant. The \
      __constant_ forms are for headers of user space.
      """,
    examples: [
      Example(
        """
        !	proto = __constant_htons(ETH_P_IP);
        """, fixed: "+\tproto = htons(ETH_P_IP);"),
      Example(
        """
        +	proto = htons(ETH_P_IP);
        """),
      Example(
        """
        +	proto = __constant_htons(ETH_P_IP);
        """, in: "include/uapi/linux/example.h"),
    ])

  static let needs = Needs.anyOf(["__constant_"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard let name = constantForm(line.code), !line.path.hasPrefix("include/uapi/") else { return }
    let plain = name.from(prefixLength)
    guard out.report(Self.self, .plain(name, plain)), out.isFixing else { return }
    if line.options.precise {
      renameAll(name, to: plain, line, &out)
      return
    }
    out.fixes?.edit(line.index) { text in
      var at = 0
      while let found = text.withView({ $0.firstIndex(of: name, from: at) }) {
        let isWord = text.withView {
          !$0[found - 1].isWord && !$0[found + name.count].isWord
        }
        at = found + 1
        if isWord { text.replace(found..<(found + name.count), with: plain) }
      }
    }
  }

  /// Renames each such function of the line's code.
  private static func renameAll(
    _ name: ByteView, to plain: ByteView, _ line: borrowing Line, _ out: inout Reporter
  ) {
    var at = 0
    while let found = line.code.firstIndex(of: name, from: at) {
      at = found + name.count
      guard !line.code[found - 1].isWord, !line.code[at].isWord else { continue }
      out.fixes?.replace(found..<at, in: line.index, with: plain.bytes) { _ in }
    }
  }

  private static let prefixLength = 11

  /// The first call of such a function.
  private static func constantForm(_ code: ByteView) -> ByteView? {
    var at = 0
    while let found = code.firstIndex(of: "__constant_", from: at) {
      at = found + prefixLength
      let end = code.wordEnd(at)
      if code[code.skipSpaces(end)] == UInt8(ascii: "("), isConversion(code[at..<end]) {
        return code[found..<end]
      }
    }
    return nil
  }

  private static func isConversion(_ name: ByteView) -> Bool {
    if name.equals("htons") || name.equals("ntohs") { return true }
    if name.has("cpu_to_") { return isOrder(name.from(7)) }
    return name.hasSuffix("_to_cpu") && isOrder(name.upTo(name.count - 7))
  }

  /// Whether the text is a byte order and a size, as in `le32`.
  private static func isOrder(_ text: ByteView) -> Bool {
    guard text.has("le") || text.has("be") else { return false }
    let bits = text.from(2)
    return bits.equals("16") || bits.equals("32") || bits.equals("64")
  }
}

extension Message {
  fileprivate static func plain(_ name: ByteView, _ plain: ByteView) -> Message {
    "use \(plain)() in place of \(name)()"
  }
}
