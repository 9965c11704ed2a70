// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText
import Testing

/// A fix changes what its finding is about, where that stands, and nothing else.
@Suite struct ExactPlaceTests {
  private func fixed(
    _ types: String?, _ lines: [String], file: String = "x.c", unsafe: Bool = false
  ) throws -> [String] {
    let options = try FixSupport.options(types, unsafe: unsafe)
    let text = Array((lines.joined(separator: "\n") + "\n").utf8)
    let outcome = try #require(FixSupport.fix(text, file: file, options))
    return FixSupport.lines(outcome.text).dropLast()
  }

  private static let places: [(type: String, line: String, fixed: String)] = [
    (
      "UNSPECIFIED_INT", "\tunsigned a = min_t(unsigned, len, 4);",
      "\tunsigned int a = min_t(unsigned int, len, 4);"
    ),
    (
      "UNSPECIFIED_INT", "\tunsigned\t\tcount;\t/* unsigned */",
      "\tunsigned int\t\tcount;\t/* unsigned */"
    ),
    (
      "UNNECESSARY_INT", "\tf(\"long int\", (long int)a);", "\tf(\"long int\", (long)a);"
    ),
    ("SPACING", "\tf(\"call (a)\"); call (a);", "\tf(\"call (a)\"); call(a);"),
    ("SPACING", "\tf(\"[ a ]\", t[ i ]);", "\tf(\"[ a ]\", t[i]);"),
    ("SPACING", "\tf(\"if(a)\"); if(b)", "\tf(\"if(a)\"); if (b)"),
    (
      "POINTER_LOCATION", "\tf(\"(char*)a\", (char*)a);", "\tf(\"(char*)a\", (char *)a);"
    ),
    ("USE_FUNC", "\tf(\"__FUNCTION__\", __FUNCTION__);", "\tf(\"__FUNCTION__\", __func__);"),
  ]

  @Test(arguments: ["", "diff --git a/b.c b/b.c\n"])
  func aHunkKeepsItsOnlyChange(_ start: String) throws {
    let text = Array(
      """
      --- a/a.c
      +++ b/a.c
      @@ -1,2 +1,3 @@
       int a;
      +\tpr_debug("--> %s() entered\\n", __func__);
       int b;
      \(start)--- a/b.c
      +++ b/b.c
      @@ -1 +1,2 @@
       int a;
      +int c;

      """.utf8)
    let options = try FixSupport.options("TRACING_LOGGING", unsafe: true)
    let fixed = try #require(FixSupport.fix(text, options))
    #expect(String(decoding: fixed.text, as: UTF8.self) == String(decoding: text, as: UTF8.self))
  }

  @Test(arguments: places) func theFixStandsWhereTheFindingIs(
    _ type: String, _ line: String, _ expected: String
  ) throws {
    #expect(try fixed(type, [line]) == [expected])
  }

  /// Findings that the script has and that are none.
  private static let none: [(type: String, lines: [String])] = [
    ("ONE_SEMICOLON", ["\tfor (a = first;;", "\t     a = next(a)) {"]),
    ("INDENTED_LABEL", ["\treturn a ?", "\t\tFIRST: SECOND;"]),
    ("INDENTED_LABEL", ["\tx = { a,", "\t\towner: THIS,"]),
    ("INITIALISED_STATIC", ["static void reset(struct s *p) { p->x = 0; }"]),
    ("GLOBAL_INITIALISERS", ["const int limit = 0;"]),
    ("LOGICAL_CONTINUATIONS", ["\tif (a", "\t    /* why */", "\t    && b)"]),
    ("ELSE_AFTER_BRACE", ["\tif (a) { b++; }", "\telse { c++; }"]),
    ("TRAILING_STATEMENTS", ["\tif (a) b(); else c();"]),
    ("TRAILING_STATEMENTS", ["\tif (a) b(); c();"]),
    ("UNSPECIFIED_INT", ["PASTE(unsigned, short)"]),
    ("PARENTHESIS_ALIGNMENT", ["\tcall(first,", "", "\t     second);"]),
    (
      "PARENTHESIS_ALIGNMENT,TRAILING_WHITESPACE", ["TRACE_EVENT(name,", "", "\t    TP_PROTO(a));"]
    ),
  ]

