// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@Suite struct TypeLearnerTests {
  private func learned(_ statement: String, startsFresh: Bool = true) -> [String] {
    var grammar = Grammar()
    return learn(statement, &grammar, startsFresh: startsFresh)
  }

  @Test func learnsFromDeclarations() {
    #expect(learned("+foo_ctx *c;") == ["POSSIBLE: foo_ctx"])
    #expect(learned("+\tstatic const foo_ctx __user *c = d;") == ["POSSIBLE: foo_ctx"])
    #expect(learned("+foo_ctx __refdata *c;") == ["POSSIBLE: foo_ctx"])
    #expect(learned("+\tfoo_ctx *c;", startsFresh: false).isEmpty)
  }

  @Test func learnsModifiers() {
    #expect(learned("+int __foo bar;") == ["MODIFIER: __foo"])
  }

  @Test func learnsFromCasts() {
    #expect(
      learned("+\ta = (foo *)b + (bar __user __refdata *)c;", startsFresh: false)
        == ["POSSIBLE: foo", "POSSIBLE: bar"])
  }

  @Test func learnsFromParameters() {
    #expect(
      learned("+int f(foo *a, const bar __ref *b, int c, baz);")
        == ["POSSIBLE: foo", "POSSIBLE: bar", "POSSIBLE: baz"])
  }

  @Test(arguments: [
    "+\tf(a);", "+\treturn x;", "+\tgoto out;", "+out:", "+struct foo *bar;", "+u8 a;",
    "+\telse a = b;", "+DEFINE_FOO;",
  ])
  func learnsNothingFrom(_ statement: String) {
    #expect(learned(statement).isEmpty)
  }

  @Test func gluesPastedModifiers() {
    var grammar = Grammar()
    #expect(learn("+int q##r s;", &grammar) == ["MODIFIER: q##r"])
    #expect(roles("q##r s t;").values == "EVVVVVVVVEE")
  }
}
