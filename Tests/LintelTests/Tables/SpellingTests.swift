// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import Lintel

@Suite struct SpellingTests {
  /// The misspellings of a line as `position:typo>correction`.
  private func typos(_ spelling: Spelling, _ line: StaticString, from start: Int = 0) -> [String] {
    let view = ByteView(line)
    var found: [String] = []
    spelling.forEachTypo(in: view, from: start) { place, fix in
      found.append("\(place.lowerBound):\(view[place].string)>\(fix.string)")
    }
    return found
  }

  @Test func embeddedTableIsComplete() {
    let spelling = Spelling()
    #expect(spelling.count > 1700)
    #expect(spelling.hasPhrases)
    #expect(spelling.correction(of: "abandonning")?.string == "abandoning")
    #expect(spelling.correction(of: "ZOMBE")?.string == "zombie")
    #expect(spelling.correction(of: "an union")?.string == "a union")
    #expect(spelling.correction(of: "zombie") == nil)
    #expect(spelling.correction(of: "") == nil)
  }

  @Test(
    arguments: [
      ("+ teh, recieve path", ["2:teh>the", "7:recieve>receive"]),
      ("+Recieve RECIEVE reCIEVE", ["1:Recieve>Receive", "17:reCIEVE>receive"]),
      ("+RECIEVE, it arne't", ["1:RECIEVE>RECEIVE", "13:arne't>aren't"]),
      ("recieve", ["0:recieve>receive"]),
      ("+recieve_buffer x-recieve recieve's `recieve`", []),
      ("+an union of an user", ["1:an union>a union", "13:an user>a user"]),
      ("+An Union AN USER", ["1:An Union>A union"]),
      ("+an unions an  union", []),
      ("+the amount of times recieve", ["5:amount of times>number of times"]),
      ("+cant cant' cant''", ["1:cant>can't"]),
      ("+x cant' y", ["3:cant'>can't"]),
      ("+\u{e9}recieve\u{e9}", ["3:recieve>receive"]),
      ("", []),
      ("+", []),
    ] as [(String, [String])])
  func findsWhatTheScriptFinds(line: String, expected: [String]) {
    let spelling = Spelling()
    let buffer = Array(line.utf8)
    let found = buffer.withView { view in
      var found: [String] = []
      spelling.forEachTypo(in: view) { place, fix in
        found.append("\(place.lowerBound):\(view[place].string)>\(fix.string)")
      }
      return found
    }
    #expect(found == expected)
  }

  @Test func startsAfterAUsedSeparator() {
    let spelling = Spelling()
    #expect(typos(spelling, "xx recieve recieve", from: 2) == ["3:recieve>receive"])
    #expect(typos(spelling, "xx recieve recieve", from: 3) == ["11:recieve>receive"])
    #expect(typos(spelling, "recieve", from: 99) == [])
  }

  @Test func neighboursMayShareASeparator() {
    let line = ByteView("+teh recieve an union RECIEVE,teh")
    var found: [String] = []
    Spelling().forEachTypo(in: line, sharing: true) { place, fix in found.append(fix.string) }
    #expect(found == ["the", "receive", "a union", "RECEIVE", "the"])
  }

  @Test func aGivenFileReplacesTheEmbeddedTable() {
    let spelling = Spelling(
      kernel: "# comment\n\n  foo||bar  \r\nfoo||baz\nBar||x\nnofix\n||empty\n|odd||y")
    #expect(spelling.count == 3)
    #expect(typos(spelling, "foo bar  nofix  recieve") == ["0:foo>baz", "9:nofix>"])
    #expect(typos(spelling, "x Bar") == ["2:Bar>"])
  }

  @Test func codespellComesSecond() {
    let spelling = Spelling(
      kernel: "teh||tea\nfoo||bar",
      codespell: """
        teh->the, then,
        clas->class, disabled because of a name
        abandonned->abandoned
        foo->one
        foo->two, three,
        """)
    #expect(spelling.correction(of: "teh")?.string == "the")
    #expect(spelling.correction(of: "foo")?.string == "two")
    #expect(spelling.correction(of: "clas") == nil)
    #expect(spelling.correction(of: "abandonned")?.string == "abandoned")
  }

  @Test func hostileTextIsHarmless() {
    let spelling = Spelling(kernel: "||\n||||\n|| \na||\n\0||x\nb")
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 100_000)
    bytes.withView { line in spelling.forEachTypo(in: line) { _, _ in Issue.record() } }
    #expect(typos(spelling, "a b") == ["0:a>"])
  }
}
