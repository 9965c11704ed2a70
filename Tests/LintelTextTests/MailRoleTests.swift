// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

/// Which mails are patches, and which are none and need not be.
@Suite struct MailRoleTests {
  func role(_ text: String) -> MailRole { [UInt8](text.utf8).withView { MailRole($0) } }

  @Test(arguments: [
    "[PATCH 0/3] a", "[PATCH v2 00/12] a", "[PATCH net-next v10 0/1] a", "[RFC PATCH 0/2] a",
    "[RFC 0/2] a", "[list] [PATCH 0000/1234] a", "[patch 0/3 v2] a",
    "=?utf-8?q?=5BPATCH_0/3=5D?= a",
  ])
  func coverLetters(_ subject: String) {
    #expect(role("Subject: \(subject)\n\nThe series.\n") == .coverLetter)
  }

  @Test(arguments: [
    "[PATCH] a", "[PATCH 1/3] a", "[PATCH v2 10/12] a", "[PATCH 20/30] a", "[RFC] a 0/3",
    "[PATCH 0/x] a",
  ])
  func patches(_ subject: String) {
    // Patches of a series answer its cover letter.
    #expect(role("Subject: \(subject)\nIn-Reply-To: <a>\n\nThe diff is lost.\n") == .patch)
  }

  @Test(arguments: [
    "Re: [PATCH 1/2] a", "RE: a", "AW: [PATCH 0/3] a", "Re[2]: a", "Fwd: [PATCH] a",
  ])
  func replies(_ subject: String) {
    #expect(role("Subject: \(subject)\n\n> diff --git a/x b/x\n> @@ -1 +1 @@\n> +a\n") == .reply)
    #expect(role("Subject: \(subject)\n\nLike this:\n\n" + sampleDiff) == .patch)
  }

  @Test func otherTexts() {
    #expect(role("Subject: a\nReferences: <a>\n\nb\n") == .reply)
    #expect(role("Subject: a\n\nb\n") == .other)
    #expect(role("From: a\n\nb\n") == .text)
    #expect(role("int a;\n") == .text)
    #expect(role("") == .text)
  }
}
