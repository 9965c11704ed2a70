// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import Lintel

/// What lines start in.
@Suite struct LinePlacesTests {
  private func places(_ lines: String..., inComment: Bool = false) -> LinePlaces {
    LinePlaces(lines.map { Array($0.utf8) }, startsInComment: inComment)
  }

  @Test func linesInComments() {
    let found = places("a /* b", "c", "", "d */ e", "f")
    #expect(found.places == [.comment, .comment, .comment, .code])
    #expect(found.end == .code)
    #expect(places("/* a */ b /* c", "d").places == [.comment])
  }

  @Test func linesThatGoOn() {
    #expect(places("// a \\", "b", "c").places == [.inside, .code])
    #expect(places("x = \"a\\", "b\\", "c\";", "d").places == [.inside, .inside, .code])
    #expect(places("#define A \\", "\t\"b\"").places == [.code])
    #expect(places("x = \"a", "b\";").places == [.code])
  }

  @Test func theTextMayStartAndEndInSomething() {
    let found = places("", "a", "b */ c", "\"d\\", inComment: true)
    #expect(found.places == [.comment, .comment, .code])
    #expect(found.end == .inside)
    #expect(places("a /*", "b").end == .comment)
  }
}
