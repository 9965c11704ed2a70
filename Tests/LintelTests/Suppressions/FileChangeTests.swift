// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import Lintel

/// What git says of changes, and which line was which.
@Suite struct FileChangeTests {
  private func read(_ text: String) -> [FileChange]? {
    var reader = FileChangeReader()
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if !Array(line.utf8).withView({ reader.take($0) }) { return nil }
    }
    return reader.finish() ? reader.changes : nil
  }

  @Test func linesKeepTheirNumbersBetweenHunks() throws {
    let changes = try #require(
      read(
        """
        diff --git a/x.c b/x.c
        --- a/x.c
        +++ b/x.c
        @@ -2,0 +3,2 @@ f
        +--- a/y.c
        ++++ b/y.c
        @@ -5,2 +7 @@ g
        --- a
        -b
        +c
        @@ -9 +9,0 @@
        -d

        """))
    try #require(changes.count == 1)
    let lines = changes[0].lines
    #expect((1...10).map { lines.old(of: $0) } == [1, 2, nil, nil, 3, 4, nil, 7, 8, 10])
    #expect((1...10).filter { lines.isRemoved($0) } == [5, 6, 9])
    #expect(changes[0].newPath.map { String(decoding: $0, as: UTF8.self) } == "x.c")
  }

  @Test func namesWithQuotesRenamesAndNewFiles() throws {
    let changes = try #require(
      read(
        """
        diff --git a/old name.c b/new name.c
        similarity index 100%
        rename from old name.c
        rename to new name.c
        diff --git "a/t\\tb.c" "b/t\\tb.c"
        new file mode 100644
        --- /dev/null
        +++ "b/t\\tb.c"
        @@ -0,0 +1 @@
        +a
        diff --git a/m b/m
        old mode 100644
        new mode 100755

        """))
    #expect(
      changes.map { $0.oldPath.map { String(decoding: $0, as: UTF8.self) } } == ["old name.c", nil])
    #expect(
      changes.map { $0.newPath.map { String(decoding: $0, as: UTF8.self) } }
        == ["new name.c", "t\tb.c"])
  }

  @Test(arguments: [
    "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,2 +1 @@\n-a\n",
    "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n x\n",
    "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -x +1 @@\n",
    "@@ -1 +1 @@\n-a\n+b\n",
    "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -5 +5 @@\n-a\n+b\n@@ -5 +5 @@\n-a\n+b\n",
    "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -9223372036854775807,9223372036854775807 +1 @@\n",
  ])
  func whatGitDoesNotWriteIsRefused(text: String) {
    #expect(read(text) == nil)
  }
}
