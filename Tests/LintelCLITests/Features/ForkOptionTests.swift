// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// Options of projects with a checkpatch.pl of their own: Zephyr, QEMU and Lustre.
@Suite struct ForkOptionTests {
  private static let patch =
    "Subject: [PATCH] area: thing\n\nText.\n\nChange-Id: I0123456789abcdef\n"
    + "Signed-off-by: A U Thor <author@example.org>\n---\n"
    + ["ext/a.c", "extra/a.c", "lib/a.c"].map { path in
      "diff --git a/\(path) b/\(path)\n--- a/\(path)\n+++ b/\(path)\n@@ -1,1 +1,3 @@\n int a;\n"
        + "+int b; \n+int c; \n"
    }.joined()

  private static let check = "--no-tree --terse --show-types --no-summary"

  /// A script that names enough types to be one, and has `text`.
  private static func script(_ text: String) -> String {
    "#!/usr/bin/env perl\n" + (1...60).map { "WARN(\"OTHER_\($0)\", 1);\n" }.joined()
      + "ERROR(\"TRAILING_WHITESPACE\", 1);\nERROR(\"GERRIT_CHANGE_ID\", 1);\n" + text
  }

  /// A folder with a patch, and with Lintel in the place of a script that has `text`.
  private func project(_ text: String = "") async throws -> Sandbox {
    let sandbox = try await Sandbox()
    try sandbox.write("a.patch", Self.patch)
    try sandbox.write("scripts/checkpatch.pl", Self.script(text))
    _ = try await sandbox.sh("./lintel install-shim . >/dev/null")
    return sandbox
  }

  private func findings(_ sandbox: Sandbox, _ command: String) async throws -> [Substring] {
    try await sandbox.sh("export LINTEL=$PWD/lintel; \(command)").output.split(separator: "\n")
  }

  @Test(arguments: ["./lintel check", "scripts/checkpatch.pl"])
  func nothingIsReportedBelowAnExcludedFolder(program: String) async throws {
    let sandbox = try await project()
    let all = try await findings(sandbox, "\(program) \(Self.check) a.patch")
    #expect(all.count == 7)
    let command = "\(program) \(Self.check) --exclude ext --exclude=lib/ a.patch"
    let some = try await findings(sandbox, command)
    // The two in extra/, and the log's own.
    #expect(some.count == 3)
    #expect(some.contains { $0.contains("GERRIT_CHANGE_ID") })
    try sandbox.write("ext/b.c", "int a; \n")
    let file = try await sandbox.sh("./lintel check \(Self.check) --exclude=ext -f ext/b.c")
    #expect(file.status == 0)
    #expect(file.output.isEmpty)
  }

  @Test func whatIsAboutTheInputIsStillReported() async throws {
    let sandbox = try await project()
    let signed = Self.patch.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("Signed") }.joined(separator: "\n")
    try sandbox.write("b.patch", signed)
    let out = try await findings(
      sandbox, "./lintel check --compat=newest \(Self.check) --exclude lib b.patch")
    #expect(out.contains { $0.contains("MISSING_SIGN_OFF") })
  }

  @Test func soManyMessagesAreShown() async throws {
    let sandbox = try await project()
    let command = "./lintel check --no-tree --terse --show-types --max-messages"
    let some = try await findings(sandbox, "\(command)=2 a.patch")
    #expect(some.count == 4)
    #expect(some[2].hasPrefix("a.patch:14: ERROR:TRAILING_WHITESPACE: 2 errors"))
    #expect(some[3] == "total: 7 errors, 0 warnings, 9 lines checked")
    for limit in ["0", "7", "-1"] {
      let all = try await findings(sandbox, "\(command)=\(limit) a.patch")
      #expect(all.count == 8, "\(limit)")
    }
    let colored = try await findings(sandbox, "\(command)=1 --color=always a.patch")
    #expect(colored.count == 3)
    #expect(colored[1].hasPrefix("\u{1B}[31ma.patch:13: ERROR:\u{1B}[34mTRAILING_WHITESPACE:"))
  }

  @Test func theScriptsOwnLimitCounts() async throws {
    let lines = (1...300).map { "int a\($0); \n" }.joined()
    for (text, count) in [("my $max_messages = 200;\n", 201), ("", 300)] {
      let sandbox = try await project(text)
      try sandbox.write("a.c", lines)
      let command = "scripts/checkpatch.pl \(Self.check) -f a.c"
      #expect(try await findings(sandbox, command).count == count)
      let all = command.replacing("-f", with: "--max-messages=0 -f")
      #expect(try await findings(sandbox, all).count == 300)
      // Nobody expects Lintel's own command to hide what it found.
      let own = command.replacing("scripts/checkpatch.pl", with: "./lintel check")
      #expect(try await findings(sandbox, own).count == 300)
    }
  }

  @Test(arguments: [
    ("", "", true), ("", "--gerrit-ok", false), ("$gerrit_ok", "", false),
    ("$gerrit_ok", "--no-gerrit-ok", true), ("", "--gerrit-ok --no-gerrit-ok", true),
  ])
  func aChangeIdMayBeFine(text: String, option: String, isFound: Bool) async throws {
    let sandbox = try await project(text)
    let out = try await findings(sandbox, "scripts/checkpatch.pl \(Self.check) \(option) a.patch")
    #expect(out.contains { $0.contains("GERRIT_CHANGE_ID") } == isFound)
    #expect(out.count == (isFound ? 7 : 6))
  }

  @Test(arguments: [
    ("", "./lintel check", true), ("my $chk_branch;\n", "scripts/checkpatch.pl", true),
    ("", "scripts/checkpatch.pl", false),
  ])
  func aRangeNeedsNoOption(text: String, program: String, isRead: Bool) async throws {
    let sandbox = try await project(text)
    try sandbox.write("a.c", "int a;\n")
    let command = """
      git init -q && git add a.c && git -c user.name=a -c user.email=a@b commit -qm one
      echo 'int b; ' >> a.c
      git -c user.name=a -c user.email=a@b commit -qam two
      \(program) \(Self.check) HEAD~1..
      """
    let out = try await sandbox.sh("export LINTEL=$PWD/lintel; \(command)")
    #expect(out.output.contains("TRAILING_WHITESPACE") == isRead)
    #expect(out.errors.contains("HEAD~1..") != isRead)
  }

  /// QEMU's script takes two dots for a range wherever they are but at the start, also where there is
  /// a file of that name, and reads no other argument then.
  @Test func twoDotsDecideInQEMUsScript() async throws {
    let sandbox = try await project("my $chk_branch;\n")
    try sandbox.write("a.c", "int a;\n")
    try sandbox.write("HEAD~1..", "no patch\n")
    let commit = "git -c user.name=a -c user.email=a@b commit -q"
    let out = try await sandbox.sh(
      """
      export LINTEL=$PWD/lintel
      git init -q && git add a.c && \(commit) -m one && echo 'int b; ' >> a.c && \(commit) -am two
      scripts/checkpatch.pl \(Self.check) HEAD~1.. missing.patch
      """)
    #expect(out.output.contains("TRAILING_WHITESPACE"))
    #expect(out.errors.isEmpty)
    for words in ["a.patch HEAD~1..", "..HEAD"] {
      let other = try await sandbox.sh(
        "LINTEL=$PWD/lintel scripts/checkpatch.pl \(Self.check) \(words)")
      #expect(!other.output.contains("Subject: two"))
      #expect(other.output.contains("a.patch") || other.errors.contains("..HEAD"))
    }
  }
}
