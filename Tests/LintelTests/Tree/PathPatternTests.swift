// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText
import Testing

@Suite struct PathPatternTests {
  private static func pattern(
    _ text: String, knowsDoubleStars: Bool = false
  ) throws -> PathPattern {
    try text.withView { view throws(ExpressionError) in
      try PathPattern(wildcards: view, knowsDoubleStars: knowsDoubleStars) {
        $0 == "fs/some" || $0 == "fs/v1.2"
      }
    }
  }

  @Test(arguments: [
    ("fs/some/", "fs/some/a/b.c", true), ("fs/some", "fs/some/a.c", true),
    ("fs/v1.2", "fs/v1.2/a.c", false), ("fs/other", "fs/other.c", true),
    ("fs/other", "fs/other/a.c", false), ("fs/*", "fs/a.c", true), ("fs/*", "fs/a/b.c", false),
    ("fs/*/", "fs/a/b/c.h", true), ("*", "Makefile", true), ("*", "fs/a.c", false),
    ("*/", "fs/a.c", true), ("a/*b*c", "a/xbybzc", true), ("a/*b*c", "a/xbyb", false),
    ("a/b?d.c", "a/bcd.c", true), ("a/b.d", "a/bxd", false), ("a/x[12].[ch]", "a/x2.h", true),
    ("a/x[12].[ch]", "a/x3.h", false), ("a/x[^12]", "a/x3", true), ("a/x[^12]", "a/x2", false),
    ("a/c++", "a/ccc", true), ("a/(b|c)d", "a/cd", true), ("a/b|c", "cx", false),
    ("a/b|c/d", "xc/d/e", true), ("", "Makefile", true), ("", "fs/a.c", false),
  ])
  func matchesAsTheScriptDoes(text: String, path: String, isMatch: Bool) throws {
    let pattern = try Self.pattern(text)
    #expect(path.withView { pattern.matches($0) } == isMatch)
  }

  @Test(arguments: [
    ("fs/some", "fs/some/", 2), ("fs/a.c", "fs/a\\.c", 2), ("*", ".*", -1), ("*/x", ".*/x", -1),
    ("a/?", "a/.", 2),
  ])
  func keepsExpressionAndDepth(text: String, expression: String, depth: Int) throws {
    let pattern = try Self.pattern(text)
    #expect(pattern.expression == expression)
    #expect(pattern.depth == depth)
  }

  @Test(arguments: [
    ("fs/**/a*.c", "fs/x/y/ab.c", true), ("fs/**/a*.c", "fs/x/ab.c", true),
    ("fs/**/a*.c", "fs/ab.c", false), ("fs/**", "fs/x/y.c", true), ("fs/**.c", "fs/x/y.h", false),
    ("**/Kconfig", "fs/x/Kconfig", true), ("**/Kconfig", "Kconfig", false),
    ("fs/***x", "fs/a/bx", true), ("fs/*/**.c", "fs/a/b/c.c", true), ("fs/*", "fs/a/b.c", false),
    ("fs/**[", "fs/a[", false),
  ])
  func twoStarsCrossFolders(text: String, path: String, isMatch: Bool) throws {
    guard let pattern = try? Self.pattern(text, knowsDoubleStars: true) else {
      #expect(text.hasSuffix("["))
      return
    }
    #expect(path.withView { pattern.matches($0) } == isMatch)
    if text.contains("**"), isMatch,
      path.utf8.count(where: { $0 == 47 }) > text.utf8.count(where: { $0 == 47 })
    {
      let older = try Self.pattern(text)
      #expect(!path.withView { older.matches($0) })
    }
  }

  @Test func twoLeadingStarsReachNowhere() throws {
    let pattern = try Self.pattern("**/x", knowsDoubleStars: true)
    #expect(pattern.depth == -1)
    #expect(pattern.expression == "(?:.*)/x")
    #expect(try Self.pattern("**/x").expression == ".*.*/x")
  }

  @Test func wildcardsCannotBeMadeSlow() throws {
    let path = String(repeating: "a", count: 4000)
    for text in [
      String(repeating: "*a", count: 60) + "b", String(repeating: "(a|a)+", count: 20) + "b",
    ] {
      let pattern = try Self.pattern(text)
      #expect(!path.withView { pattern.matches($0) })
    }
  }

  @Test(arguments: ["fs/[a", "fs/(a", "fs/a)", "fs/\\"])
  func refusesBrokenExpression(text: String) {
    #expect(throws: ExpressionError.self) { try Self.pattern(text) }
  }
}
