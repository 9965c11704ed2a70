// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@Suite struct MacroValueTests {
  private func value(_ statement: String) throws -> String {
    var reader = MacroValue()
    return try Array(statement.utf8).withView { text in
      let definition = try #require(MacroDefinition(text))
      return reader.read(text, from: definition.valueStart).string
    }
  }

  @Test(arguments: [
    ("+#define A\n", ""), ("+#define A 1\n", "1"), ("+# define A(b) \\\n+\tb + 1\n", "b + 1"),
    ("+#define A (1)\n", "1u"), ("+#define A(b) f((b), {c})[d[e]]\n", "f11u"),
    ("+#define A ) b ( { ( }\n", ") b ( 1u"), ("+#define A b[[1]]\n", "b1u]"),
    ("+#define A [1] [2\n", "[1] [2"), ("+#define A [1][2]\n", "[11u"),
    ("+#define A x asm __volatile__ y\n", "x asm_volatile y"),
    ("+#define A x + \"XX\" Y \"X\" + z\n", "x + \"XX\" \"X\" + z"),
    ("+#define A x + B L\"X\" C ## D + z\n", "x + \"X\" + z"),
    ("+#define A x + 1u \"X\" + z\n", "x + 1\"X\" + z"),
  ])
  func simplifies(statement: String, expected: String) throws {
    #expect(try value(statement) == expected)
  }

  @Test func takesHostileTextInLinearTime() throws {
    let deep = String(repeating: "(", count: 200_000) + String(repeating: ")", count: 200_000)
    #expect(try value("+#define A \(deep)\n") == "1u")
    let strings = String(repeating: "a \"X\" b + ", count: 50_000)
    #expect(try value("+#define A 1 + \(strings)1\n").utf8.count == 5 + 50_000 * 6)
    let subscripts =
      String(repeating: "a[", count: 100_000) + String(repeating: "]", count: 100_000)
    #expect(try value("+#define A \(subscripts)\n") == "1u")
  }

  @Test func namesParameters() throws {
    let statement = Array("+#define A( a, \\\n+\tb,c...,) x\n".utf8)
    try statement.withView { text in
      let names = try #require(MacroDefinition(text)).parameterNames(text)
      #expect(names.map { String(decoding: $0, as: UTF8.self) } == ["a", "b", "c..."])
    }
  }
}
