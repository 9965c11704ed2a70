// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

/// Wildcard patterns mean what git says they mean.
@Suite struct PathGlobTests {
  private func matches(_ pattern: String, _ path: String) -> Bool {
    Array(pattern.utf8).withView { pattern in
      Array(path.utf8).withView { PathGlob(pattern)?.matches($0) ?? false }
    }
  }

  @Test(arguments: [
    ("abc", "abc"), ("a?c", "abc"), ("*", "abc"), ("*", ""), ("*.o", ".o"), ("*.o", "a.b.o"),
    ("a*b*c", "a1b2bc"), ("a/*/c", "a/b/c"), ("**/a", "a"), ("**/a", "x/y/a"), ("a/**", "a/b/c"),
    ("a/**/b", "a/b"), ("a/**/b", "a/x/y/b"), ("**", "a/b"), ("**/x/**", "a/x/b"), ("a**b", "axxb"),
    ("[a-c]x", "bx"), ("[!a-c]x", "dx"), ("[^a-c]x", "dx"), ("[]]", "]"), ("[]-]", "-"),
    ("[a\\]b]", "]"), ("[[:digit:][:upper:]]", "7"), ("[[:space:]]", "\t"), ("\\*", "*"),
    ("a\\bc", "abc"), ("[a-]", "-"), ("[\\\\]", "\\"), ("***", "ab"), ("[--0]", "."),
    ("a**", "a/b"), ("foo**/*", "foo.c"), ("a**/b", "ab"), ("a**/b", "axx/b"),
  ])
  func matching(pattern: String, path: String) {
    #expect(matches(pattern, path))
  }

  @Test(arguments: [
    ("abc", "abcd"), ("a?c", "a/c"), ("*", "a/b"), ("a/*", "a/b/c"), ("a*c", "a/c"),
    ("a**b", "a/b"),
    ("**b", "a/b"), ("a/**", "a"), ("a/**/b", "axb"), ("[a-c]", "d"), ("[!a]", "/"),
    ("[^a]", "/"), ("[", "["), ("[a", "a"), ("[[:nosuch:]]", "n"), ("a\\", "a\\"), ("[c-a]", "b"),
    ("[[:digit:]]", "a"), ("?", ""), ("*/a", "a"), ("", "a"), ("?a**/b", "xab"), ("\\a**/b", "ab"),
  ])
  func notMatching(pattern: String, path: String) {
    #expect(!matches(pattern, path))
  }

  @Test func takesTimeInProportion() {
    func time(_ length: Int) -> Duration {
      let pattern = String(repeating: "*a", count: 40) + "b"
      let path = String(repeating: "a", count: length)
      return ContinuousClock().measure { #expect(!matches(pattern, path)) }
    }
    // An exponential matcher would not come back.
    #expect(time(40_000) < .seconds(60))
    #expect(
      !matches(String(repeating: "**/", count: 60) + "b", String(repeating: "a/", count: 2000)))
  }
}
