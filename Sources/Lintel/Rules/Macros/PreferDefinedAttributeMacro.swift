// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `__attribute__` where the kernel has a macro of its own.
enum PreferDefinedAttributeMacro: LineRule {
  static let info = RuleInfo(
    type: "PREFER_DEFINED_ATTRIBUTE_MACRO", level: .warning, group: .macros, fix: .unsafe,
    reads: [.comments, .strings],
    spot: .texts(["__attribute__"]),
    why: """
      The macros of linux/compiler_attributes.h are shorter, and they are empty for a compiler that \
      does not know the attribute.
      """,
    reference: "include/linux/compiler_attributes.h",
    examples: [
      Example(
        """
        !} __attribute__((packed));
        !void report(const char *text, ...) __attribute__((format(printf, 1, 2)));
        """,
        fixed: """
          +} __packed;
          +void report(const char *text, ...) __printf(1, 2);
          """),
      Example(
        """
        !int unused __attribute__((unused));
        """),
      Example(
        """
        +} __packed;
        +void stop(void) __attribute__((error("unreachable")));
        """),
    ])

  static let needs = Needs.anyOf(["__attribute__"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard !line.path.isUserHeader, let list = attributes(line.raw) else { return }
    var at = 0
    while let attribute = Attribute(list, from: at) {
      at = attribute.end
      guard let macro = attribute.macro else { continue }
      if out.report(Self.self, .use(macro, attribute.name, attribute.arguments)) && out.isFixing {
        out.fixes?.edit(line.index) { replace(attribute, with: macro, in: &$0) }
      }
    }
    if list.has("unused", at: list.skip(ByteSet("_"), 0)) { out.report(Self.self, .unused) }
  }

  /// What stands in the inner parentheses of the first `__attribute__((...))`.
  private static func attributes(_ raw: ByteView) -> ByteView? {
    var at = 0
    while let found = raw.range(ofWordPrefix: "__attribute__", from: at) {
      at = found.upperBound
      let open = raw.skipSpaces(at)
      let inner = raw.skipSpaces(open + 1)
      guard raw[open] == UInt8(ascii: "("), raw[inner] == UInt8(ascii: "("),
        let close = raw.closingParenthesis(of: inner),
        raw[raw.skipSpaces(close + 1)] == UInt8(ascii: ")")
      else { continue }
      return raw[raw.skipSpaces(inner + 1)..<max(close, raw.skipSpaces(inner + 1))]
    }
    return nil
  }

  /// One attribute of a list.
  private struct Attribute {
    let name: ByteView
    /// The arguments with their parentheses; empty without any.
    let arguments: ByteView
    let end: Int

    /// The next attribute at or after `start`.
    init?(_ list: ByteView, from start: Int) {
      var at = start
      while at < list.count && !list[at].isWord { at += 1 }
      let nameEnd = list.wordEnd(at)
      guard nameEnd > at else { return nil }
      name = list[at..<nameEnd]
      let open = list.skipSpaces(nameEnd)
      if let close = Grammar.parentheses(list, open) {
        arguments = list[open..<close]
        end = close
      } else {
        arguments = .empty
        end = open
      }
    }

    /// The macro that does the same; nil where there is none.
    var macro: [UInt8]? {
      let underscore = ByteSet("_")
      let start = name.skip(underscore, 0)
      let plain = name[start..<max(start, name.skipTrailing(UInt8(ascii: "_"), before: name.count))]
      guard let known = PreferDefinedAttributeMacro.macros.first(where: { plain.equals($0.key) })
      else { return nil }
      if plain.equals("format") && !arguments.isEmpty { return formatMacro(plain) }
      return ByteView(known.value).bytes + arguments.bytes
    }

    /// The macro of a format attribute, which carries the kind of format in its name.
    private func formatMacro(_ plain: ByteView) -> [UInt8] {
      let kind = arguments.skipSpaces(1)
      let kindEnd = arguments.wordEnd(kind)
      let comma = arguments.skipSpaces(kindEnd)
      if kindEnd > kind && arguments[comma] == UInt8(ascii: ",") {
        return ByteView("__").bytes + arguments[kind..<kindEnd].bytes + [UInt8(ascii: "(")]
          + arguments.from(arguments.skipSpaces(comma + 1)).bytes
      }
      if plain.count < name.count { return ByteView("__(").bytes }
      return ByteView("__").bytes + name.bytes + [UInt8(ascii: "(")] + arguments.bytes
    }
  }

  /// The attributes without their underscores, and the kernel's macros.
  private static let macros: KeyValuePairs<StaticString, StaticString> = [
    "alias": "__alias",
    "aligned": "__aligned",
    "always_inline": "__always_inline",
    "assume_aligned": "__assume_aligned",
    "cold": "__cold",
    "const": "__attribute_const__",
    "copy": "__copy",
    "designated_init": "__designated_init",
    "externally_visible": "__visible",
    "format": "printf|scanf",
    "gnu_inline": "__gnu_inline",
    "malloc": "__malloc",
    "mode": "__mode",
    "no_caller_saved_registers": "__no_caller_saved_registers",
    "noclone": "__noclone",
    "noinline": "noinline",
    "nonstring": "__nonstring",
    "noreturn": "__noreturn",
    "packed": "__packed",
    "pure": "__pure",
    "section": "__section",
    "used": "__used",
    "weak": "__weak",
  ]

  /// Moves the attribute out of the list, before it; an empty list goes.
  private static func replace(
    _ attribute: Attribute, with macro: [UInt8], in text: inout [UInt8]
  ) {
    if let found = text.withView({ use(of: attribute, $0) }) {
      text.replaceSubrange(found, with: [])
    }
    if let list = text.withView({ $0.range(ofWordPrefix: "__attribute__") }) {
      text.replaceSubrange(list.lowerBound..<list.lowerBound, with: macro + [UInt8(ascii: " ")])
    }
    ([UInt8(ascii: "}")] + macro).withView { afterBrace in
      if let brace = text.withView({ $0.firstIndex(of: afterBrace) }) {
        text.insert(UInt8(ascii: " "), at: brace + 1)
      }
    }
    if let empty = text.withView({ emptyList($0) }) { text.replaceSubrange(empty, with: []) }
  }

  /// The attribute as it stands in the text first, with the comma after it.
  private static func use(of attribute: Attribute, _ text: ByteView) -> Range<Int>? {
    var at = 0
    while let start = text.firstIndex(of: attribute.name, from: at) {
      at = start + 1
      let arguments = text.skipSpaces(start + attribute.name.count)
      guard text.has(attribute.arguments, at: arguments) else { continue }
      let end = arguments + attribute.arguments.count
      let comma = text.skipSpaces(end)
      return start..<(text[comma] == UInt8(ascii: ",") ? text.skipSpaces(comma + 1) : end)
    }
    return nil
  }

  /// The first `__attribute__(())` and the space before it.
  private static func emptyList(_ text: ByteView) -> Range<Int>? {
    var at = 0
    while let start = text.firstIndex(of: " __attribute__", from: at) {
      at = start + 1
      var end = start + 14
      var isEmpty = true
      for sign in [UInt8(ascii: "("), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ")")] {
        let next = text.skipSpaces(end)
        isEmpty = isEmpty && text[next] == sign
        end = next + 1
      }
      if isEmpty { return start..<end }
    }
    return nil
  }
}

extension Message {
  fileprivate static let unused: Message =
    "use __always_unused or __maybe_unused in place of the attribute"
  fileprivate static func use(_ macro: [UInt8], _ name: ByteView, _ arguments: ByteView) -> Message
  {
    "use \(macro) in place of __attribute__((\(name)\(arguments)))"
  }
}
