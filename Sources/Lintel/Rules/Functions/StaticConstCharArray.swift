// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags constant strings in arrays that are not declared as constant as they could be.
enum StaticConstCharArray: LineRule {
  static let info = RuleInfo(
    type: "STATIC_CONST_CHAR_ARRAY", level: .warning, group: .functions, fix: .unsafe,
    why: """
      An array of strings that nobody changes belongs in read-only memory: the array static const, \
      and of pointers the pointers const as well. A const array on the stack is even copied there \
      on each call.
      """,
    examples: [
      Example(
        """
        !static const char *names[] = { "a", "b" };
        !	static char label[] = "value";
        !	char * names[] = { "a", "b" };
        """),
      Example(
        """
        !	const char label[] = "value";
        !	const unsigned char key[16] = "secret";
        """,
        fixed: """
          +	static const char label[] = "value";
          +	static const unsigned char key[16] = "secret";
          """),
      Example(
        """
        +static const char * const names[] = { "a", "b" };
        +	static const char label[] = "value";
        """),
    ])

  static let needs = Needs.anyOf(["char", "u8", "int8_t"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    guard code.contains(UInt8(ascii: "[")), code.contains(UInt8(ascii: "=")) else { return }
    if hasPointerArray(code) { out.report(Self.self, .constPointers) }
    if isConstString(code), out.report(Self.self, .staticConst), out.isFixing {
      out.fixes?.edit(line.index) { text in
        let start = text.withView { $0.skipSpaces(1) }
        if text.withView({ $0.has("const", at: start) && !$0[start + 5].isWord }) {
          text.replace(start..<start, with: ByteView("static "))
        }
      }
    }
    if hasStaticString(code) { out.report(Self.self, .constString) }
  }

  /// Whether `static const char *name[] =` stands anywhere.
  private static func hasPointerArray(_ code: ByteView) -> Bool {
    var at = 0
    while let word = code.range(ofWord: "static", from: at) {
      at = word.upperBound
      if let const = DeclarationWords.next("const", code, at),
        let char = DeclarationWords.next("char", code, const)
      {
        let star = code.skipSpaces(char)
        if code[star] == UInt8(ascii: "*"),
          let equals = DeclarationWords.unsizedArray(code, star + 1),
          code[equals] == UInt8(ascii: "=")
        {
          return true
        }
      }
    }
    return false
  }

  /// Whether `static char name[] = "` stands anywhere.
  private static func hasStaticString(_ code: ByteView) -> Bool {
    var at = 0
    while let word = code.range(ofWord: "static", from: at) {
      at = word.upperBound
      if let char = DeclarationWords.next("char", code, at), code[char].isSpace,
        let equals = DeclarationWords.unsizedArray(code, char),
        code[equals] == UInt8(ascii: "="), code[code.skipSpaces(equals + 1)] == UInt8(ascii: "\"")
      {
        return true
      }
    }
    return false
  }

  /// Whether the line declares `const char name[12] = "` or the like with another byte type.
  private static func isConstString(_ code: ByteView) -> Bool {
    guard code[0] == UInt8(ascii: "+"),
      let const = DeclarationWords.after("const", code, code.skipSpaces(1)),
      let type = byteType(code, code.skipSpaces(const)), code[const].isSpace, code[type].isSpace,
      let size = DeclarationWords.arraySize(code, type)
    else { return false }
    let inside = code.wordEnd(size)
    let close = code.skipSpaces(inside)
    let equals = code.skipSpaces(close + 1)
    return code[close] == UInt8(ascii: "]") && code[equals] == UInt8(ascii: "=")
      && code[code.skipSpaces(equals + 1)] == UInt8(ascii: "\"")
  }

  /// The end of a type of one byte at `at`.
  private static func byteType(_ code: ByteView, _ at: Int) -> Int? {
    let end = code.wordEnd(at)
    let word = code[at..<end]
    if word.equals("char") { return end }
    if word.equals("unsigned") { return DeclarationWords.next("char", code, end) }
    if word.equals("int8_t") || word.equals("u_int8_t") || word.equals("s_int8_t") { return end }
    guard word.hasSuffix("u8") else { return nil }
    for index in 0..<(word.count - 2) where word[index] != UInt8(ascii: "_") { return nil }
    return end
  }
}

/// Flags `char * name[] = {` in a function, which is static const at best.
enum StaticConstLocalArray: LineRule {
  static let info = StaticConstCharArray.info

  static let needs = Needs.anyOf(["char"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    var at = code.skipSpaces(1)
    guard at > 1 else { return }
    if let after = DeclarationWords.after("static", code, at)
      ?? DeclarationWords.after("const", code, at)
    {
      guard code[after].isSpace else { return }
      at = code.skipSpaces(after)
    }
    guard let char = DeclarationWords.after("char", code, at), code[char].isSpace else { return }
    let star = code.skipSpaces(char)
    guard code[star] == UInt8(ascii: "*"),
      let equals = DeclarationWords.unsizedArray(code, star + 1),
      code[equals] == UInt8(ascii: "="), code[code.skipSpaces(equals + 1)] == UInt8(ascii: "{")
    else { return }
    out.report(Self.self, .localArray)
  }
}

/// Steps through a declaration of an array word by word.
enum DeclarationWords {
  /// The end of the word when it stands at `at`.
  static func after(_ word: StaticString, _ code: ByteView, _ at: Int) -> Int? {
    let end = at + word.utf8CodeUnitCount
    return code.has(word, at: at) && !code[end].isWord ? end : nil
  }

  /// The end of the word when it is the next after white space at `at`.
  static func next(_ word: StaticString, _ code: ByteView, _ at: Int) -> Int? {
    code[at].isSpace ? after(word, code, code.skipSpaces(at)) : nil
  }

  /// After the bracket, and the white space in it, that follows a name at `at`.
  static func arraySize(_ code: ByteView, _ at: Int) -> Int? {
    let name = code.skipSpaces(at)
    let end = code.wordEnd(name)
    let open = code.skipSpaces(end)
    return end > name && code[open] == UInt8(ascii: "[") ? code.skipSpaces(open + 1) : nil
  }

  /// What follows, after white space, a name with empty brackets at `at`.
  static func unsizedArray(_ code: ByteView, _ at: Int) -> Int? {
    guard let close = arraySize(code, at), code[close] == UInt8(ascii: "]") else { return nil }
    return code.skipSpaces(close + 1)
  }
}

extension Message {
  fileprivate static let constPointers: Message =
    "make the pointers const too: static const char * const"
  fileprivate static let staticConst: Message = "make the const array static"
  fileprivate static let constString: Message = "make the static array const"
  fileprivate static let localArray: Message = "consider static const for the array of strings"
}
