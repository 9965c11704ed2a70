// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

/// The tokens of a text, one sort after the other.
@Suite struct SourceTokensTests {
  private func comments(_ text: String) -> [String] {
    withTokens(Array(text.utf8)) { tokens in
      tokens.comments.map { tokens.text[$0.text].string }
    }
  }

  @Test func nothingAndWhiteSpace() {
    #expect(shown("").isEmpty)
    #expect(shown(" \t\r\n\u{B}\u{C}\n").isEmpty)
  }

  @Test(arguments: [
    ("+", "plus"), ("++", "increment"), ("+=", "compoundAssign"), ("-", "minus"),
    ("--", "decrement"), ("->", "arrow"), ("*", "star"), ("*=", "compoundAssign"),
    ("/", "slash"), ("/=", "compoundAssign"), ("%", "percent"), ("&", "ampersand"), ("&&", "and"),
    ("&=", "compoundAssign"), ("|", "bar"), ("||", "or"), ("|=", "compoundAssign"),
    ("^", "caret"), ("^=", "compoundAssign"), ("!", "not"), ("!=", "notEqual"), ("~", "tilde"),
    ("=", "assign"), ("==", "equal"), ("<", "less"), ("<=", "lessEqual"), ("<<", "shiftLeft"),
    ("<<=", "compoundAssign"), (">", "greater"), (">=", "greaterEqual"), (">>", "shiftRight"),
    (">>=", "compoundAssign"), (".", "dot"), ("...", "ellipsis"), ("?", "question"),
    (":", "colon"), ("::", "scope"), (",", "comma"), (";", "semicolon"), ("@", "other"),
    ("\\", "other"), ("`", "other"),
  ])
  func punctuators(_ text: String, _ kind: String) {
    #expect(shown("a \(text) b") == ["word a", "\(kind) \(text)", "word b"])
    #expect(shown("a\(text)b") == ["word a", "\(kind) \(text)", "word b"])
  }

  @Test func theLongestPunctuatorIsTaken() {
    #expect(shown("a+++b").dropFirst().first == "increment ++")
    #expect(shown("a>>==b") == ["word a", "compoundAssign >>=", "assign =", "word b"])
    #expect(shown("a..b") == ["word a", "dot .", "dot .", "word b"])
    #expect(shown("x = a##b#c").suffix(4) == ["paste ##", "word b", "hash #", "word c"])
  }

  @Test(arguments: [
    "0", "0x1fUL", "1.5e+10f", ".5", "0x1p-3", "1..2", "0b11", "123abc", "1e\\\n+5", "12\\\n34",
  ])
  func numbers(_ text: String) { #expect(shown("\(text);") == ["number \(text)", "semicolon ;"]) }

  @Test func aSignIsPartOfANumberAfterAnExponentAlone() {
    #expect(shown("1+2") == ["number 1", "plus +", "number 2"])
    #expect(shown("0xe+2") == ["number 0xe+2"])
  }

  @Test(arguments: [
    "\"a\"", "\"\"", "\"a \\\" b\"", "\"\\\\\"", "\"/* no */ // comment\"", "L\"x\"", "u8\"x\"",
    "\"one \\\n two\"", "\"one \\\r\n two\"", "\"\\\\\n\"\"", "\"\u{1}\"",
  ])
  func strings(_ text: String) {
    #expect(shown("\(text) + 1") == ["string \(text)", "plus +", "number 1"])
  }

  @Test func characters() {
    #expect(shown("'a'+L'\\''") == ["character 'a'", "plus +", "character L'\\''"])
    #expect(shown("'\"'") == ["character '\"'"])
    #expect(shown("PRIu\"x\"") == ["word PRIu", "string \"x\""])
  }

  @Test func anOpenStringEndsWithItsLine() {
    #expect(shown("\"abc\nd") == ["string \"abc", "word d"])
    #expect(shown("'\nd") == ["character '", "word d"])
    #expect(shown("\"abc\\") == ["string \"abc\\"])
  }

  @Test func oddBytesAreTokens() throws {
    let text: [UInt8] = [0x61, 0xE9, 0xFF, 0x20, 0x00, 0x01, 0x7F, 0x62]
    let kinds = withTokens(text) { tokens in (0..<tokens.count).map { tokens[$0].kind } }
    #expect(kinds == [.word, .other, .other, .other, .word])
    #expect(shown("??/ <:") == ["question ?", "question ?", "slash /", "less <", "colon :"])
  }

  @Test func commentsAreKeptApart() {
    #expect(shown("a/* b */c // d\n/**/e") == ["word a", "word c", "word e"])
    #expect(comments("a/* b */c // d\n/**/e") == [" b ", " d", ""])
    #expect(comments("/*/ x */ y") == ["/ x "])
    #expect(comments("/* a\n b **/") == [" a\n b *"])
    #expect(comments("// a \\\n b\nc") == [" a \\\n b"])
    #expect(comments("/\\\n* a *\\\n/ b") == [" a "])
    #expect(comments("/* open") == [" open"])
    #expect(comments("/*") == [""])
    #expect(comments("a / * b") == [])
  }

  @Test func linesGoOn() {
    #expect(shown("a\\\nb") == ["word a\\\nb"])
    #expect(shown("a \\\n b") == ["word a", "word b"])
    #expect(shown("a \\ \r\n b") == ["word a", "word b"])
    #expect(shown("a-\\\n>b") == ["word a", "arrow -\\\n>", "word b"])
    #expect(shown("a <\\\n<\\\n= b")[1] == "compoundAssign <\\\n<\\\n=")
    #expect(shown("a \\") == ["word a"])
    #expect(shown("a \\b") == ["word a", "other \\", "word b"])
  }

  @Test func theStartsOfLinesAreTold() {
    let first = withTokens(Array("a b\n c /* \n */ d \\\n e\n#if f\ng".utf8)) { tokens in
      (0..<tokens.count).filter { tokens[$0].startsLine }.map { tokens.bytes($0).string }
    }
    #expect(first == ["a", "c", "#", "g"])
  }

  @Test func carriageReturnsAreWhiteSpace() {
    #expect(shown("a\r\nb\r\n") == ["word a", "word b"])
    #expect(
      shown("#define A \\\r\n 1\r\nb")
        == [
          "directive #", "word define", "word A", "number 1", "directiveEnd ", "word b",
        ])
  }

  @Test(arguments: [
    ("a", SourceTokens.Place.code), ("/* a", .comment), ("// a", .code), ("// a \\", .inside),
    ("// a \\\n", .code), ("\"a", .code), ("\"a\\", .inside), ("\"a\\\n", .inside),
    ("\"a\\\\", .inside), ("\"a\\\\\n", .inside), ("\"a\\\\\"", .code), ("\"a\\\"", .code),
    ("\"a\\\n\"", .code), ("/* a */", .code), ("a \\", .code),
  ])
  func endsIn(_ text: String, _ place: SourceTokens.Place) {
    #expect(withTokens(Array(text.utf8)) { $0.end } == place)
  }

  @Test func aPartOfATextMayStartInSomething() {
    Array("a */ b\nc".utf8).withView { view in
      var tokens = SourceTokens(vocabulary)
      tokens.read(view, startsInComment: true, continuesDirective: true)
      let kinds = (0..<tokens.count).map { tokens[$0].kind }
      #expect(kinds == [.word, .directiveEnd, .word])
      #expect(tokens.partner(1) == nil)
      #expect(tokens.comments.map { view[$0.text].string } == ["a "])
    }
  }
}
