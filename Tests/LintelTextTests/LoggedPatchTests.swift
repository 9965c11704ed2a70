// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

/// What git show and hg export print, read as mails.
@Suite struct LoggedPatchTests {
  static let shown = """
    commit 0123456789abcdef0123456789abcdef01234567 (HEAD -> main)
    Merge: 1 2
    Author: A B <a@b.org>
    Date:   Mon Feb 2 10:00:00 2026 +0100

        lib: add foo
        
        Say why.
        
        Signed-off-by: A B <a@b.org>


    """

  static let read = """
    From: A B <a@b.org>
    Subject: lib: add foo

    Say why.

    Signed-off-by: A B <a@b.org>


    """

  @Test(arguments: [false, true])
  func theLogOfGitIsIndented(_ hasCRLF: Bool) throws {
    let input = Self.shown + sampleDiff + "\n" + Self.shown + sampleDiff
    let found = try #require(messages(hasCRLF ? crlf(input) : input))
    #expect(found.count == 2)
    #expect(text(found[0]) == Self.read + sampleDiff + "\n")
    #expect(text(found[1]) == Self.read + sampleDiff)
    #expect(found[0].name == "commit 0123456789ab")
    #expect(found.allSatisfy { $0.change == nil && $0.hadCRLF == hasCRLF })
    let lines = input.split(separator: "\n", omittingEmptySubsequences: false)
    let own = String(decoding: found[1].text, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in own.enumerated() where line.hasPrefix("+") || line.contains("Signed") {
      guard case .input(let place) = found[1].lines?.place(of: number + 1) else {
        Issue.record("line \(number) has no place")
        continue
      }
      #expect(place > 25 && lines[place - 1].hasSuffix(line))
    }
  }

  @Test func aShortLogIsRead() throws {
    let input = "commit 0123456\nAuthor: A B <a@b.org>\n\n    text\n" + sampleDiff
    let found = try #require(messages(input)?.first)
    #expect(text(found)?.hasPrefix("From: A B <a@b.org>\nSubject: text\n\ndiff --git") == true)
    #expect(found.name == "commit 0123456")
  }

  @Test func aChangesetIsRead() throws {
    let input =
      "# HG changeset patch\n# User A B <a@b.org>\n# Date 1 0\n# Node ID 1\nlib: foo\n\nWhy.\n\n"
      + "diff -r 1 -r 2 lib/foo.c\n--- a/lib/foo.c\tx\n"
    let found = try #require(messages(input)?.first)
    #expect(
      text(found)
        == "From: A B <a@b.org>\n\nlib: foo\n\nWhy.\n\ndiff -r 1 -r 2 lib/foo.c\n--- a/lib/foo.c\tx\n"
    )
    #expect(found.lines?.place(of: 3) == .input(5))
  }

  @Test(arguments: ["commit 0123456789\nx\n", "commit message\nAuthor: a\n", "commit ", "# HG\n"])
  func otherTextsStay(_ text: String) { #expect(messages(text) == nil) }
}
