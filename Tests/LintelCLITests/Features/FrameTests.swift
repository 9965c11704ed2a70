// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// `lintel check --stdin-frames`, and the rows of commits.
@Suite struct FrameTests {
  private static let command = "./lintel check --no-tree --stdin-frames --format=jsonl"

  /// A frame.
  private func frame(_ id: String, _ kind: String, _ text: String) -> String {
    "\(id) \(kind) \(text.utf8.count)\n\(text)\n"
  }

  /// A mail with a patch that adds `line` to a file, by `author`.
  private func mail(_ number: Int, _ line: String, subject: String = "[PATCH] x: do it") -> String {
    """
    From: A U Thor <author@Example.org>
    Date: Tue, 1 Dec 2026 03:04:05 +0100
    Message-ID: <m\(number)@example.org>
    Subject: \(subject)

    Why it is done, in a few words that are enough.

    Signed-off-by: A U Thor <author@Example.org>
    ---
    diff --git a/x.c b/x.c
    --- a/x.c
    +++ b/x.c
    @@ -1,2 +1,3 @@
     int a;
    +\(line)
     int b;
    """ + "\n"
  }

  /// The rows without what differs from run to run.
  private func rows(_ output: String) -> [String] {
    output.split(separator: "\n").map { line in
      guard let start = line.firstRange(of: "\"microseconds\": "),
        let end = line[start.upperBound...].firstIndex(where: { !$0.isNumber })
      else { return String(line) }
      return String(line[..<start.lowerBound] + line[end...])
    }
  }

  /// The value of a field of a row, as JSON has it.
  private func value(_ key: String, _ row: String) -> String? {
    guard let start = row.firstRange(of: "\"\(key)\": ") else { return nil }
    let rest = row[start.upperBound...]
    if rest.hasPrefix("\"") { return String(rest.dropFirst().prefix { $0 != "\"" }) }
    return String(rest.prefix { $0 != "," && $0 != "}" })
  }

  @Test func eachFrameHasItsFindingsAndOneEnd() async throws {
    let sandbox = try await Sandbox()
    let reply = "From: a@b.org\nSubject: Re: [PATCH] x: do it\nIn-Reply-To: <m1@e>\n\nFine.\n"
    let input =
      frame("one", "mail", mail(1, "int  level ;")) + frame("two", "mail", reply)
      + frame("three", "file:a b.c", "// SPDX-License-Identifier: GPL-2.0\nint level ;\n")
      + frame("four", "patch", mail(4, "int level;"))
    let result = try await sandbox.sh(Self.command, input: input)
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    let rows = rows(result.output)
    #expect(rows.first?.hasPrefix("{\"k\": \"start\", \"protocol\": 1, \"version\": ") == true)
    let ends = rows.filter { value("k", $0) == "end" }
    #expect(ends.map { value("id", $0) } == ["one", "two", "three", "four"])
    #expect(ends.map { value("status", $0) } == ["ok", "not_patch", "ok", "ok"])
    #expect(value("message_id", ends[0]) == "m1@example.org")
    #expect(value("date", ends[0]) == "2026-12-01T02:04:05Z")
    #expect(value("domain", ends[0]) == "example.org")
    let findings = rows.filter { value("k", $0) == "finding" }
    #expect(findings.contains { value("id", $0) == "one" && value("type", $0) == "SPACING" })
    #expect(findings.contains { value("id", $0) == "three" && value("path", $0) == "a b.c" })
    #expect(value("warnings", ends[2]) == "1")
    #expect(!result.output.contains("author@"))
  }

  /// Names in mixed case, patches that are cut off, and equal lines: what is said once.
  private var mails: [String] {
    let cut = mail(0, "int level; /* some words\nof a comment */")
    return (0..<30).map { number in
      switch number % 3 {
      case 0: mail(number, "int fooBar = barFoo(\(number % 2)) ;")
      case 1: cut.replacing("<m0@", with: "<m\(number)@")
      default: mail(number, "int level ;")
      }
    }
  }

