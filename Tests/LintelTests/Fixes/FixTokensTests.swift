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
    var cache = FixTokenCache()
    return cache.tokens(of: lines, startsInComment: inComment, continues: continues)
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
    #expect(tokens(old).hasSameTokens(as: tokens(new)))
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
    #expect(!tokens(old).hasSameTokens(as: tokens(new)))
  }

  @Test func wordsOfCommentsAreKeptApart() {
    #expect(tokens("a; // the recieved one").hasSameComments(as: tokens("/*the recieved one*/a;")))
    #expect(!tokens("a; // the recieved one").hasSameComments(as: tokens("a; // the received one")))
  }

  @Test func aPieceMayStartInsideOfSomething() {
    #expect(tokens("text */ a", inComment: true).hasSameTokens(as: tokens("a")))
    // The end of a macro's line is part of what it means.
    #expect(!tokens("a b", continues: true).hasSameTokens(as: tokens("a\nb", continues: true)))
    #expect(tokens("a b").hasSameTokens(as: tokens("a\nb")))
  }

  @Test func whatDiffersIsBetweenWhatIsShared() {
    let (was, now) = (tokens("x = (a) + b;"), tokens("x = a + b;"))
    let (gone, come) = was.difference(from: now)
    #expect(
      gone.map { was.bytes($0).map { Character(UnicodeScalar($0)) } } == [["("], ["a"], [")"]])
    #expect(come.map { now.bytes($0).map { Character(UnicodeScalar($0)) } } == [["a"]])
    #expect(was.difference(from: was).mine.isEmpty)
    // Each token is shared by both once.
    #expect(tokens("a a").difference(from: tokens("a")).mine.count == 1)
    #expect(tokens("a").difference(from: tokens("a a a")).others.count == 2)
  }

  @Test(arguments: [
    "\"", "'", "/*", "//", "\\", "#", "#define", "\"\\", "/", "a\\\n", "#define a(",
  ])
  func brokenTextEnds(_ text: String) {
    _ = tokens(text)
    _ = tokens(text, inComment: true, continues: true)
  }
}
