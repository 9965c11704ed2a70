// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Where declarations stand, which decides for `--precise` whether a blank line belongs below them.
extension LineSpacing.Declarations {
  /// How many lines above are looked at for the start of the block.
  private static let mostAbove = 60

  /// Whether the declarations above the line stand below statements of the same block.
  static func isAmongStatements(_ line: borrowing Line) -> Bool {
    var at = line.index - 1
    while at >= max(line.patch.first, line.index - mostAbove) {
      let code = line.patch.code(at)
      at -= 1
      if code[0] == UInt8(ascii: "-") { continue }
      if code[0] == UInt8(ascii: "@") { return false }
      let start = code.skipSpacesAndTabs(1)
      if start >= code.count || code[start] == .comment || code[start] == UInt8(ascii: "#") {
        continue
      }
      let last = code[code.skipSpacesBack(code.count) - 1]
      if last == UInt8(ascii: ":") { return false }
      // What a macro declares in a structure is a member.
      if last == UInt8(ascii: "{") { return opensType(code, start) }
      if line.indent(of: code) > line.indent
        || code[start] == UInt8(ascii: "}") && last == UInt8(ascii: ";")
      {
        continue
      }
      guard mayDeclare(code), isDeclaration(code, start, line) else { return true }
    }
    return false
  }

  /// Whether the line opens a structure or union.
  private static func opensType(_ code: ByteView, _ start: Int) -> Bool {
    guard !code.contains(UInt8(ascii: "(")), !code.contains(UInt8(ascii: "=")) else {
      return false
    }
    let words: [StaticString] = ["struct", "union"]
    return words.contains { word in
      code.range(ofWord: word, from: start).map { $0.lowerBound <= start + 16 } ?? false
    }
  }
}
