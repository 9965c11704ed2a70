// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import LintelSeries

/// The mails of a series and what they are made of.
@Suite struct MailTests {
  @Test(arguments: [
    ("fs/ufs: Replace kmap() with x()", "fs-ufs-Replace-kmap-with-x"),
    ("a... b..", "a.-b"), ("(x)", "x"), ("", ""), ("äöü k", "k"),
    (
      "drivers: a very long subject that goes on and on, and on and on",
      "drivers-a-very-long-subject-that-goes-on-and-on-and-"
    ),
  ])
  func namesAreThoseOfFormatPatch(_ subject: String, _ name: String) {
    #expect(SeriesMail.fileName(subject, 5) == name)
  }

  @Test func aChangedMailIsSeen() {
    let mail = SeriesMail(
      number: 3, subject: "a: b", header: "Subject: a: b\n", body: Array("log\n".utf8))
    #expect(mail.name == "0003-a-b.patch")
    #expect(mail.text.withView(SeriesMail.isUnchanged))
    let text = String(decoding: mail.text, as: UTF8.self)
    for other in [
      text.replacing("log", with: "dog"), text.replacing("Subject: a", with: "Subject: c"),
      text + "x", text.replacing("X-Lintel-Series", with: "X-Other"), "", "log\n\n",
    ] {
      #expect(!Array(other.utf8).withView(SeriesMail.isUnchanged), "\(other)")
    }
  }

  @Test func namesBeyondASCIIAreEncoded() {
    #expect(HeaderText.address("A U Thor <a@b.example>") == "A U Thor <a@b.example>")
    #expect(
      HeaderText.address("\"Jörg, X\" <j@b.example>")
        == "=?UTF-8?q?J=C3=B6rg=2C_X?= <j@b.example>")
    let long = HeaderText.encoded("ääääääääääää")
    #expect(long.split(separator: "\n ").count == 2)
    #expect(long.split(separator: "\n ").allSatisfy { $0.count <= 75 })
    let decoded = Array(long.utf8).withView { EncodedWords.decode($0) }
    #expect(String(decoding: decoded, as: UTF8.self) == "ääääääääääää")
  }

  @Test func aSubjectIsOneLine() {
    #expect(HeaderText.line("fs: a\nBcc: x@y.example\r\u{7F}b") == "fs: a Bcc: x@y.example  b")
    #expect(HeaderText.line("fs: ä") == "=?UTF-8?q?fs=3A_=C3=A4?=")
  }

  @Test(arguments: ["---", "--- a/x", "diff --git a/x b/x", "Index: x"])
  func noLineOfALogEndsIt(line: String) {
    #expect(LogText.safe("a\n\(line)\nb") == "a\n \(line)\nb")
    #expect(LogText.safe("a --- b\n") == "a --- b\n")
  }

  @Test func linesAreCounted() {
    var stat = DiffStat()
    stat.add(Array("--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n+d\n".utf8), path: "fs/x.c")
    stat.add(Array("--- a/x\n+++ b/x\n@@ -1 +0,0 @@\n-b\n".utf8), path: "y.c")
    #expect(
      stat.text == """
         fs/x.c | 3 ++-
         y.c    | 1 -
         2 files changed, 2 insertions(+), 2 deletions(-)

        """)
  }

  @Test func wordsAreWrapped() {
    let words = Array(repeating: "word", count: 40).joined(separator: " ")
    let text = WrappedText.paragraphs([words, "f():\n  as it is"])
    #expect(text.hasSuffix("\n\nf():\n  as it is\n"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 71 })
    #expect(WrappedText.indented("  " + words, by: 4).contains("\n    word"))
  }
}
