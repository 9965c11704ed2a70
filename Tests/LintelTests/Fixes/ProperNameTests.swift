// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText
import Testing

/// Names, addresses and quoted titles are not words to correct.
@Suite struct ProperNameTests {
  private func fixed(_ text: String, file: String?) throws -> String {
    let options = try FixSupport.options("TYPO_SPELLING", unsafe: true)
    let outcome = FixSupport.fix(Array(text.utf8), file: file, options)
    return String(decoding: try #require(outcome).text, as: UTF8.self)
  }

  private static let lines = [
    " * Copyright (C) 2019 Teh Ang Sung",
    " * Author: Teh Sung <teh.sung@example.org>",
    " * Ang Teh <teh@example.org>, Recieve Inc.",
    "MODULE_AUTHOR(\"Teh Sung\");",
    " * See https://example.org/recieve/teh.html",
    " * see drivers/net/recieve/teh.c",
    " * @recieve: what comes in",
    " * calls recieve() twice",
    " * set dev->recieve and foo.recieve",
    " * recieve = first / 2",
    " * \u{D1}teh and teh\u{F1}",
    "\tint recieve = 1;",
    " * fixed by 1234567890ab (\"net: recieve teh frame\")",
  ]

  @Test(arguments: lines) func namesInFilesStay(_ line: String) throws {
    #expect(try fixed("/*\n\(line)\n", file: "x.c") == "/*\n\(line)\n")
    #expect(try fixed("\(line)\n", file: "x.c") == "\(line)\n")
  }

  @Test func namesOfCodeStayInItsComments() throws {
    let text = "/* the recieve flag, ang so on */\nint recieve;\n"
    #expect(
      try fixed(text, file: "x.c") == "/* the recieve flag, and so on */\nint recieve;\n")
  }

  @Test(arguments: [
    "Signed-off-by: Teh Sung <a@example.org>", "Cc: Ang Teh <b@example.org>",
    "Fixes: 1234567890ab (\"net: recieve teh frame\")", "From: Teh Sung <c@example.org>",
    "Reported-by: Recieve Bot <d@example.org>",
    "since commit 1234567890ab (\"net: recieve teh frame\")",
    "Link: https://example.org/teh",
  ]) func trailersAndTitlesStay(_ line: String) throws {
    let mail = "From: A <a@example.org>\nSubject: [PATCH] a\n\nThis is teh text.\n\n\(line)\n"
    let patch = "---\ndiff --git a/x.c b/x.c\n--- a/x.c\n+++ b/x.c\n@@ -1 +1,2 @@\n a\n+b\n"
    let text = try fixed(mail + patch, file: nil)
    #expect(text.contains("\n\(line)\n"))
    #expect(text.contains("This is the text."))
  }

  @Test func wordsAreCorrected() throws {
    #expect(
      try fixed("/* Teh recieved frame, teh\n * recieve/send path. */\n", file: "x.c")
        == "/* The received frame, the\n * receive/send path. */\n")
  }
}
