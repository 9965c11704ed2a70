// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import LintelMaintainers

@Suite struct PatchSubjectsTests {
  private static let mail = """
    Subject: [PATCH] tide: ebb a little, kmap first

    Fixes: 0123456789ab ("tide: flow")
    Fixes: 12345 (too short)
    ---
     mode change 100644 => 100755 scripts/tide.sh
    diff --git a/drivers/tide/a.c b/drivers/tide/b.c
    rename from drivers/tide/a.c
    rename to drivers/tide/b.c
    --- a/drivers/tide/a.c
    +++ b/drivers/tide/b.c
    @@ -10,4 +12,5 @@ int tide(void)
     context with SGX_ONE
    -	old tide_flow();
    +	new tide_ebb();
    --- /dev/null
    +++ b/include/tide.h
    @@ -0,0 +1 @@
    +int tide;

    """

  private func subjects(_ sections: String) throws -> PatchSubjects {
    let file = Array(sections.utf8).withView { MaintainerFile($0, name: "M", root: "/nowhere") }
    let keywords = try Keywords(file.sections)
    return Array(Self.mail.utf8).withView {
      PatchSubjects($0, keywords: keywords, asScript: true)
    }
  }

  @Test func readsFilesFixesAndRanges() throws {
    let patch = try subjects("")
    #expect(
      patch.files == [
        "scripts/tide.sh", "drivers/tide/a.c", "drivers/tide/b.c", "drivers/tide/a.c",
        "drivers/tide/b.c", "drivers/tide/a.c", "drivers/tide/b.c", "dev/null", "include/tide.h",
      ])
    #expect(patch.fixes == ["0123456789ab"])
    #expect(
      patch.ranges == [
        PatchSubjects.Range(file: "drivers/tide/b.c", start: 10, count: 4),
        PatchSubjects.Range(file: "include/tide.h", start: 0, count: 0),
      ])
  }

  @Test func looksForKeywordsInMailAndInChangedLines() throws {
    let patch = try subjects(
      """
      ONE
      K:	\\bkmap\\b
      TWO
      K:	SGX_
      THREE
      K:	tide_(ebb|neap)
      FOUR
      K:	nowhere|SGX_
      FIVE
      K:	tide_flow  # white space and comments count for nothing
      """)
    // The second alternative of FOUR has to stand in no changed line.
    #expect(patch.keywords == [0, 2, 3, 4])
  }

  @Test func brokenKeywordIsNamed() {
    let text = "ONE\nK:\t(a\n"
    let file = Array(text.utf8).withView { MaintainerFile($0, name: "MAINTAINERS", root: "/") }
    #expect(
      throws: MaintainerFile.Problem(
        file: "MAINTAINERS", line: 2, message: "a ( is not closed in K: (a")
    ) { try Keywords(file.sections) }
  }

  @Test(arguments: [
    (
      #"diff --git "a/drivers/\303\251t\303\251.c" "b/drivers/\303\251t\303\251.c""#,
      ["drivers/été.c", "drivers/été.c"]
    ),
    ("diff --git a/a b/c d.h b/a b/c d.h", ["a b/c d.h", "a b/c d.h"]),
    ("diff --git drivers/x y.c drivers/x y.c", ["drivers/x y.c", "drivers/x y.c"]),
    ("diff --git i/lib/x.c w/lib/x.c", ["lib/x.c", "lib/x.c"]),
    ("rename from a dir/x.c\nrename to \"a\\tdir/x.c\"", ["a dir/x.c", "a\tdir/x.c"]),
    ("--- /dev/null\n+++ b/new file.c\t\n@@ -0,0 +1,1 @@", ["new file.c"]),
    ("--- a/old.c\n+++ /dev/null\n@@ -1,2 +0,0 @@", ["old.c"]),
    ("--- fs/x.c\t(revision 1)\n+++ fs/x.c\t(working copy)", ["fs/x.c", "fs/x.c"]),
    ("diff --cc fs/x y.c", ["fs/x y.c", "fs/x y.c"]),
  ])
  func namesAreReadByGitsRules(_ text: String, _ files: [String]) {
    let patch = Array((text + "\n").utf8).withView { PatchSubjects($0, keywords: nil) }
    #expect(patch.files == files)
  }

  @Test func textWithoutPatchHasNoFiles() {
    for text in ["", "hello\n", "---\n+++\n", "--- \n", "diff --git a/x\n", "@@ -1,2 @@"] {
      let patch = Array(text.utf8).withView { PatchSubjects($0, keywords: nil) }
      #expect(patch.files.isEmpty)
    }
  }
}
