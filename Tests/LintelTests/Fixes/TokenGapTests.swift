// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import Lintel

/// Tokens of C, and what stands between them.
@Suite struct TokenGapTests {
  private func read(_ lines: String...) -> FixTokens {
    var cache = FixTokenCache()
    return cache.tokens(of: lines.map { Array($0.utf8) })
  }

  private func texts(_ code: FixTokens) -> [String] {
    code.pieces.indices.map { String(decoding: code.bytes($0), as: UTF8.self) }
  }

  private func bodies(_ code: FixTokens) -> [Int] {
    code.pieces.indices.filter { code.pieces[$0].startsBody }
  }

  @Test func gapsAreTold() {
    let code = read("a=b /* c */ +", "d;")
    #expect(texts(code) == ["a", "=", "b", "+", "d", ";"])
    #expect(code.pieces.map(\.gap) == [.none, .none, .none, .space, .line, .none])
  }

  @Test(arguments: [
    ("#define A ,", ","), ("#define A(x) [x] = 1", "["), ("#define A(x, y) -x", "-"),
    ("#define A() ()", "("),
  ]) func bodiesOfMacrosAreFound(_ line: String, _ first: String) throws {
    let code = read(line)
    #expect(bodies(code).count == 1)
    let body = try #require(bodies(code).first)
    #expect(texts(code)[body] == first)
    #expect(code.pieces[body].gap == .space)
  }

  @Test func aBodyMayStartOnTheNextLine() throws {
    let code = read("#define A(x, \\", "\ty) \\", "\tcall(x, y)")
    #expect(bodies(code).compactMap { texts(code)[$0] } == ["call"])
  }

  @Test func prefixesBelongToTheirStrings() {
    #expect(!read("L\"a\"").hasSameTokens(as: read("L \"a\"")))
    #expect(read("PRIx64\"a\"").hasSameTokens(as: read("PRIx64 \"a\"")))
  }
}