  @Test(arguments: none) func whatIsNoFaultStays(_ type: String, _ lines: [String]) throws {
    #expect(try fixed(type, lines) == lines)
  }

  @Test func aBodyStaysFurtherInThanItsCondition() throws {
    let lines = ["\tif (a)", "\t    return;", "\tb();"]
    #expect(try fixed("TABSTOP", lines) == ["\tif (a)", "\t\treturn;", "\tb();"])
  }

  private static let together: [(lines: [String], fixed: [String])] = [
    (
      ["\t   int a;", "\t   int b = 1;", "", "\t   return b;"],
      ["\tint a;", "\tint b = 1;", "", "\treturn b;"]
    ),
    (
      ["\tif (a) {", "\t   b++;", "\t   return;", "\t}"],
      ["\tif (a) {", "\t   b++;", "\t   return;", "\t}"]
    ),
    (
      ["\tdo {", "\t   int b;", "\t   return;", "\t} while (a);"],
      ["\tdo {", "\t\tint b;", "\t\treturn;", "\t} while (a);"]
    ),
  ]

  @Test(arguments: together) func linesThatStartAlikeMoveTogether(
    _ lines: [String], _ expected: [String]
  ) throws {
    #expect(try fixed("TABSTOP", lines) == expected)
  }

  @Test func tooManyLinesThatStartAlikeStay() throws {
    let lines = [String](repeating: "\t   int a;", count: 40)
    #expect(try fixed("TABSTOP", lines) == lines)
  }

  @Test func bracesOfInitialisersLeaveNoEmptyLine() throws {
    let lines = ["static const int sizes[] =", "{", "\t1,", "};"]
    #expect(try fixed("OPEN_BRACE", lines) == ["static const int sizes[] = {", "\t1,", "};"])
  }

  @Test func aStatementIsMovedToAFullTabStop() throws {
    #expect(
      try fixed("TRAILING_STATEMENTS", ["    if (a) b();"]) == ["    if (a)", "\t    b();"])
  }

  @Test func theBackslashesOfAMacroStayBelowEachOther() throws {
    let lines = ["#define M(a) \\", "\tx=a;    \\", "\ty=a;\t\\", "\tlonger=a;\t\\", "\tz()"]
    #expect(
      try fixed("SPACING", lines)
        == [
          "#define M(a) \\", "\tx = a;  \\", "\ty = a;\t\\", "\tlonger = a;\t\\", "\tz()",
        ])
  }

  @Test(arguments: ["Makefile", "x.py", "x.sh", "data.bin", "notes.md"])
  func lineEndsThatMayMeanSomethingStay(_ file: String) throws {
    #expect(try fixed("TRAILING_WHITESPACE", ["a ", "\t"], file: file) == ["a ", "\t"])
  }

  @Test(arguments: ["Documentation/x.rst", "drivers/Kconfig", "x.S", "x.dts"])
  func lineEndsOfProseGo(_ file: String) throws {
    #expect(try fixed("TRAILING_WHITESPACE", ["a ", "b"], file: file) == ["a", "b"])
  }

  /// The examples of all types in one file each: whatever is done, a second run does no more, and no
  /// type has more findings than before.
  @Test(arguments: RuleCatalog.all.filter { $0.fix != nil }.map(\.name))
  func noFixLeavesItsFinding(_ name: String) throws {
    let info = try #require(RuleCatalog.info(named: name))
    for example in info.examples where example.tree.isEmpty && !example.needsTree {
      var options = try FixSupport.options(nil, unsafe: true, example.options)
      let text = try ExampleInput.patch(example).text()
      let outcome = try #require(FixSupport.fix(text, options))
      options.fix = false
      let before = Check.run(text, options: options).findings.count { $0.info.name == name }
      let after = Check.run(outcome.text, options: options).findings.count { $0.info.name == name }
      #expect(after <= before, "\(String(decoding: outcome.text, as: UTF8.self))")
    }
  }
}
