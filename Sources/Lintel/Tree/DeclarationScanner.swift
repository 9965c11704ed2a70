// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Finds names in mixed case that the lines of a header declare.
///
/// Each line is looked at on its own and gives one name at most: a macro, a typedef, a variable or
/// function after a type, or a tag that is declared or defined. A name needs white space before
/// it, so that a pointer's (`int *Name`) is not seen; what is a type and an attribute follows the
/// oracle's `$Declare`.
struct DeclarationScanner {
  private let line: ByteView
  private var at = 0

  /// Calls `body` with each name in mixed case that `text` declares.
  static func forEachName(in text: ByteView, _ body: (ByteView) -> Void) {
    var start = 0
    while start < text.count {
      let end = text.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? text.count
      // The first byte rules out comments, code in braces and blank lines.
      let first = text.skipSpaces(start)
      if first < end, text[first].isIdentifierStart || text[first] == UInt8(ascii: "#") {
        var scanner = DeclarationScanner(line: text[first..<end])
        if let name = scanner.name() { body(name) }
      }
      start = end + 1
    }
  }

  private init(line: ByteView) { self.line = line }

  private mutating func name() -> ByteView? {
    if line[0] == UInt8(ascii: "#") {
      let directive = line.skipSpacesAndTabs(1)
      guard line.has("define", at: directive) else { return nil }
      at = directive + 6
      return spacedName()
    }
    if line.has("typedef"), line[7].isSpace {
      at = line.skipSpaces(7)
      guard skipType() else { return nil }
      return spacedName()
    }
    // Nearly all lines of a header end here: their first word starts no declaration.
    if skipDeclaration(), let name = spacedName() {
      let next = line[line.skipSpaces(at)]
      if next.isA(ByteSet("([,;")) { return name }
    }
    return tag()
  }

  /// The tag of `struct`, `union` or `enum` before its members or the end of the declaration.
  private mutating func tag() -> ByteView? {
    let end = line.wordEnd(0)
    guard DeclarationScanner.isTagKeyword(line.upTo(end)) else { return nil }
    at = end
    guard let name = spacedName() else { return nil }
    return line[line.skipSpaces(at)].isA(ByteSet(";{")) ? name : nil
  }

  /// The word in mixed case after white space at the current place or just before it.
  private mutating func spacedName() -> ByteView? {
    let start = line.skipSpaces(at)
    guard start > 0, line[start - 1].isSpace else { return nil }
    let end = line.wordEnd(start)
    let word = line[start..<end]
    guard word.isMixedCase else { return nil }
    at = end
    return word
  }

  private static func isTagKeyword(_ word: ByteView) -> Bool {
    word.equals("struct") || word.equals("union") || word.equals("enum")
  }

  /// Skips a storage class and a type.
  private mutating func skipDeclaration() -> Bool {
    let end = line.wordEnd(at)
    let word = line[at..<end]
    if word.equals("static") || word.equals("extern") || word.equals("asmlinkage") {
      guard line[end].isSpace else { return false }
      at = line.skipSpaces(end)
      let next = line.wordEnd(at)
      if DeclarationScanner.isInline(line[at..<next]), line[next].isSpace {
        at = line.skipSpaces(next)
      }
    }
    return skipType()
  }

  private static func isInline(_ word: ByteView) -> Bool {
    word.equals("inline") || word.equals("__always_inline") || word.equals("noinline")
      || word.equals("__inline") || word.equals("__inline__")
  }

  /// Skips a type with the attributes, stars and brackets around it.
  private mutating func skipType() -> Bool {
    while let end = attributeEnd(at), line[end].isSpace { at = line.skipSpaces(end) }
    guard skipTypeName() else { return false }
    skipAttributes(andInline: false)
    skipPointers()
    skipAttributes(andInline: true)
    return true
  }

  private mutating func skipAttributes(andInline: Bool) {
    while true {
      let start = line.skipSpaces(at)
      guard start > 0, line[start - 1].isSpace else { return }
      let end = line.wordEnd(start)
      if let end = attributeEnd(start) {
        at = end
      } else if andInline, DeclarationScanner.isInline(line[start..<end]) {
        at = end
      } else {
        return
      }
    }
  }

  /// Skips stars, empty brackets, `const` after them, and white space.
  private mutating func skipPointers() {
    while true {
      let start = line.skipSpaces(at)
      if line[start] == UInt8(ascii: "*") {
        at = start + 1
      } else if line[start] == UInt8(ascii: "["),
        line[line.skipSpaces(start + 1)] == UInt8(ascii: "]")
      {
        at = line.skipSpaces(start + 1) + 1
      } else if line.hasWord("const", at: start) {
        at = start + 5
      } else {
        at = start
        return
      }
    }
  }

  /// Where the attribute that starts at `start` ends, or nil.
  private func attributeEnd(_ start: Int) -> Int? {
    let end = line.wordEnd(start)
    let word = line[start..<end]
    guard word.count > 2 else { return nil }
    switch word[0] {
    case UInt8(ascii: "c"): return word.equals("const") ? end : nil
    case UInt8(ascii: "v"): return word.equals("volatile") ? end : nil
    case UInt8(ascii: "f"): return word.equals("fastcall") ? end : nil
    case UInt8(ascii: "_"): break
    default: return nil
    }
    if word.equals("__aligned") || word.equals("__alloc_size") {
      let open = line.skipSpaces(end)
      return line.closingParenthesis(of: open).map { $0 + 1 }
    }
    return DeclarationScanner.attributes.contains { word.equals($0) } ? end : nil
  }

