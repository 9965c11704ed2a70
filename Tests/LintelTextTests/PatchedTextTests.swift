// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

/// What a patch makes of a file's text.
@Suite struct PatchedTextTests {
  private func patch(_ hunks: String, old: String = "a/f.c", new: String = "b/f.c") -> FilePatch? {
    let text = "--- \(old)\n+++ \(new)\n\(hunks)"
    let reader = Array(text.utf8).withView { FilePatchReader($0) }
    #expect(reader.problem == nil)
    return reader.files.first
  }

  private func apply(_ hunks: String, to old: String) throws -> PatchedText? {
    guard let patch = patch(hunks) else { return nil }
    return try Array(old.utf8).withView { old throws(PatchedText.Misfit) in
      try PatchedText(old, patch)
    }
  }

  private func text(_ patched: PatchedText?) -> String {
    String(decoding: patched?.text ?? [], as: UTF8.self)
  }

  @Test func linesAreMapped() throws {
    let result = try apply("@@ -2,3 +2,3 @@ f()\n b\n-c\n+x\n d\n", to: "a\nb\nc\nd\ne\n")
    #expect(text(result) == "a\nb\nx\nd\ne\n")
    #expect(result?.oldLines == [1, 2, 0, 4, 5])
    #expect(result?.isAdded(3) == true)
    #expect(result?.isAdded(2) == false)
    #expect(result?.isAdded(99) == false)
    #expect(result?.cuts == [3])
  }

  @Test func hunksAreFoundWhereTheFileHasMoved() throws {
    let hunks = "@@ -1,2 +1,2 @@\n-a\n+A\n b\n@@ -4,1 +4,2 @@\n d\n+e\n"
    #expect(text(try apply(hunks, to: "0\n0\na\nb\nc\nd\n")) == "0\n0\nA\nb\nc\nd\ne\n")
    let far = "@@ -999999999,1 +1,2 @@\n d\n+e\n"
    #expect(text(try apply(far, to: "a\nd\nb\n")) == "a\nd\ne\nb\n")
  }

  @Test func hunksThatAreNowhereDoNotFit() {
    #expect(throws: PatchedText.Misfit.self) {
      try apply("@@ -1,2 +1,1 @@\n a\n-b\n", to: "a\nc\n")
    }
    #expect(throws: PatchedText.Misfit.self) {
      try apply("@@ -1,1 +1,0 @@\n-a\n", to: "")
    }
    // Of two hunks the second one stands after the first.
    let crossed = "@@ -1,1 +1,1 @@\n-b\n+B\n@@ -2,1 +2,1 @@\n-a\n+A\n"
    #expect(throws: PatchedText.Misfit.self) { try apply(crossed, to: "a\nb\n") }
  }

  @Test func newFilesAndLinesAlone() throws {
    let new = patch("@@ -0,0 +1,2 @@\n+a\n+b\n", old: "/dev/null")
    #expect(new?.oldPath == nil)
    #expect(text(try apply("@@ -0,0 +1,2 @@\n+a\n+b\n", to: "")) == "a\nb\n")
    #expect(text(try apply("@@ -2,0 +3,1 @@\n+x\n", to: "a\nb\nc\n")) == "a\nb\nx\nc\n")
  }

  @Test func aPatchIsTakenBack() throws {
    let given = try #require(patch("@@ -1,2 +1,2 @@\n a\n-b\n+c\n\\ No newline at end of file\n"))
    let back = try Array("a\nc".utf8).withView { text throws(PatchedText.Misfit) in
      try PatchedText(text, given.reversed)
    }
    #expect(text(back) == "a\nb\n")
  }

  @Test func aTextFullOfTheSameLineTakesNoQuadraticTime() {
    let old = String(repeating: "x\n", count: 200_000)
    let lines = String(repeating: " x\n", count: 100_000)
    #expect(throws: PatchedText.Misfit.self) {
      try apply("@@ -1,100001 +1,100000 @@\n\(lines)-y\n", to: old)
    }
  }

  @Test func brokenDiffsAreNamed() {
    func problem(_ text: String) -> String? {
      Array(text.utf8).withView { FilePatchReader($0) }.problem
    }
    #expect(problem("--- a/f.c\n+++ b/f.c\n@@ -1,3 +1,3 @@\n a\n") != nil)
    #expect(problem("diff --cc f.c\nindex 1,2..3\n--- a/f.c\n+++ b/f.c\n") != nil)
    #expect(problem("@@ -1,3 +1,3 @@\nno file, no hunk\n") == nil)
  }

  @Test func eachFileHasItsHunks() {
    let text = """
      diff --git a/a.c b/a.c
      --- a/a.c
      +++ b/a.c
      @@ -1 +1 @@
      -a
      +b
      --- a/b.c
      +++ b/b.c
      @@ -1 +1 @@
      -c
      +d
      @@ -9 +9 @@ int f(void)
      -c
      +d
      --\u{20}
      2.47.0

      """
    let files = Array(text.utf8).withView { FilePatchReader($0) }.files
    #expect(files.map(\.hunks.count) == [1, 2])
    #expect(files.map { String(decoding: $0.newPath ?? [], as: UTF8.self) } == ["a.c", "b.c"])
    #expect(String(decoding: files[1].hunks[1].context, as: UTF8.self) == "int f(void)")
  }
}
