// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import Lintel

/// Tokens of C, and what stands between them.
@Suite struct TokenGapTests {
  private func read(_ lines: String...) -> FixTokens {
    FixTokens(lines.map { Array($0.utf8) })
  }

  private func texts(_ code: FixTokens) -> [String] {
    code.tokens.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func gapsAreTold() {
    let code = read("a=b /* c */ +", "d;")
    #expect(texts(code) == ["a", "=", "b", "+", "d", ";"])
    #expect(code.gaps == [.none, .none, .none, .space, .line, .none])
  }

  @Test(arguments: [
    ("#define A ,", ","), ("#define A(x) [x] = 1", "["), ("#define A(x, y) -x", "-"),
    ("#define A() ()", "("),
  ]) func bodiesOfMacrosAreFound(_ line: String, _ first: String) throws {
    let code = read(line)
    #expect(code.bodies.count == 1)
    let body = try #require(code.bodies.first)
    #expect(texts(code)[body] == first)
    #expect(code.gaps[body] == .space)
  }

  @Test func aBodyMayStartOnTheNextLine() throws {
    let code = read("#define A(x, \\", "\ty) \\", "\tcall(x, y)")
    #expect(code.bodies.compactMap { texts(code)[$0] } == ["call"])
  }

  @Test func prefixesBelongToTheirStrings() {
    #expect(read("L\"a\"").tokens != read("L \"a\"").tokens)
    #expect(read("PRIx64\"a\"").tokens == read("PRIx64 \"a\"").tokens)
  }
}
