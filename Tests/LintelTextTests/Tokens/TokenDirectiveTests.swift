// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

/// Directives among the tokens.
@Suite struct TokenDirectiveTests {
  private func read<R>(_ text: String, _ body: (SourceTokens) -> R) -> R {
    withTokens(Array(text.utf8), body)
  }

  @Test(arguments: [
    ("define A", Token.Directive.define), ("undef A", .undefine), ("if A", .ifValue),
    ("ifdef A", .ifDefined), ("ifndef A", .ifNotDefined), ("elif A", .elseValue),
    ("elifdef A", .elseDefined), ("elifndef A", .elseNotDefined), ("else", .elseAll),
    ("endif", .endIf), ("include <a.h>", .include), ("include_next <a.h>", .include),
    ("import <a.h>", .include), ("error a", .error), ("warning a", .warning),
    ("pragma once", .pragma), ("line 3", .line), ("ident \"a\"", .ident), ("", .other),
    ("defin A", .other), ("33 \"a.c\"", .other), ("# A", .other),
  ])
  func namesAreKnown(_ text: String, _ directive: Token.Directive) {
    for start in ["#", " # ", "/* a */ #", "#\\\n", "#/* a\n */"] {
      read("x;\n\(start)\(text)\ny;\n") { tokens in
        #expect(tokens[2].kind == .directive)
        #expect(tokens[2].directive == directive)
        let end = tokens.partner(2) ?? -1
        #expect(tokens[end].kind == .directiveEnd)
        #expect(tokens.partner(end) == 2)
        #expect(tokens.bytes(end + 1).equals("y"))
      }
    }
  }

  @Test func oneMustStartItsLine() {
    #expect(shown("a #define b") == ["word a", "hash #", "word define", "word b"])
    #expect(shown("/* a\n */ #if").last == "directiveEnd ")
    #expect(shown("a /* \n */ #if")[1] == "hash #")
    #expect(shown("#if #if").map { $0.prefix(5) } == ["direc", "word ", "hash ", "word ", "direc"])
  }

  @Test func headerNamesAreWhole() {
    #expect(shown("#include <a//b.h> // c")[2] == "headerName <a//b.h>")
    #expect(shown("#include \"a/*b.h\"")[2] == "headerName \"a/*b.h\"")
    #expect(shown("#include A(x)")[2] == "word A")
    #expect(shown("#include <a\nb")[2] == "less <")
  }

  @Test func messagesAreText() {
    #expect(
      shown("#error  don't do \"// this\" /* a */ now  \nb")
        == [
          "directive #", "word error", "text don't do \"// this\"", "text now", "directiveEnd ",
          "word b",
        ])
    #expect(shown("#warning a \\\n b").suffix(3) == ["text a", "word b", "directiveEnd "])
    #expect(shown("#error") == ["directive #", "word error", "directiveEnd "])
    #expect(shown("#error don't \"").contains("text don't \""))
  }

  @Test func theyGoOnWithTheirLines() {
    #expect(shown("#define A \\\n b \\\n\nc").suffix(3) == ["word b", "directiveEnd ", "word c"])
    #expect(shown("#define A /* x\n y */ b\nc").suffix(3) == ["word b", "directiveEnd ", "word c"])
    #expect(shown("#define A // x \\\n y\nb").suffix(2) == ["directiveEnd ", "word b"])
    let continued = read("#define A \\\n b \\\n\nc") {
      $0.continuations.map { [$0.start, $0.end] }
    }
    #expect(continued == [[10, 12], [15, 17]])
  }

  @Test(
    arguments: [
      ("#define A", nil, ""), ("#define A 1 + 2", nil, "1+2"), ("#define A (x)", nil, "(x)"),
      ("#define A(x) x", "(x)", "x"), ("#define A(x, ...) f(x)", "(x,...)", "f(x)"),
      ("#define A() {", "()", "{"), ("#define A(x", nil, ""), ("#define A\\\n(x) y", "(x)", "y"),
      ("# /* a */ define A \\\n b // c", nil, "b"),
    ] as [(String, String?, String)])
  func macrosAreRead(_ text: String, _ parameters: String?, _ body: String) throws {
    try withTokens(Array(text.utf8)) { tokens in
      let macro = try #require(tokens.macro(0))
      #expect(tokens.bytes(macro.name).string == "A")
      #expect(
        macro.parameters.map { $0.map { tokens.bytes($0).string }.joined() } == parameters)
      #expect(macro.body.map { tokens.bytes($0).string }.joined() == body)
    }
  }

  @Test(arguments: ["#define", "#define 1", "#define (", "#undef A", "#", "a"])
  func otherThingsAreNoMacros(_ text: String) {
    #expect(read(text) { $0.macro(0) == nil })
  }

  @Test(arguments: [
    ("#if 0", SourceTokens.Condition.never), ("#if 1", .always), ("#if (0)", .never),
    ("#elif 0 // a", .never), ("#if 0 && A", .never), ("#if 1 && A", .unknown),
    ("#if 0 || A", .unknown), ("#if 1 /* a */", .always), ("#if ((1))", .always),
    ("#if 0x1", .unknown), ("#if A", .unknown), ("#if", .unknown), ("#if 0 \\\n", .never),
    ("#ifdef 0", .unknown), ("#if 00", .unknown), ("#if 2", .unknown), ("#else", .unknown),
    // What is not known can still decide.
    ("#if 0 && A || B", .unknown), ("#if (0 && A) || B", .unknown), ("#if A || 0 && B", .unknown),
    ("#if 0 || 0 && A", .never), ("#if (0 && A) || 0", .never), ("#if A && 0", .never),
    ("#if (0) && (A || B)", .never), ("#if 1 || A", .always), ("#if A || (1)", .always),
    ("#if 1 && 1", .always), ("#if !0", .always), ("#if !1", .never), ("#if !!0", .never),
    ("#if !(0 && A)", .always), ("#if !A && 0", .never), ("#if !", .unknown),
    // Other operators are not looked into.
    ("#if 0 == A", .unknown), ("#if 0 ? A : B", .unknown), ("#if 0 && A ? B : C", .unknown),
    ("#if 0, A", .unknown), ("#if 0 & A", .unknown), ("#if A && (0 || B)", .unknown),
    ("#if f(0)", .unknown), ("#if 0 &&", .never), ("#if && 0", .never), ("#if (0", .unknown),
    ("#if 0)", .unknown), ("#if (0 && A) && B", .never), ("#if ()", .unknown),
  ])
  func conditionsAreKnown(_ text: String, _ condition: SourceTokens.Condition) {
    #expect(read(text) { $0.condition(0) } == condition)
  }

  @Test func deepConditionsAreUnknown() {
    let parentheses = String(repeating: "(", count: 20_000)
    let closed = String(repeating: ")", count: 20_000)
    #expect(read("#if \(parentheses)0\(closed)") { $0.condition(0) } == .unknown)
    #expect(read("#if \(String(repeating: "!", count: 100_001))0") { $0.condition(0) } == .always)
  }
}
