// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// How reports name the places of what is found in mails, and which mails are checked at all.
@Suite struct MailboxTests {
  /// How a generated mail is written.
  enum Form: CaseIterable {
    case plain, carriageReturns, quoted, broken, flowed, parts, nestedParts, latin, signed,
      forwarded
  }

  /// A mail with a finding in its diff, in a line that has `token`.
  static func mail(_ token: String, _ form: Form) -> String {
    let postmark = "From ada@example.org Mon Aug 15 12:00:00 2022\n"
    let head =
      "From: Ada Test <ada@example.org>\nSubject: [PATCH] foo: use \(token)\n"
      + "Message-ID: <\(token)@example.org>\n"
    let log = "Explain here what is done and\nwhat it is good for.\n\nFrom where it came.\n"
    let trailers = "\nSigned-off-by: Ada Test <ada@example.org>\n---\n"
    let stuffing = form == .flowed ? " " : ""
    let diff = """
      diff --git a/lib/lt.c b/lib/lt.c
      --- a/lib/lt.c
      +++ b/lib/lt.c
      @@ -1,3 +1,4 @@
      \(stuffing) int lt_a(void)
      \(stuffing) {
      +\t\(token)(1) ;
      \(stuffing) }

      """
    let body = log + trailers + diff
    func quoted(_ text: String) -> String {
      text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.split(separator: "=", omittingEmptySubsequences: false).joined(separator: "=3D") }
        .joined(separator: "\n")
    }
    let isQuoted = "Content-Transfer-Encoding: quoted-printable\n"
    switch form {
    case .plain: return postmark + head + "\n" + body + "\n"
    case .carriageReturns:
      return (postmark + head + "\n" + body + "\n").split(
        separator: "\n", omittingEmptySubsequences: false
      ).joined(separator: "\r\n")
    case .quoted: return postmark + head + isQuoted + "\n" + quoted(body) + "\n"
    case .broken:
      let parts = body.split(separator: "(1) ;").map { quoted(String($0)) }
      return postmark + head + isQuoted + "\nSoft =\nbreaks=0Aare =\nhere.\n"
        + parts.joined(separator: "(1)=\n =\n;") + "\n"
    case .flowed:
      return postmark + head
        + "Content-Type: text/plain; format=flowed\n\nWrapped \nlines \nhere.\n"
        + body + "\n"
    case .parts:
      return postmark + head + "Content-Type: multipart/mixed; boundary=\"=_b\"\n\n--=_b\n\n" + log
        + trailers + "\n--=_b\nContent-Type: text/x-patch; name=a.patch\n" + isQuoted + "\n"
        + quoted(diff) + "--=_b--\n\n"
    case .nestedParts:
      return postmark + head + "Content-Type: multipart/mixed; boundary=b\n\n--b\n"
        + "Content-Type: multipart/alternative; boundary=in\n\n--in\n\n" + body
        // The last boundary is missing.
        + "\n--in\nContent-Type: text/html\n\n<p>a\n--in--\n--b\n\nlist footer\n\n"
    case .latin:
      return postmark + head + "Content-Type: text/plain; charset=iso-8859-1\n" + isQuoted
        + "\nThe caf=E9.\n" + quoted(body) + "\n"
    case .signed:
      let escaped = body.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.hasPrefix("-") ? "- \($0)" : String($0) }.joined(separator: "\n")
      return postmark + head + "\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n" + escaped
        + "-----BEGIN PGP SIGNATURE-----\n\nabcd\n-----END PGP SIGNATURE-----\n\n"
    case .forwarded:
      return postmark
        + "Subject: Fwd: \(token)\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n"
        + "see below\n--b\nContent-Type: message/rfc822\n\n" + head + "\n" + body + "--b--\n\n"
    }
  }

  @Test(arguments: ["--emacs", "--terse", "--emacs --showfile"])
  func aFindingsLineIsThatOfTheFile(_ options: String) async throws {
    let sandbox = try await Sandbox()
    var mailbox = ""
    var tokens: [String] = []
    for round in 0..<3 {
      for (number, form) in Form.allCases.enumerated() {
        // The line that looks like the start of a mail is quoted, as in mboxo and mboxrd.
        let token = "lt_\(round)_\(number)"
        tokens.append(token)
        var mail = Self.mail(token, form)
        if let from = mail.firstRange(of: "\nFrom where") {
          mail.replaceSubrange(from, with: "\n>From where")
        }
        mailbox += mail
      }
    }
    try sandbox.write("in.mbox", mailbox)
    let lines = mailbox.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0) }
    let result = try await sandbox.sh(
      "./lintel check --no-tree \(options) --types SPACING in.mbox")
    var found: [String] = []
    if options.contains("showfile") {
      found = tokens.filter { result.output.contains($0) }
      // The lines of the patched file, whatever the mail was.
      #expect(result.output.components(of: "lib/lt.c:3: WARNING") == tokens.count)
    } else {
      for line in result.lines where line.hasPrefix("in.mbox:") {
        let number = try #require(Int(line.split(separator: ":")[1]))
        let token = try #require(tokens.first { lines[number - 1].contains("\($0)(1)") }, "\(line)")
        found.append(token)
      }
    }
    #expect(found == tokens)
  }

  @Test func theDefaultReportNamesTheMailAndTheLine() async throws {
    let sandbox = try await Sandbox()
    let first = Self.mail("lt_x", .plain)
    let anonymous = Self.mail("lt_y", .plain).replacing(
      "Subject: [PATCH] foo: use lt_y\n", with: "")
    try sandbox.write("in.mbox", first + anonymous)
    let result = try await sandbox.sh("./lintel check --no-tree --types SPACING in.mbox")
    #expect(result.output.hasPrefix("---"))
    #expect(result.lines.contains("\"[PATCH] foo: use lt_x\""))
    #expect(result.lines.contains("<lt_y@example.org>"))
    let line =
      1 + (first + anonymous).split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.contains("lt_y(1)") }!
    #expect(result.lines.contains("#\(line): FILE: lib/lt.c:3:"), "\(result.output)")
  }

  @Test func theScriptCountsAsItDoes() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write(
      "qp.patch", String(Self.mail("lt_x", .quoted).drop { $0 != "\n" }.dropFirst()))
    let script = try await sandbox.sh("./checkpatch.pl --no-tree --terse --types SPACING qp.patch")
    #expect(script.output.hasPrefix("qp.patch:19: "), "\(script.output)")
    let check = try await sandbox.sh("./lintel check --no-tree --terse --types SPACING qp.patch")
    #expect(check.output.hasPrefix("qp.patch:19: "), "\(check.output)")
  }

  @Test func base64IsSaidOnce() async throws {
    let sandbox = try await Sandbox()
    let mail = Self.mail("lt_x", .plain)
    let parts = mail.split(separator: "\n\n", maxSplits: 1)
    try sandbox.write("head", parts[0] + "\nContent-Transfer-Encoding: base64\n\n")
    try sandbox.write("body", parts[1] + "\n+\tlt_y(2) ;\n")
    let made = try await sandbox.sh("cat head > in.mbox; base64 body >> in.mbox")
    try #require(made.status == 0, "\(made.errors)")
    let people = try await sandbox.sh("./lintel check --no-tree --types SPACING in.mbox")
    #expect(people.output.components(of: "decoded text") == 1)
    #expect(people.errors.isEmpty)
    let terse = try await sandbox.sh("./lintel check --no-tree --terse --types SPACING in.mbox")
    #expect(terse.errors.components(of: "decoded text") == 1)
    #expect(terse.output.hasPrefix("in.mbox:14: "), "\(terse.output)")
  }

  @Test(arguments: [true, false])
  func coverLettersAndRepliesNeedNoDiff(_ isMailbox: Bool) async throws {
    let sandbox = try await Sandbox()
    let cover = "From a Mon Aug 15 12:00:00 2022\nSubject: [PATCH 0/1] foo: a\n\nTwo teh.\n\n"
    let reply =
      "From b Mon Aug 15 12:00:00 2022\nSubject: Re: [PATCH 1/1] foo: a\n\n"
      + "> diff --git a/x.c b/x.c\n> +++ b/x.c\n> @@ -1 +1 @@\n> +int a ;\nNo, teh other.\n\n"
    let lost =
      "From c Mon Aug 15 12:00:00 2022\nSubject: [PATCH 2/2] foo: b\nIn-Reply-To: <a>\n\nx\n\n"
    if isMailbox {
      try sandbox.write("in.mbox", cover + reply + lost + Self.mail("lt_x", .plain))
      let result = try await sandbox.sh("./lintel check --no-tree --terse --show-types in.mbox")
      let findings = result.lines.filter { $0.hasPrefix("in.mbox:") }
      #expect(
        findings.map { $0.split(separator: " ")[1].split(separator: ":")[1] }
          == ["TYPO_SPELLING", "NOT_UNIFIED_DIFF", "SPACING"], "\(result.output)")
      #expect(result.errors.isEmpty)
      return
    }
    try sandbox.write("cover", cover)
    try sandbox.write("reply", reply)
    try sandbox.write("lost", lost)
    try sandbox.write("prose", "Subject: hello\n\nNo patch here.\n")
    try sandbox.write("text", "nothing\n")
    let covered = try await sandbox.sh("./lintel check --no-tree --terse --show-types cover")
    #expect(!covered.output.contains("NOT_UNIFIED_DIFF"))
    let replied = try await sandbox.sh("./lintel check --no-tree --terse reply")
    #expect(replied.status == 0)
    #expect(replied.output.isEmpty)
    // Nothing was checked, and that is said.
    #expect(replied.errors.components(of: "nothing to check") == 1)
    for name in ["lost", "prose", "text"] {
      let result = try await sandbox.sh("./lintel check --no-tree --terse --show-types \(name)")
      #expect(result.status == 1)
      #expect(result.output.contains("NOT_UNIFIED_DIFF"), "\(name)")
    }
    let script = try await sandbox.sh("./checkpatch.pl --no-tree --terse --show-types cover reply")
    #expect(script.output.components(of: "NOT_UNIFIED_DIFF") == 2)
  }

  @Test func anIndentedDiffInTheLogIsLog() async throws {
    let sandbox = try await Sandbox()
    let quoted = "\n    --- a/lib/x.c\n    +++ b/lib/x.c\n    @@ -1,2 +1,2 @@\n    +\treturn 2 ;\n"
    let mail = Self.mail("lt_x", .plain).replacing("good for.\n", with: "good for.\n" + quoted)
    try sandbox.write("in.patch", mail)
    let command = "lintel check --no-tree --terse --show-types in.patch"
    let plain = try await sandbox.sh("./" + command)
    #expect(plain.output.contains("DIFF_IN_COMMIT_MSG"))
    let precise = try await sandbox.sh("./\(command) --precise")
    #expect(!precise.output.contains("DIFF_IN_COMMIT_MSG"))
    #expect(precise.output.components(of: "WARNING:SPACING") == 1)
  }

  @Test func theLogOfGitShowIsRead() async throws {
    let sandbox = try await Sandbox()
    let log = """
      commit 1111111111111111111111111111111111111111
      Author: Ada Test <ada@example.org>
      Date:   Mon Feb 2 10:00:00 2026 +0100

          foo: correct it

          Explain here what is done.

          Signed-off-by: Ada Test <ada@example.org>

      diff --git a/lib/x.c b/lib/x.c
      --- a/lib/x.c
      +++ b/lib/x.c
      @@ -5,0 +6,1 @@
      +int x ;

      """
    try sandbox.write("in.patch", log)
    let result = try await sandbox.sh("./lintel check --no-tree --terse --show-types in.patch")
    #expect(
      result.lines.first?.hasPrefix("in.patch:15: WARNING:SPACING") == true, "\(result.output)")
    #expect(result.output.hasPrefix("in.patch:15:") && result.lines.count == 3)
  }

  @Test func carriageReturnsOfAWholeMailAreNotedOnce() async throws {
    let sandbox = try await Sandbox()
    let mail = Self.mail("lt_x", .carriageReturns)
    try sandbox.write("in.patch", mail.replacing("+\tlt_x", with: "+\tlt_a();\r\n+\tlt_x"))
    let result = try await sandbox.sh("./lintel check --no-tree --terse --show-types in.patch")
    #expect(result.output.components(of: "DOS_LINE_ENDINGS") == 1)
    #expect(!result.output.contains("TRAILING_WHITESPACE"))
    let script = try await sandbox.sh("./checkpatch.pl --no-tree --terse --show-types in.patch")
    #expect(script.output.components(of: "DOS_LINE_ENDINGS") == 2)
  }
}

extension String {
  /// How often `needle` stands in the text.
  func components(of needle: String) -> Int {
    var count = 0
    var rest = self[...]
    while let found = rest.firstRange(of: needle) {
      count += 1
      rest = rest[found.upperBound...]
    }
    return count
  }
}