  private static let attributes: [StaticString] = [
    "__percpu", "__nocast", "__safe", "__bitwise", "__packed__", "__packed2__", "__naked",
    "__maybe_unused", "__always_unused", "__noreturn", "__used", "__cold", "__pure", "__noclone",
    "__deprecated", "__read_mostly", "__ro_after_init", "__kprobes", "__weak",
    "____cacheline_aligned", "____cacheline_aligned_in_smp",
    "____cacheline_internodealigned_in_smp",
    "__user", "__kernel", "__force", "__iomem", "__must_check", "__ref", "__refconst",
    "__refdata", "__rcu", "__private",
    "__init", "__initdata", "__initconst", "__meminit", "__meminitdata", "__meminitconst",
    "__cpuinit", "__cpuinitdata", "__cpuinitconst", "__devinit", "__devinitdata",
    "__devinitconst", "__net_init", "__net_initdata", "__net_initconst",
  ]

  /// Skips the name of a type: a tag, a known typedef or the words of a basic type.
  private mutating func skipTypeName() -> Bool {
    let end = line.wordEnd(at)
    let word = line[at..<end]
    guard !word.isEmpty else { return false }
    if DeclarationScanner.isTagKeyword(word) {
      let tag = line.skipSpaces(end)
      guard tag > end, line[tag].isIdentifierStart else { return false }
      at = pastedEnd(line.wordEnd(tag))
      return true
    }
    if word.equals("typeof") || word.equals("__typeof__") {
      let open = line.skipSpaces(end)
      guard line[open] == UInt8(ascii: "("),
        let close = line.firstIndex(of: UInt8(ascii: ")"), from: open)
      else { return false }
      at = close + 1
      return true
    }
    if let end = basicTypeEnd() {
      at = end
      return true
    }
    let pasted = pastedEnd(end)
    if KnownTypedef.matches(word) || KnownTypedef.hasTypeSuffix(line[at..<pasted]) {
      at = KnownTypedef.matches(word) ? end : pasted
      return true
    }
    return false
  }

  /// The end of a word that goes on after `##`.
  private func pastedEnd(_ end: Int) -> Int {
    var end = end
    while true {
      let paste = line.skipSpaces(end)
      guard line.has("##", at: paste) else { return end }
      let next = line.skipSpaces(paste + 2)
      guard line[next].isIdentifierStart else { return end }
      end = line.wordEnd(next)
    }
  }

  /// Where the words of a basic type end, in any order that names one type.
  private func basicTypeEnd() -> Int? {
    var end = at
    var signs = 0
    var longs = 0
    var others: [UInt8] = []
    var words = 0
    while words < 5 {
      let start = words == 0 ? at : line.skipSpaces(end)
      let stop = line.wordEnd(start)
      let word = line[start..<stop]
      if word.equals("signed") || word.equals("unsigned") {
        signs += 1
      } else if word.equals("long") {
        longs += 1
      } else if word.equals("int") || word.equals("short") || word.equals("char")
        || word.equals("void") || word.equals("float") || word.equals("double")
        || word.equals("bool")
      {
        others.append(word[0] == UInt8(ascii: "d") ? word[0] : word[0] &+ word[1])
      } else {
        break
      }
      end = stop
      words += 1
    }
    guard words > 0, signs <= 1, longs <= 2 else { return nil }
    let int = UInt8(ascii: "i") &+ UInt8(ascii: "n")
    let short = UInt8(ascii: "s") &+ UInt8(ascii: "h")
    let char = UInt8(ascii: "c") &+ UInt8(ascii: "h")
    switch others.count {
    case 0: return end
    case 1:
      if others[0] == int { return end }
      return longs == 0 && (signs == 0 || others[0] == short || others[0] == char) ? end : nil
    default:
      return others.count == 2 && longs == 0 && others.contains(int) && others.contains(short)
        ? end : nil
    }
  }
}

/// Typedefs that every kernel developer knows.
private enum KnownTypedef {
  /// Whether the word is one of the C99, BSD, System V or kernel integer types, or alike.
  static func matches(_ word: ByteView) -> Bool {
    guard word.count <= 12 else { return false }
    for literal in names where word.equals(literal) { return true }
    var rest = word.has("__") ? word.from(2) : word
    // u8, s16, be32, le64
    for (prefix, count) in [("u", 1), ("s", 1), ("be", 2), ("le", 2)] as [(StaticString, Int)]
    where rest.has(prefix) && isWidth(rest.from(count)) {
      return true
    }
    // int8_t, uint_16_t, s_int32_t
    if rest[0] == UInt8(ascii: "u") || rest[0] == UInt8(ascii: "s") {
      rest = rest.from(rest[1] == UInt8(ascii: "_") ? 2 : 1)
    }
    guard rest.has("int"), rest.hasSuffix("_t") else { return false }
    rest = rest.from(rest[3] == UInt8(ascii: "_") ? 4 : 3)
    return isWidth(rest.upTo(rest.count - 2))
  }

  private static let names: [StaticString] = [
    "u_char", "u_short", "u_int", "u_long", "unchar", "ushort", "uint", "ulong", "atomic_t", "FILE",
  ]

  private static func isWidth(_ text: ByteView) -> Bool {
    text.count == 1 && text[0] == UInt8(ascii: "8") || text.equals("16") || text.equals("32")
      || text.equals("64")
  }

  /// Whether the name ends as the names of types do.
  static func hasTypeSuffix(_ name: ByteView) -> Bool {
    guard name[0].isIdentifierStart else { return false }
    return name.count > 2 && name.hasSuffix("_t") || name.count > 8 && name.hasSuffix("_handler")
      || name.count > 11 && name.hasSuffix("_handler_fn")
  }
}
