// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `int` next to `short` or `long`, which need no `int`.
enum UnnecessaryInt: LineRule {
  static let info = RuleInfo(
    type: "UNNECESSARY_INT", level: .warning, group: .functions,
    fix: .sameMeaning(adds: [], removes: ["int", "signed"]),
    why: """
      short, long and long long are types on their own. An int after them says nothing and is \
      left out in the kernel.
      """,
    examples: [
      Example(
        """
        !	unsigned long int size;
        !	long signed int offset;
        """, fixed: "+\tunsigned long size;\n+\tlong offset;"),
      Example(
        """
        +	unsigned long size;
        +	unsigned int count;
        """),
    ])

  static let needs = Needs.anyOf(["long", "short"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let text = line.spaced
    guard text.contains("int") else { return }
    var at = 1
    while at < text.count {
      guard let end = integerType(text, at, line.grammar) else {
        at += 1
        continue
      }
      let type = text[at..<end].trimmed
      let start = at
      at = max(end, at + 1)
      guard type.contains(word: "int"), type.contains(word: "short") || type.contains(word: "long")
      else { continue }
      let shorter = withoutInt(type)
      guard out.report(Self.self, .needless(type, shorter)), out.isFixing else { continue }
      out.fixes?.replace(start..<(start + type.count), in: line.index, with: shorter) { fixed in
        guard let range = fixed.withView({ firstBounded(type, in: $0) }) else { return }
        shorter.withView { fixed.replace(range, with: $0) }
      }
    }
  }

  /// The end of a type of integer keywords at `at`; pointers belong to it where the order is
  /// unusual.
  private static func integerType(
    _ text: ByteView, _ at: Int, _ grammar: borrowing Grammar
  ) -> Int? {
    guard text[at].isIdentifierStart, !text[at - 1].isWord else { return nil }
    var found: Int?
    let accept = { (end: Int) -> Bool in
      guard text.isWordBoundary(end) else { return false }
      found = end
      return true
    }
    let isMisordered = grammar.misorderedType(text, at) { end in
      // More stars than a type takes may follow; no word ends between them.
      var stars = end
      var next = text.skipSpaces(end)
      while text[next] == UInt8(ascii: "*") {
        stars = next + 1
        next = text.skipSpaces(stars)
      }
      return stars > end && accept(stars) || accept(end)
    }
    if !isMisordered { _ = Grammar.integerType(text, at, accept) }
    return found
  }

  /// The type in the usual order without `int`; a sign other than unsigned goes too.
  private static func withoutInt(_ type: ByteView) -> [UInt8] {
    var text = type.bytes
    if let int = type.range(ofWord: "int") { replaceBySpace(&text, int) }
    let sign = text.withView { view -> Range<Int>? in
      let signed = view.range(ofWord: "signed")
      guard let unsigned = view.range(ofWord: "unsigned") else { return signed }
      return signed.map { $0.lowerBound < unsigned.lowerBound } == true ? signed : unsigned
    }
    if let sign { replaceBySpace(&text, sign) }
    if text.withView({ $0.has("const") && $0[5].isSpace }) { text.removeFirst(6) }
    var head: [UInt8] = []
    if type.hasWord("const", at: 0) { head += ByteView("const ").bytes }
    if type.contains(word: "unsigned") { head += ByteView("unsigned ").bytes }
    return singleSpaced(head + text)
  }

  /// Replaces a word and the spaces around it by one space; spaces after a star stay.
  private static func replaceBySpace(_ text: inout [UInt8], _ word: Range<Int>) {
    let range = text.withView { view in
      let before = view.skipSpacesBack(word.lowerBound)
      let start = view[before - 1].isWord ? before : word.lowerBound
      return start..<view.skipSpaces(word.upperBound)
    }
    text.replace(range, with: ByteView(" "))
  }

  private static func singleSpaced(_ text: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    for byte in text {
      if !byte.isSpace {
        out.append(byte)
      } else if !out.isEmpty && out.last != UInt8(ascii: " ") {
        out.append(UInt8(ascii: " "))
      }
    }
    out.trimEnd()
    return out
  }

  /// Where the type stands first such that no word goes on at either end.
  private static func firstBounded(_ type: ByteView, in text: ByteView) -> Range<Int>? {
    var at = 0
    while let found = text.firstIndex(of: type, from: at) {
      let end = found + type.count
      if text.isWordBoundary(found) && text.isWordBoundary(end) { return found..<end }
      at = found + 1
    }
    return nil
  }
}

extension Message {
  fileprivate static func needless(_ type: ByteView, _ shorter: [UInt8]) -> Message {
    "write \"\(shorter)\" for \"\(type)\"; the int is not needed"
  }
}
