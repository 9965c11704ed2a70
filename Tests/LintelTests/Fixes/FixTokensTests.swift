// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import Lintel

/// Which changes of white space and comments leave the tokens as they are.
@Suite struct FixTokensTests {
  private func tokens(_ text: String, inComment: Bool = false, continues: Bool = false)
    -> FixTokens
  {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      [UInt8]($0.utf8)
    }
    return FixTokens(lines, startsInComment: inComment, continues: continues)
  }

  @Test(arguments: [
    ("a=b+c;", "a = b + c;"),
    ("if(x){", "if (x) {"),
    ("struct a\n{", "struct a {"),
    ("}\nelse", "} else"),
    ("char* a", "char *a"),
    ("f( a );", "f(a);"),
    ("#define A  1", "#define A 1"),
    ("#define A \\ \n\t1", "#define A \\\n\t1"),
    ("x = 1e+5 ;", "x = 1e+5;"),
    ("a /* one\n * two */ b", "a b"),
    ("a; // one", "a;"),
  ])
  func staysWith(_ old: String, _ new: String) {
    #expect(tokens(old).tokens == tokens(new).tokens)
  }

  @Test(arguments: [
    ("a - -b", "a --b"),
    ("a + + b", "a ++ b"),
    ("a & &b", "a &&b"),
    ("int a", "inta"),
    ("a < < b", "a << b"),
    ("\"a b\"", "\"a  b\""),
    ("' '", "''"),
    ("L \"x\"", "L\"x\""),
    ("#define f (x)", "#define f(x)"),
    ("#include <a.h>", "#include < a.h>"),
    ("#define A 1\nb", "#define A 1 b"),
    ("#define A \\\n1", "#define A \\\n\n1"),
    ("a // b\nc", "a // b c"),
    ("a; /* b */ c", "a; // b c"),
    ("1 .5", "1.5"),
    ("a / *b", "a /*b"),
    ("x = y;;", "x = y;"),
    ("#if A\n#endif", "#if A #endif"),
  ])
  func changesWith(_ old: String, _ new: String) {
    #expect(tokens(old).tokens != tokens(new).tokens)
  }

  @Test func wordsOfCommentsAreKeptApart() {
    #expect(tokens("a; // the recieved one").comments == tokens("/*the recieved one*/a;").comments)
    #expect(tokens("a; // the recieved one").comments != tokens("a; // the received one").comments)
  }

  @Test func aPieceMayStartInsideOfSomething() {
    #expect(tokens("text */ a", inComment: true).tokens == tokens("a").tokens)
    // The end of a macro's line is part of what it means.
    #expect(tokens("a b", continues: true).tokens != tokens("a\nb", continues: true).tokens)
    #expect(tokens("a b").tokens == tokens("a\nb").tokens)
  }

  @Test(arguments: [
    "\"", "'", "/*", "//", "\\", "#", "#define", "\"\\", "/", "a\\\n", "#define a(",
  ])
  func brokenTextEnds(_ text: String) {
    _ = tokens(text)
    _ = tokens(text, inComment: true, continues: true)
  }
}