  @Test(arguments: ["", " --strict"])
  func neighboursDoNotMatter(options: String) async throws {
    let sandbox = try await Sandbox()
    let frames = mails.enumerated().map { frame("f\($0)", "mail", $1) }
    let command = Self.command + options
    let forward = try await sandbox.sh(command + " -j 1", input: frames.joined())
    let parallel = try await sandbox.sh(command + " -j 4", input: frames.joined())
    let backward = try await sandbox.sh(command, input: frames.reversed().joined())
    let isSame = rows(forward.output) == rows(parallel.output)
    #expect(isSame)
    let isSameBackward = rows(forward.output).sorted() == rows(backward.output).sorted()
    #expect(isSameBackward)
    var single: [String] = []
    for frame in frames.prefix(6) {
      single += rows(try await sandbox.sh(command, input: frame).output).dropFirst()
    }
    let isSameAlone = rows(forward.output).dropFirst().prefix(single.count) == single[...]
    #expect(isSameAlone)
    let types = ["CORRUPTED_PATCH"] + (options.isEmpty ? [] : ["CAMELCASE"])
    #expect(types.filter { !forward.output.contains($0) } == [])
  }

  /// `lintel check` says of each mail and each file what it says of it alone; the script says some
  /// things once.
  @Test func neighboursDoNotMatterInMailboxesAndFolders() async throws {
    let sandbox = try await Sandbox()
    for (number, mail) in mails.enumerated() { try sandbox.write("mails/\(number)", mail) }
    let mailbox = mails.map { "From a Mon Sep 17 00:00:00 2001\n\($0)\n" }.joined()
    try sandbox.write("all.mbox", mailbox)
    for number in 0..<3 { try sandbox.write("f/\(number).c", "int fooBar;\n") }
    let result = try await sandbox.sh(
      """
      c='check --no-tree --strict --terse --show-types'
      count='grep -c -e CAMELCASE -e CORRUPTED_PATCH'
      for n in $(seq 0 29); do ./lintel $c mails/$n; done | $count
      ./lintel $c all.mbox | $count
      ./lintel $c mails/* | $count
      ./lintel $c -f f | $count
      ./checkpatch.pl --no-tree --strict --terse --show-types -f f/*.c | $count
      """)
    let counts = result.output.split(separator: "\n")
    #expect(counts.count == 5)
    #expect(counts[0] == counts[1] && counts[1] == counts[2], "\(counts)")
    #expect(counts[0] != "0")
    #expect(counts[3...] == ["3", "1"], "\(counts)")
  }

  @Test func limitsAreAnswered() async throws {
    let sandbox = try await Sandbox()
    let long = String(repeating: "int level ;\n", count: 400_000)
    let input =
      frame("slow", "file:a.c", long)
      + frame("big", "mail", mail(1, String(repeating: "x", count: 5_000_000)))
      + frame("after", "mail", mail(2, "int level;"))
    let result = try await sandbox.sh(
      Self.command + " --limit-time=1 --limit-bytes=4900000 | grep '\"end\"'; true", input: input)
    let ends = rows(result.output)
    #expect(ends.map { value("id", $0) } == ["slow", "big", "after"])
    #expect(ends.prefix(2).map { value("status", $0) } == ["timeout", "too_big"])
  }

  @Test(arguments: [
    ("x mail\n", "is not ID KIND LENGTH"),
    ("x letter 3\nabc\n", "is not ID KIND LENGTH"),
    ("x mail -3\nabc\n", "is not ID KIND LENGTH"),
    ("x mail 99999999999999999999\nabc\n", "is not ID KIND LENGTH"),
    (" mail 3\nabc\n", "is not ID KIND LENGTH"),
    ("x file: 3\nabc\n", "is not ID KIND LENGTH"),
    ("x mail 30\nabc\n", "the stream ends within its 30 bytes"),
    ("x mail 2\nabc\n", "there is no newline after its 2 bytes"),
    ("x mail 3\nabc", "there is no newline after its 3 bytes"),
    ("x mail 9999999999\nabc\n", "the stream ends within its 9999999999 bytes"),
    ("x mail 3", "its first line is cut off"),
    (String(repeating: "x", count: 10_000), "its first line has no end"),
  ])
  func aBadFrameEndsItAfterThoseBefore(bad: String, reason: String) async throws {
    let sandbox = try await Sandbox()
    let good = frame("good", "mail", mail(1, "int level;"))
    let result = try await sandbox.sh(Self.command, input: good + bad)
    #expect(result.status == 2)
    #expect(result.errors.contains("the frame at byte \(good.utf8.count): "), "\(result.errors)")
    #expect(result.errors.contains(reason), "\(result.errors)")
    #expect(result.output.contains("{\"k\": \"end\", \"id\": \"good\", \"status\": \"ok\""))
  }

