// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a section attribute such as `__initdata` before the name that it belongs to.
enum MisplacedInit: LineRule {
  static let info = RuleInfo(
    type: "MISPLACED_INIT", level: .warning, otherLevels: [.error], group: .macros, fix: .unsafe,
    why: """
      A section attribute stands after the name of the variable. Between struct and its name \
      compilers ignore it.
      """,
    reference: "include/linux/init.h",
    examples: [
      Example(
        """
        !static int __initdata retries = 3;
        !static struct __initdata example state;
        """,
        fixed: """
          +static int retries __initdata = 3;
          +static struct example state __initdata;
          """),
      Example(
        """
        +static int retries __initdata = 3;
        +static int __init example_start(void)
        """),
    ])

  static let needs = Needs.anyOf(["init"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard let attribute = attribute(line.code) else { return }
    let keyword = line.code.skipSpaces(1)
    guard line.isAdded, line.code.has("static", at: keyword),
      let found = Declaration(line.code, keyword, attribute, line.grammar)
    else { return }
    let name = line.code[found.name]
    let isAfterTag = found.hasAttributeAfterTag(line.code, attribute)
    let reported = out.report(
      Self.self, level: isAfterTag ? .error : .warning, .misplaced(attribute, name))
    guard reported, let text = out.fixes?[line.index],
      let fixed = text.withView({ fixed($0, attribute, line.grammar) })
    else { return }
    out.fixes?[line.index] = fixed
  }

  /// The first section attribute of the line.
  private static func attribute(_ code: ByteView) -> ByteView? {
    var at = 0
    while let found = code.range(ofWordPrefix: "__", from: at) {
      at = found.lowerBound + 1
      if let end = Grammar.initAttribute(code, found.lowerBound) {
        return code[found.lowerBound..<end]
      }
    }
    return nil
  }

  /// The line with the attribute after the name.
  private static func fixed(
    _ text: ByteView, _ attribute: ByteView, _ grammar: borrowing Grammar
  ) -> [UInt8]? {
    var at = 0
    while let keyword = text.range(ofWordPrefix: "static", from: at) {
      at = keyword.upperBound
      guard let found = Declaration(text, keyword.lowerBound, attribute, grammar) else { continue }
      let type = without(attribute, text[found.type], space: true)
      let name = without(attribute, text[found.name], space: false)
      var line = text.upTo(found.leadEnd).bytes
      line += type.withView { $0.trimmed.bytes } + [UInt8(ascii: " ")]
      line += name.withView { $0.trimmed.bytes } + [UInt8(ascii: " ")] + attribute.bytes
      line += ByteView(text[found.sign] == UInt8(ascii: ";") ? ";" : " = ").bytes
      return line + text.from(text.skipSpaces(found.sign + 1)).bytes
    }
    return nil
  }

  /// The text without the attribute and the white space around it.
  private static func without(
    _ attribute: ByteView, _ text: ByteView, space: Bool
  ) -> [UInt8] {
    var result: [UInt8] = []
    var at = 0
    while let found = text.firstIndex(of: attribute, from: at) {
      let end = max(text.skipSpacesBack(found), at)
      result += text[at..<end].bytes
      if space { result.append(UInt8(ascii: " ")) }
      at = text.skipSpaces(found + attribute.count)
    }
    return result + text.from(at).bytes
  }

  /// The start of a static variable's declaration with the attribute before its name.
  private struct Declaration {
    /// Where `static const` and the white space after it end.
    var leadEnd = 0
    var type = 0..<0
    var name = 0..<0
    /// The `=` or `;` after the name.
    var sign = 0

    init?(
      _ text: ByteView, _ keyword: Int, _ attribute: ByteView, _ grammar: borrowing Grammar
    ) {
      let start = text.skipSpaces(keyword + 6)
      guard start > keyword + 6 else { return nil }
      let const = text.skipSpaces(start + 5)
      if text.has("const", at: start), const > start + 5,
        read(text, const, attribute, grammar)
      {
        return
      }
      if !read(text, start, attribute, grammar) { return nil }
    }

    /// Reads the type and the name; the attribute may stand before either.
    private mutating func read(
      _ text: ByteView, _ start: Int, _ attribute: ByteView, _ grammar: borrowing Grammar
    ) -> Bool {
      leadEnd = start
      if let after = Self.skip(attribute, text, start), readType(text, after, attribute, grammar) {
        return true
      }
      return readType(text, start, attribute, grammar)
    }

    private mutating func readType(
      _ text: ByteView, _ start: Int, _ attribute: ByteView, _ grammar: borrowing Grammar
    ) -> Bool {
      var typeEnd = start
      var found: (name: Range<Int>, sign: Int)?
      _ = grammar.nonPointerTypeWithAttribute(text, start) { end in
        let next = text.skipSpaces(end)
        guard next > end else { return false }
        typeEnd = end
        if let after = Self.skip(attribute, text, next) { found = Self.name(text, after) }
        if found == nil { found = Self.name(text, next) }
        return found != nil
      }
      guard let found else { return false }
      type = start..<typeEnd
      name = found.name
      sign = found.sign
      return true
    }

    /// Where the text goes on after the attribute and white space.
    private static func skip(_ attribute: ByteView, _ text: ByteView, _ at: Int) -> Int? {
      let end = at + attribute.count
      let next = text.skipSpaces(end)
      return text.has(attribute, at: at) && next > end ? next : nil
    }

    /// The name at `at`, an array's bounds included, and the sign after it.
    private static func name(_ text: ByteView, _ at: Int) -> (name: Range<Int>, sign: Int)? {
      guard var end = Grammar.identifier(text, at) else { return nil }
      if text[end] == UInt8(ascii: "["),
        let close = text.firstIndex(of: UInt8(ascii: "]"), from: end)
      {
        end = close + 1
      }
      let sign = text.skipSpaces(end)
      guard text[sign] == UInt8(ascii: "=") || text[sign] == UInt8(ascii: ";") else { return nil }
      return (at..<end, sign)
    }

    /// Whether the attribute follows `struct` or `union` within the type.
    func hasAttributeAfterTag(_ text: ByteView, _ attribute: ByteView) -> Bool {
      let type = text[type]
      for tag in ["struct", "union"] as [StaticString] {
        var at = 0
        while let found = type.range(ofWord: tag, from: at) {
          at = found.upperBound
          let name = type.skipSpaces(at)
          if name > at && type.has(attribute, at: name) && !type[name + attribute.count].isWord {
            return true
          }
        }
      }
      return false
    }
  }
}

extension Message {
  fileprivate static func misplaced(_ attribute: ByteView, _ name: ByteView) -> Message {
    "move \(attribute) after \(name)"
  }
}
