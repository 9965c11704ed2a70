// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import LintelText

/// TOML as its specification has it, and where a fault is.
@Suite struct TOMLReaderTests {
  private func read(_ text: String) throws -> [TOMLSection] {
    try Array(text.utf8).withView { try TOMLReader.read($0) }
  }

  private func value(_ text: String) throws -> TOMLValue.Kind? {
    try read("a = \(text)\n")[0].entries.first?.value.kind
  }

  @Test func valuesOfAllKinds() throws {
    #expect(try value("\"x\\t\\u00e4\\\"\"") == .text("x\tä\""))
    #expect(try value("'x\\t'") == .text("x\\t"))
    #expect(try value("\"\"\"\nx\\\n   y\"z\"\"\"\"") == .text("xy\"z\""))
    #expect(try value("'''a\nb'''") == .text("a\nb"))
    #expect(try value("+1_000") == .number(1000))
    #expect(try value("-7 # seven") == .number(-7))
    #expect(try value("true") == .truth(true))
    for other in ["1.5", "1979-05-27T07:32:00Z", "inf", "0xff"] {
      #expect(try value(other) == .other)
    }
  }

  @Test func listsAndTablesGoOverLines() throws {
    guard case .list(let values) = try value("[ # first\n 'a',\n\n [1, 2],\n]") else {
      Issue.record("not a list")
      return
    }
    #expect(values.count == 2 && values[0].kind == .text("a"))
    #expect(values[0].place == TOMLPlace(line: 2, column: 2))
    guard case .table(let entries) = try value("{x.y = 1, \"z\" = {}}") else {
      Issue.record("not a table")
      return
    }
    #expect(entries.map(\.key) == [["x", "y"], ["z"]])
  }

  @Test func sectionsKeysAndPlaces() throws {
    let sections = try read(
      "a = 1\r\n\n[[path]]\nä = 2\n".replacing("ä", with: "\"ä\"") + "[[path]]\n[x . y]\n")
    #expect(sections.map(\.name) == [[], ["path"], ["path"], ["x", "y"]])
    #expect(sections[1].entries[0].key == ["ä"])
    #expect(sections[1].entries[0].value.place == TOMLPlace(line: 4, column: 7))
  }

  @Test(arguments: [
    ("a = 1\na = 2\n", 2, 1), ("[a]\n[a]\n", 2, 1), ("a\n", 1, 2), ("a = x\n", 1, 5),
    ("a = \n", 1, 5),
    ("a = \"x\n", 1, 5), ("a = '''x\n", 1, 5), ("a = [1\n", 2, 1), ("a = [1 2]\n", 1, 8),
    ("a = {b = 1\n}", 1, 11), ("[a\n", 1, 3), ("[[a]\n", 1, 4), ("a = 1 b = 2\n", 1, 7),
    ("a = \"\\x\"\n", 1, 6), ("a = \"\\uD800\"\n", 1, 6), ("ä = 1\n", 1, 1), ("a = \"ä\" x", 1, 9),
    ("a = \"\u{1}\"\n", 1, 6), ("= 1\n", 1, 1), ("a = {b = 1, b = 2}", 1, 13),
  ])
  func faultsHaveAPlace(text: String, line: Int, column: Int) {
    let error = #expect(throws: TOMLError.self) { try read(text) }
    #expect(error?.place == TOMLPlace(line: line, column: column), "\(text)")
  }

  @Test func whatIsNoTextIsRefused() {
    let error = #expect(throws: TOMLError.self) {
      try [UInt8(ascii: "a"), 10, UInt8(ascii: "b"), 0xFF].withView { try TOMLReader.read($0) }
    }
    #expect(error?.place == TOMLPlace(line: 2, column: 2))
    #expect(throws: TOMLError.self) { try read("a = " + String(repeating: "[", count: 100_000)) }
    #expect(throws: TOMLError.self) { try read("a = " + String(repeating: "{a=", count: 100_000)) }
  }
}
