// SPDX-License-Identifier: GPL-2.0-only

import LintelMaintainers
import LintelText
import Testing

@Suite struct MaintainerCheckTests {
  private func problems(_ text: String, _ files: [String]) -> [String] {
    let file = Array(text.utf8).withView { MaintainerFile($0, name: "M", root: "/nowhere") }
    return MaintainerCheck.problems(in: file, files: files).map(\.description)
  }

  @Test func goodFileHasNoProblems() {
    let text = """
      TIDE
      M:	Ada <ada@tide.example>
      S:	Maintained
      F:	drivers/tide/
      X:	drivers/tide/moon/
      N:	neap
      """
    let files = ["drivers/tide/a.c", "drivers/tide/moon/a.c", "lib/neap.c"]
    #expect(problems(text, files) == [])
    // Without a list of files nothing can be said of patterns.
    #expect(problems(text, []) == [])
  }

  @Test func everyKindIsReportedAtItsLine() {
    let text = """
      TIDE
      M:	Ada <ada@tide.example>
      S:	Maintained
      F:	drivers/tide/
      F:	drivers/gone/
      X:	lib/
      N:	gone[0-9]

      EBB
      L:	ebb@lists.example
      F:	lib/(a
      K:	[x
      Z:	what
      R:

      TIDE
      M:	nobody
      S:	Orphan
      """
    #expect(
      problems(text, ["drivers/tide/a.c", "lib/a.c"]) == [
        "M:5: F: drivers/gone/ matches no file",
        "M:6: X: lib/ excludes nothing that the section has",
        "M:7: N: gone[0-9] matches no file",
        "M:9: EBB: no status; add S:",
        "M:11: a ( is not closed in F: lib/(a",
        "M:12: a [ is not closed in K: [x",
        "M:13: Z: is no field of MAINTAINERS",
        "M:14: R: has no value",
        "M:16: TIDE: a second section of this name; the first is at M:1",
        "M:17: M: nobody has no mail address",
      ])
  }

  @Test func sectionWithoutPersonIsReported() {
    #expect(
      problems("EBB\nL:\tebb@lists.example\nS:\tMaintained\n", [])
        == ["M:1: EBB: nobody looks after it; add M: or R:"])
    #expect(problems("EBB\nS:\tOrphan\n", []) == [])
  }

  /// A star stands for the files of a folder; who wants all below it leaves the star out.
  @Test func patternsThatLeaveOutFoldersAreReported() {
    let text = """
      TIDE
      M:	Ada <ada@tide.example>
      S:	Maintained
      F:	Documentation/tide/*
      F:	drivers/tide/*
      F:	drivers/tide/moon/
      F:	fs/*.c
      F:	include/tide/*

      EBB
      M:	Ada <ada@tide.example>
      S:	Maintained
      F:	drivers/tide/*
      X:	drivers/tide/moon/
      F:	lib/*
      """
    let files = [
      "Documentation/tide/a.rst", "Documentation/tide/api/core/a.rst", "drivers/tide/a.c",
      "drivers/tide/moon/a.c", "fs/a.c", "fs/tide/a.c", "include/tide/a.h", "lib/a.c",
    ]
    #expect(
      problems(text, files) == [
        "M:4: F: Documentation/tide/* leaves out Documentation/tide/api/; "
          + "Documentation/tide/ has the folders, too",
        "M:14: X: drivers/tide/moon/ excludes nothing that the section has",
      ])
  }
}
