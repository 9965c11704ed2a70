// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// What `lintel fix` does, from the outside.
@Suite struct FixCommandTests {
  /// A file with five findings whose fixes are safe, and one whose fix is not.
  private static let messy = """
    // SPDX-License-Identifier: GPL-2.0
    int example(int *p)
    {
    \tint a=1;\u{20}\u{20}

    \tif(a)
    \t\treturn a+1 ;
    \tif (p == NULL)
    \t\treturn 0;
    \treturn 1;;
    }

    """

  private static let tidy = """
    // SPDX-License-Identifier: GPL-2.0
    int example(int *p)
    {
    \tint a = 1;

    \tif (a)
    \t\treturn a+1;
    \tif (p == NULL)
    \t\treturn 0;
    \treturn 1;
    }

    """

  @Test func safeFixesAreMadeInPlace() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("a.c", Self.messy)
    try sandbox.write("b.c", Self.messy)
    try sandbox.write("good.c", Self.tidy)
    _ = try await sandbox.sh("chmod 640 a.c; ln -s b.c link.c")
    let result = try await sandbox.sh("./lintel fix a.c link.c good.c")
    #expect(result.output == "Fixed 10 findings in 2 files\n")
    #expect(result.errors.isEmpty)
    #expect(result.status == 0)
    let after = try await sandbox.sh("cat a.c; cmp a.c b.c; stat -c %a a.c; readlink link.c; ls")
    #expect(after.output.hasPrefix(Self.tidy + "640\nb.c\n"))
    #expect(!after.output.contains(".tmp"))
  }

  @Test func unsafeFixesAreCountedUntilAskedFor() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("a.c", Self.tidy)
    // A matter of taste: it is asked for by name.
    let safe = try await sandbox.sh("./lintel fix --strict --types COMPARISON_TO_NULL a.c")
    #expect(safe.output.hasSuffix("; 1 more with --unsafe-fixes\n"))
    let all = try await sandbox.sh(
      "./lintel fix --strict --unsafe-fixes --types COMPARISON_TO_NULL a.c; cat a.c")
    #expect(all.output.hasPrefix("Fixed 1 finding in 1 file\n"))
    #expect(all.output.contains("\tif (!p)\n"))
  }

  @Test func typesAreSelected() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("a.c", Self.messy)
    let one = try await sandbox.sh("./lintel fix --types TRAILING_WHITESPACE a.c; cat a.c")
    #expect(one.output.hasPrefix("Fixed 1 finding in 1 file\n"))
    #expect(one.output.contains("\tint a=1;\n"))
    let rest = try await sandbox.sh("./lintel fix --ignore spacing a.c; cat a.c")
    #expect(rest.output.hasPrefix("Fixed 1 finding in 1 file\n"))
    #expect(rest.output.contains("\treturn 1;\n"))
  }

  @Test func aDiffChangesNothingAndApplies() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("a.c", Self.messy + "int last=1;")
    let diff = try await sandbox.sh("cp a.c old.c; ./lintel fix --diff a.c; cmp a.c old.c")
    #expect(diff.status == 0)
    #expect(diff.output.hasPrefix("--- a/a.c\n+++ b/a.c\n@@ -1,"))
    #expect(diff.output.contains("\\ No newline at end of file"))
    #expect(diff.errors.hasPrefix("Would fix 7 findings in 1 file"))
    let applied = try await sandbox.sh(
      """
      ./lintel fix --diff a.c > fix.diff; echo $?
      cp a.c old.c; git apply fix.diff && ./lintel fix old.c && cmp a.c old.c
      ./lintel fix --diff a.c; echo $?
      """)
    #expect(applied.output == "1\nFixed 7 findings in 1 file\n0\n")
  }

  @Test func checkNamesWhatWouldChange() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("a.c", Self.messy)
    try sandbox.write("good.c", Self.tidy)
    let result = try await sandbox.sh("./lintel fix --check a.c good.c")
    #expect(result.output == "would fix a.c\nWould fix 5 findings in 1 file\n")
    #expect(result.status == 1)
    let clean = try await sandbox.sh("./lintel fix --check good.c")
    #expect(clean.output == "Would fix 0 findings\n")
    #expect(clean.status == 0)
    #expect(try await sandbox.sh("cat a.c").output == Self.messy)
  }

  @Test func standardInputIsFixedToStandardOutput() async throws {
    let sandbox = try await Sandbox()
    let result = try await sandbox.sh("./lintel fix -", input: Samples.sixFindings)
    #expect(result.status == 0)
    #expect(result.output.contains("+\tif (at == NULL)\n"))
    #expect(result.output.hasPrefix("From: A U Thor"))
    #expect(result.errors.hasPrefix("Fixed "))
  }

  @Test func aFolderStandsForTheFilesThatGitDoesNotIgnore() async throws {
    let sandbox = try await Sandbox()
    for name in ["a.c", "new.c", "ignored.c"] {
      try sandbox.write("tree/sub/\(name)", Self.messy)
    }
    let result = try await sandbox.sh(
      """
      cd tree && git init -q && echo 'ignored.c' > .gitignore && git add sub/a.c
      ../lintel fix sub; cmp sub/a.c sub/new.c; cmp -s sub/a.c sub/ignored.c; echo $?
      """)
    #expect(result.output == "Fixed 10 findings in 2 files\n1\n")
  }

  @Test func eachMailOfAMailboxIsFixed() async throws {
    let sandbox = try await Sandbox()
    let start = "From 1111111111111111111111111111111111111111 Mon Sep 17 00:00:00 2001\n"
    try sandbox.write("two.mbox", start + Samples.sixFindings + "\n" + start + Samples.sixFindings)
    let result = try await sandbox.sh(
      "./lintel fix two.mbox; grep -c 'if (at' two.mbox; wc -l < two.mbox")
    let count =
      (2 * Samples.sixFindings.split(separator: "\n", omittingEmptySubsequences: false).count) + 1
    #expect(result.output.contains("\n2\n\(count)\n"))
    // The same, in the words of checkpatch.pl.
    try sandbox.write("two.mbox", start + Samples.sixFindings + "\n" + start + Samples.sixFindings)
    let checked = try await sandbox.sh(
      "./lintel check --no-tree -q --fix-inplace two.mbox; grep -c 'if (at' two.mbox")
    #expect(checked.output.hasSuffix("\n2\n"))
  }

  @Test func anEncodedMailIsLeftAlone() async throws {
    let sandbox = try await Sandbox()
    let mail = """
      From: A U Thor <author@example.org>
      Subject: [PATCH] example: change something
      Content-Type: text/plain; charset=UTF-8
      Content-Transfer-Encoding: quoted-printable

      The thing was wrong.

      --- a/x.c
      +++ b/x.c
      @@ -1,0 +1,1 @@
      +int a=3D1;

      """
    try sandbox.write("mail.patch", mail)
    let result = try await sandbox.sh("./lintel fix mail.patch; echo $?; cat mail.patch")
    #expect(result.output == "Fixed 0 findings\n2\n" + mail)
    #expect(result.errors == Self.notFixed)
    let checked = try await sandbox.sh(
      "./lintel check --no-tree -q --fix-inplace mail.patch; cat mail.patch")
    #expect(checked.output.hasSuffix(mail))
    #expect(checked.errors == Self.notFixed)
  }

  static let notFixed = """
    lintel: mail.patch: "[PATCH] example: change something" not fixed: it is quoted-printable

    """

  @Test(arguments: ["", "--diff", "--check"])
  func theOtherMailsOfAMailboxAreFixed(_ mode: String) async throws {
    let sandbox = try await Sandbox()
    let encoded = MailboxTests.Form.allCases.filter { $0 != .plain && $0 != .carriageReturns }
    var mailbox = MailboxTests.mail("lt_first", .plain)
    for (number, form) in encoded.enumerated() {
      mailbox += MailboxTests.mail("lt_\(number)", form)
    }
    mailbox += MailboxTests.mail("lt_crlf", .carriageReturns)
    // A reply is no patch, and what is fine needs no fix.
    mailbox += "From a Mon Aug 15 12:00:00 2022\nSubject: Re: x\n\nteh\n\n"
    mailbox += MailboxTests.mail("lt_fine", .quoted).replacing(" ;", with: ";")
    mailbox += MailboxTests.mail("lt_last", .plain)
    mailbox = mailbox.replacing("\nFrom where", with: "\n>From where")
    mailbox.removeLast()
    var fixed = mailbox
    for token in ["lt_first", "lt_crlf", "lt_last"] {
      fixed = fixed.replacing("\(token)(1) ;", with: "\(token)(1);")
    }
    try sandbox.write("in.mbox", mailbox)
    try sandbox.write("expected", fixed)
    let result = try await sandbox.sh("./lintel fix --types SPACING \(mode) in.mbox")
    #expect(result.status == 2)
    #expect(result.errors.components(of: " not fixed: ") == encoded.count, "\(result.errors)")
    #expect(result.errors.contains("\"[PATCH] foo: use lt_0\" not fixed: it is quoted-printable\n"))
    if mode.isEmpty {
      #expect(result.output == "Fixed 3 findings in 1 file\n")
      #expect(try await sandbox.sh("cmp in.mbox expected").status == 0)
    } else {
      #expect(result.errors.contains("Would fix 3 findings") || mode == "--check")
      try sandbox.write("expected", mailbox)
      #expect(try await sandbox.sh("cmp in.mbox expected").status == 0)
    }
    try sandbox.write("in.mbox", mailbox)
    try sandbox.write("expected", fixed)
    let checked = try await sandbox.sh(
      "./lintel check --no-tree -q --types SPACING --fix-inplace --precise in.mbox")
    #expect(checked.status == 2)
    #expect(checked.errors.components(of: " not fixed: ") == encoded.count)
    #expect(try await sandbox.sh("cmp in.mbox expected").status == 0)
  }

  @Test func bytesThatAreNoTextAreKept() async throws {
    let sandbox = try await Sandbox()
    let result = try await sandbox.sh(
      #"""
      printf 'int a=1;\r\n\351\n\tb\0c;\n// \377 end' > odd.c
      ./lintel fix --types SPACING odd.c
      printf 'int a = 1;\r\n\351\n\tb\0c;\n// \377 end' | cmp - odd.c && echo same
      """#)
    // A NUL makes it a binary file to diff, and so to the check.
    #expect(result.output.hasPrefix("Fixed 0 findings\n"))
    let text = try await sandbox.sh(
      #"""
      printf 'int a=1;\r\n\351\n// \377 end' > odd.c
      ./lintel fix --types SPACING odd.c
      printf 'int a = 1;\r\n\351\n// \377 end' | cmp - odd.c && echo same
      """#)
    #expect(text.output == "Fixed 1 finding in 1 file\nsame\n")
  }

  /// A fix that was left since its line is too long is said, and nothing else about such a line is.
  @Test(arguments: [
    "fix --types TRAILING_WHITESPACE", "check --no-tree --fix-inplace --precise -f",
  ])
  func aLineThatIsTooLongToBeFixedIsNamed(_ command: String) async throws {
    let sandbox = try await Sandbox()
    let start = "// SPDX-License-Identifier: GPL-2.0\n"
    let long = "/* \((0..<500).map { "w\($0) " }.joined())*/"
    try sandbox.write("left.c", start + "int a; \n\(long) \n")
    try sandbox.write("good.c", start + "int a; \n\(long)\n")
    let left = try await sandbox.sh("./lintel \(command) left.c")
    #expect(left.status == 2, "\(left.output)")
    #expect(left.errors == "lintel: left.c: not fixed in lines of more than 2048 bytes\n")
    #expect(try await sandbox.sh("cat left.c").output == start + "int a;\n\(long) \n")
    let good = try await sandbox.sh("./lintel \(command) good.c")
    #expect(good.status < 2 && good.errors.isEmpty, "\(good.errors)")
    #expect(try await sandbox.sh("cat good.c").output == start + "int a;\n\(long)\n")
  }

  @Test func failuresAreNamed() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("a.c", Self.messy)
    let missing = try await sandbox.sh("./lintel fix missing.c a.c")
    #expect(missing.status == 2)
    #expect(missing.errors == "lintel: missing.c: No such file or directory\n")
    #expect(missing.output == "Fixed 5 findings in 1 file\n")
    let option = try await sandbox.sh("./lintel fix --root nowhere a.c")
    #expect(option.status == 2)
    #expect(option.errors == "lintel: nowhere is not the top of a kernel tree\n")
  }

  @Test func explainSaysWhetherThereIsAFix() async throws {
    let sandbox = try await Sandbox()
    let result = try await sandbox.sh("./lintel explain SPACING COMPARISON_TO_NULL DEPRECATED_API")
    for line in [
      "Fix: safe, white space only\n", "Fix: not safe, look at what it does\n", "Fix: none\n",
    ] {
      #expect(result.output.contains(line))
    }
  }
}
