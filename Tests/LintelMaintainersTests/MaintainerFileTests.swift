// SPDX-License-Identifier: GPL-2.0-only

import LintelMaintainers
import LintelText
import Testing

@Suite struct MaintainerFileTests {
  private static let text = """
    List of maintainers

    	M: how a person is written
    	F: how a file is written

    TIDE DRIVERS
    M:	Ada Tide <ada@tide.example>
    R:	Bo Ebb <bo@tide.example>
    L:	tide@lists.example (moderated for non-subscribers)
    S:	Supported
    T:	git git://tide.example/tide.git
    F:	drivers/tide/
    F:	include/linux/tide*.h
    X:	drivers/tide/moon/
    # a comment, and a blank line, end nothing

    N:	tide-[0-9]+

    MOON
    S:	Orphan
    F:	drivers/tide/moon/

    BROKEN
    M:	Cy <cy@moon.example>
    S:	Maintained
    F:	drivers/(tide
    N:	[a

    THE REST
    M:	All <all@rest.example>
    S:	Buried alive in reporters
    F:	*
    F:	*/

    """

  private static let file = Array(text.utf8).withView {
    MaintainerFile($0, name: "MAINTAINERS", root: "/nowhere")
  }

  private func titles(_ path: String) -> [String] {
    Array(path.utf8).withView { Self.file.sections(forPath: $0).map(\.title) }
  }

  @Test func readsSections() throws {
    let tide = try #require(Self.file.sections.first)
    #expect(Self.file.sections.map(\.title) == ["TIDE DRIVERS", "MOON", "BROKEN", "THE REST"])
    #expect(tide.line == 6)
    #expect(tide.status == "Supported")
    #expect(tide.maintainers == ["Ada Tide <ada@tide.example>"])
    #expect(tide.reviewers == ["Bo Ebb <bo@tide.example>"])
    #expect(tide.lists == ["tide@lists.example"])
    #expect(tide.trees == ["git git://tide.example/tide.git"])
    #expect(tide.isMaintained && !Self.file.sections[1].isMaintained)
    #expect(tide.fields.last?.line == 17)
  }

  @Test(arguments: [
    ("drivers/tide/a.c", ["TIDE DRIVERS", "THE REST"]),
    ("drivers/tide/deep/a.c", ["TIDE DRIVERS", "THE REST"]),
    ("drivers/tide/moon/a.c", ["MOON", "THE REST"]),
    ("include/linux/tide-pool.h", ["TIDE DRIVERS", "THE REST"]),
    ("include/linux/moon.h", ["THE REST"]),
    ("arch/tide-7.dts", ["TIDE DRIVERS", "THE REST"]),
    ("arch/tide-x.dts", ["THE REST"]),
    ("Makefile", ["THE REST"]),
  ])
  func findsSectionsOfPath(path: String, expected: [String]) {
    #expect(titles(path) == expected)
  }

  @Test func namesBrokenPatterns() {
    #expect(
      Self.file.problems.map(\.description) == [
        "MAINTAINERS:26: a ( is not closed in F: drivers/(tide",
        "MAINTAINERS:27: a [ is not closed in N: [a",
      ])
  }

  @Test func deeperPatternsComeFirst() {
    let text = """
      ONE
      F:	a/
      TWO
      F:	a/b/
      THREE
      F:	a/b/
      FOUR
      F:	*/b/*
      F:	a/b/c
      """
    let file = Array(text.utf8).withView { MaintainerFile($0, name: "M", root: "/nowhere") }
    let found = Array("a/b/c".utf8).withView { file.sections(forPath: $0).map(\.title) }
    #expect(found == ["FOUR", "TWO", "THREE", "ONE"])
  }

  @Test func textWithoutSectionsHasNone() {
    for text in ["", "\n\n", "only words\nand more\n", "# F: a"] {
      let file = Array(text.utf8).withView { MaintainerFile($0, name: "M", root: "/") }
      #expect(file.sections.isEmpty)
    }
  }

  @Test func hugeAndStrangeInputIsRead() {
    let long = "LONG\nF:\t" + String(repeating: "a*", count: 100_000) + "\nM:\t\u{FFFD}\n"
    let file = Array(long.utf8).withView { MaintainerFile($0, name: "M", root: "/nowhere") }
    let path = String(repeating: "a", count: 1000)
    #expect(Array(path.utf8).withView { file.sections(forPath: $0).isEmpty })
    #expect(file.sections.count == 1)
  }
}
