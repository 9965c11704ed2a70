// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText
import Testing

/// Which barriers a comment explains, in hunks and inputs one after the other.
@Suite struct CommentSearchTests {
  private func checker(file: Bool) -> Checker {
    var options = CheckOptions()
    options.tree = false
    options.file = file
    return Checker(services: Services(options: options))
  }

  /// The lines of the unexplained barriers, numbered as in the patch.
  private func barriers(_ checker: borrowing Checker) -> [Int] {
    checker.findings.filter { $0.info.name == "MEMORY_BARRIER" }.map(\.line)
  }

  /// The same in a file, which is a patch with a header of three lines.
  private func barriers(inFile text: String) -> [Int] {
    var checker = checker(file: true)
    text.withView { checker.check(file: "a.c", contents: $0) }
    return barriers(checker).map { $0 - 3 }
  }

  @Test func aCommentServesTheLineBelowAlone() {
    #expect(barriers(inFile: "\t/* why */\n\tmb();\n\tmb();\n\tmb();\n") == [3, 4])
    #expect(
      barriers(inFile: "\tmb();\n\t/* why */\n\ta();\n\tmb();\n\t/*\n\t * b\n\t */\n\tmb();\n") == [
        1, 4,
      ])
  }

  @Test func whatIsInACommentIsExplained() {
    #expect(barriers(inFile: "/*\n\n\n*/ mb();\nmb();\nmb();\n") == [6])
  }

  @Test func aHunkStartsAnew() {
    let head = "--- a/a.c\n+++ b/a.c\n"
    let open = "@@ -1,1 +1,3 @@\n a\n+\t/* open\n+\tmb();\n"
    let plain = "@@ -9,1 +11,3 @@\n b\n+\tc();\n+\tmb();\n"
    let star = "@@ -19,1 +23,3 @@\n  * the rest of a comment\n+\tmb();\n+\tmb(); /* c */\n"
    var checker = checker(file: false)
    (head + open + plain + star).withView { checker.check(patch: $0, name: "a.patch") }
    // Lines 10 and 13: the first hunk has an open comment, the third starts within one.
    #expect(barriers(checker) == [10])
  }

  @Test func anInputStartsAnew() {
    var checker = checker(file: true)
    "\tmb();\n\t/* never closed\n\tmb();\n".withView { checker.check(file: "a.c", contents: $0) }
    #expect(barriers(checker) == [1 + 3])
    "\ta();\n\tb();\n\tc();\n\td();\n\tmb();\n".withView {
      checker.check(file: "b.c", contents: $0)
    }
    #expect(barriers(checker) == [5 + 3])
  }
}