  @Test func whoWaitsForAnEndGetsIt() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("mail", mail(1, "int level ;"))
    // The next frame is sent when the one before is answered; it would wait forever else.
    try sandbox.write(
      "ask.py",
      """
      import subprocess, sys
      mail = open("mail", "rb").read()
      checker = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
      assert b'"start"' in checker.stdout.readline()
      for number in range(50):
          checker.stdin.write(b"%d mail %d\\n%s\\n" % (number, len(mail), mail))
          checker.stdin.flush()
          while b'"end"' not in (line := checker.stdout.readline()):
              assert line
          assert b'"id": "%d"' % number in line
      checker.stdin.close()
      print("answered", checker.wait())
      """)
    let result = try await sandbox.sh("timeout 300 python3 ask.py \(Self.command) -j 3")
    #expect(result.output == "answered 0\n", "\(result.errors)")
  }

  @Test func aSlowReaderIsWaitedFor() async throws {
    let sandbox = try await Sandbox()
    let line = String(repeating: "int level ;\n", count: 6000)
    let input = (0..<12).map { frame("f\($0)", "file:a.c", line) }.joined()
    let result = try await sandbox.sh(
      Self.command + " -j 4 | { sleep 1; cat; } | grep -c -e '\"end\"'", input: input)
    #expect(result.output == "12\n")
  }

  @Test(arguments: [
    "--stdin-frames", "--stdin-frames --format=json", "--stdin-frames --format=jsonl -g",
    "--stdin-frames --format=jsonl --output=x", "--stdin-frames --format=jsonl a.c",
    "--stdin-frames --format=jsonl --fix", "--limit-time=5", "--limit-bytes=5 --format=jsonl",
    "--rows --format=jsonl", "--rows -g HEAD", "-g --files-from x",
  ])
  func whatDoesNotGoTogetherIsRefused(options: String) async throws {
    let sandbox = try await Sandbox()
    let result = try await sandbox.sh("./lintel check --no-tree \(options)")
    #expect(result.status == 2)
    #expect(result.errors.hasPrefix("lintel check: ") || result.errors.hasPrefix("lintel: "))
    let script = try await sandbox.sh("./checkpatch.pl --no-tree \(options)")
    #expect(script.status == 1 && script.output.isEmpty)
  }

  @Test func commitsAreRows() async throws {
    let sandbox = try await Sandbox()
    let result = try await sandbox.sh(
      """
      git init -q . 2>&1
      for n in 1 2 3; do echo "int fooBar ;" >a$n.c; git add a$n.c; git commit -q -m "x: add $n"; done
      git rev-list --reverse HEAD~2..HEAD
      ./lintel check --no-tree --strict --format=jsonl --rows -g HEAD~2..HEAD >rows; echo "status $?"
      """)
    #expect(result.output.hasSuffix("status 0\n"), "\(result.output) \(result.errors)")
    let rows = rows(try await sandbox.sh("cat rows").output)
    let ids = result.output.split(separator: "\n").dropLast().map(String.init)
    let ends = rows.filter { value("k", $0) == "end" }
    #expect(Set(ends.compactMap { value("id", $0) }) == Set(ids))
    #expect(ends.allSatisfy { value("domain", $0) == "example.org" && value("date", $0) != nil })
    #expect(rows.count { value("type", $0) == "SPACING" } == 2)
    let findings = rows.filter { value("k", $0) == "finding" }
    #expect(findings.allSatisfy { ids.contains(value("id", $0) ?? "") })
    #expect(findings.allSatisfy { value("commit", $0) == value("id", $0) })
  }

  @Test func filesAreNamedByAFile() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("a.c", "int level ;\n")
    try sandbox.write("-b c.c", "int level ;\n")
    let result = try await sandbox.sh(
      """
      c='./lintel check --no-tree --terse --no-summary --types=SPACING -f'
      printf 'a.c\\n\\n-b c.c\\n' | $c --files-from -; echo $?
      printf 'a.c\\0-b c.c\\0' >list; $c --files-from=list; echo $?
      printf '' | $c --files-from -; echo $?
      printf 'gone.c\\n' | $c --files-from -; echo $?
      $c --files-from gone; echo $?
      """)
    let lines = result.lines
    #expect(lines.count { $0.hasPrefix("a.c:1: ") } == 2, "\(lines)")
    #expect(lines.count { $0.hasPrefix("-b c.c:1: ") } == 2)
    #expect(lines.filter { $0.count == 1 } == ["1", "1", "0", "2", "2"])
    #expect(result.errors.contains("gone.c: ") && result.errors.contains("gone: "))
  }
}
