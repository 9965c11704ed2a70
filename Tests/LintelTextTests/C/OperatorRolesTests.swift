// SPDX-License-Identifier: GPL-2.0-only

import Testing

@Suite struct OperatorRolesTests {
  @Test func tellsUnaryFromBinary() {
    let line = roles("a = b - -c * *d;")
    #expect(line.values == "EVVNNVVNNNVVNNNVEE")
    #expect(line.roles == "_______B_U__B_U___")
  }

  @Test func knowsCastsAndDeclarations() {
    #expect(roles("u8 *a = (u8 *)b;").values == "ETTTTVVNNcccccNVEE")
    #expect(roles("(a) * b;").roles == "_____B____")
    #expect(roles("(int) * b;").roles == "_______U____")
  }

  @Test func knowsColons() {
    #expect(roles("out:").roles == "____L_")
    #expect(roles("case 1:").roles == "_______C_")
    #expect(roles("int a:3;").roles == "______B___")
    #expect(roles("a ? b : c;").roles == "_______O____")
  }

  @Test func usesWhatWasLearned() {
    #expect(roles("(foo_ctx) * b;").roles == "___________B____")
    #expect(roles("(foo_ctx) * b;", learned: ["+foo_ctx *c;"]).roles == "___________U____")
  }
}
