// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// `lintel archive`.
@Suite struct ArchiveTests {
  /// Makes inboxes of version 2 (two epochs), and of version 1, with mails of many kinds; `two` has a
  /// mail that `one` has too.
  private static let script = """
    import hashlib, os, subprocess, sys

    def mail(number, subject="[PATCH] x: do it", line="int  level ;", identifier=None):
        identifier = identifier or f"m{number}@example.org"
        return (f"From: A U Thor <author@example.org>\\nDate: Tue, 1 Dec 2026 03:04:05 +0100\\n"
                f"Message-ID: <{identifier}>\\nSubject: {subject}\\n\\nWhy it is done, in a few words.\\n\\n"
                f"Fixes: {fixes} (\\"x: begin\\")\\n"
                f"Signed-off-by: A U Thor <author@example.org>\\n---\\ndiff --git a/x.c b/x.c\\n"
                f"--- a/x.c\\n+++ b/x.c\\n@@ -1,2 +1,3 @@\\n int a;\\n+{line}\\n int b;\\n").encode()

    def reply(number):
        return (f"From: b <b@example.org>\\nMessage-ID: <r{number}@e>\\nIn-Reply-To: <m{number}@example.org>\\n"
                f"Subject: Re: [PATCH] x: do it\\n\\n> +int\\n\\nFine.\\n").encode()

    def commit(stream, number, path, content):
        stream += [b"commit refs/heads/master\\n", b"committer A <a@b.org> %d +0000\\n" % (1600000000 + number),
                   b"data 1\\nm\\n", b"M 100644 inline %s\\n" % path, b"data %d\\n" % len(content), content, b"\\n"]

    def inbox(path, mails, version):
        subprocess.run(["git", "init", "-q", "--bare", path], check=True)
        stream = []
        for number, content in enumerate(mails):
            digest = hashlib.sha1(b"%d" % number).hexdigest()
            commit(stream, number, b"m" if version == 2 else f"{digest[:2]}/{digest[2:]}".encode(), content)
        subprocess.run(["git", "--git-dir", path, "fast-import", "--quiet"], input=b"".join(stream), check=True)
        subprocess.run(["git", "--git-dir", path, "symbolic-ref", "HEAD", "refs/heads/master"], check=True)

    count = int(sys.argv[1])
    fixes = sys.argv[2] if len(sys.argv) > 2 else "1234567890ab"
    mails = [mail(n) if n % 3 else reply(n) for n in range(count)]
    os.makedirs("one/git")
    inbox("one/git/0.git", mails[:count // 2], 2)
    inbox("one/git/1.git", mails[count // 2:] + [b"", b"\\xff\\x00\\n", mail(0, identifier="big@e", line="x" * 70000)], 2)
    inbox("two.git", [mail(1), mail(9001, line="int fooBar;"), mail(9002, line="int fooBar;")], 1)
    """

  private func sandbox(_ count: Int) async throws -> Sandbox {
    let sandbox = try await Sandbox()
    try sandbox.write("make.py", Self.script)
    let made = try await sandbox.sh("python3 make.py \(count)")
    #expect(made.status == 0, "\(made.errors)")
    return sandbox
  }

  /// The rows of a folder in an order of their own, without what differs from run to run.
  private static let rows =
    "cat $(find OUT -name '*.jsonl') | grep -v -e '\"k\": \"start\"' -e '\"k\": \"part\"'"
    + " | sed 's/\"microseconds\": [0-9]*//' | sort"

  private func rows(_ folder: String) -> String {
    Self.rows.replacing("OUT", with: folder)
  }

  @Test func whereItIsStartedDoesNotMatter() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("make.py", Self.script)
    // The mails name a commit of the repository in one of the folders, but not of their list.
    let result = try await sandbox.sh(
      """
      git init -q . && git add make.py && git commit -qm 'x: begin' && mkdir other &&
      python3 make.py 6 $(git rev-parse --short=12 HEAD) && ./lintel archive two.git --out inside &&
      (cd other && ../lintel archive two=../two.git --out ../outside) &&
      \(rows("inside")) >a; \(rows("outside")) >b; cmp a b && grep -c '"finding"' a
      """)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.output.hasSuffix("\n4\n"), "\(result.output)")
  }

  @Test func otherFilesAreLeftAlone() async throws {
    let sandbox = try await sandbox(6)
    let result = try await sandbox.sh(
      """
      mkdir -p out/mine/0 out/two/0 out/logs/2024
      for file in mine/0/0000000.jsonl mine/0/x.ids two/0/notes.jsonl two/0/x.ids; do echo x >out/$file; done
      ./lintel archive two.git --out out && find out -type f | sort && find out/logs
      """)
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.lines.dropFirst().map { $0 } == [
        "out/mine/0/0000000.jsonl", "out/mine/0/x.ids", "out/two/0/0000000.ids",
        "out/two/0/0000000.jsonl", "out/two/0/notes.jsonl", "out/two/0/x.ids", "out/logs",
        "out/logs/2024", "",
      ], "\(result.output)")
  }

  @Test func aPartOfCopiesIsWhole() async throws {
    let sandbox = try await sandbox(6)
    let run = "./lintel archive two.git copy=two.git --out out"
    _ = try await sandbox.sh(run)
    let again = try await sandbox.sh(run)
    #expect(again.status == 0, "\(again.errors)")
    #expect(again.output == "two: 0 mails, 0 patches\ncopy: 0 mails, 0 patches\n")
  }

  @Test func anEpochThatCannotBeReadIsSaid() async throws {
    let sandbox = try await sandbox(6)
    let broken = try await sandbox.sh(
      "rm -rf one/git/0.git/objects/*; ./lintel archive one --out out")
    #expect(broken.status == 2)
    #expect(broken.errors.contains("git/0.git: is missing, or is no public-inbox repository"))
    let odd = try await sandbox.sh(
      "rm -rf one; mkdir -p one/git; cp -r two.git one/git/0.git; cp -r two.git one/git/01.git; "
        + "./lintel archive one --out out")
    #expect(odd.status == 2)
    #expect(odd.errors.contains("has epochs that git cannot read"), "\(odd.errors)")
  }

  @Test(arguments: ["--", "--fix", "x.patch", "--baseline=b", "--format=json"])
  func whatChecksCannotBeToldIsRefused(_ option: String) async throws {
    let sandbox = try await sandbox(6)
    let result = try await sandbox.sh("./lintel archive two.git --out out --check=\(option)")
    #expect((result.status == 2) == (option != "--"), "\(result.errors)")
    if option == "--" {
      let rows = try await sandbox.sh("grep -c '\"finding\"' out/two/0/0000000.jsonl")
      #expect(rows.output != "0\n")
    }
  }

  @Test func eachMailHasOneEnd() async throws {
    let sandbox = try await sandbox(30)
    let result = try await sandbox.sh(
      "./lintel archive one two.git --out out --limit-bytes 60000 --part 7 --check=--strict; ls out/one/0"
    )
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.lines.prefix(2) == [
        "one: 33 mails, 20 patches, 1 not checked in full",
        "two: 3 mails, 2 patches, 1 copies",
      ])
    #expect(result.output.contains("0000002.jsonl") && !result.output.contains("0000003.jsonl"))
    let ends = try await sandbox.sh(
      "cat out/*/*/*.jsonl | grep '\"end\"' | grep -o '\"status\": \"[a-z_]*\"' | sort | uniq -c")
    let counts = ends.output.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(
      counts.map { "\($0[0]) \($0[2])" } == [
        "1 \"copy\"", "12 \"not_patch\"", "22 \"ok\"", "1 \"too_big\"",
      ])
    let again = try await sandbox.sh(
      "./lintel archive one two.git --out out --limit-bytes 60000 --check=--strict")
    #expect(again.lines.first == "one: 0 mails, 0 patches", "\(again.errors)")
  }

  /// The rows are those of the frames of the same mails, whatever parts and jobs there are.
  @Test func partsAndJobsDoNotMatter() async throws {
    let sandbox = try await sandbox(40)
    let result = try await sandbox.sh(
      """
      ./lintel archive one two.git --out a --part 3 --jobs 1 >/dev/null
      ./lintel archive one two.git --out b --jobs 4 >/dev/null
      \(rows("a")) >a.rows; \(rows("b")) >b.rows; cmp a.rows b.rows && wc -l <a.rows
      for c in $(git --git-dir two.git log --reverse --format=%H); do
        p=$(git --git-dir two.git diff-tree --root -r --name-only --no-commit-id $c)
        n=$(git --git-dir two.git cat-file -s $c:$p)
        echo "two/0/$c mail $n"; git --git-dir two.git cat-file blob $c:$p; echo
      done >frames
      ./lintel check --no-tree --stdin-frames --format=jsonl <frames | sed 's/"microseconds": [0-9]*//' >f.rows
      grep -c -F -x -f f.rows a.rows; grep -c finding f.rows
      """)
    #expect(result.errors.isEmpty, "\(result.errors)")
    let counts = result.lines.compactMap { Int($0) }
    #expect(counts.count == 3 && counts[0] > 60, "\(result.output)")
    // All but those of the mail that is a copy.
    let first = try await sandbox.sh("grep -c m1@example f.rows; grep -c . f.rows")
    #expect(first.output == "1\n\(counts[2] + 4)\n")
    #expect(counts[1] >= counts[2] * 2 / 3)
  }

  /// Killed at any moment, it loses nothing and doubles nothing.
  @Test func whatIsKilledGoesOn() async throws {
    let sandbox = try await sandbox(600)
    let result = try await sandbox.sh(
      """
      ./lintel archive one two.git --out whole --part 20 >/dev/null
      for delay in 0.2 0.3 0.4 0.5 0.3 0.6 0.4; do
        timeout -s KILL $delay ./lintel archive one two.git --out out --part 20 >/dev/null 2>&1
        find out -name '*.jsonl' | wc -l
      done
      ./lintel archive one two.git --out out --part 20 >/dev/null; echo "status $?"
      \(rows("whole")) >whole.rows; \(rows("out")) >out.rows; cmp whole.rows out.rows && echo equal
      find out -name '.lintel*'
      """)
    #expect(result.output.hasSuffix("status 0\nequal\n"), "\(result.output) \(result.errors)")
  }

  /// A part that a lost power supply has cut off is made again, and so are those after it.
  @Test func whatIsCutOffIsMadeAgain() async throws {
    let sandbox = try await sandbox(40)
    let result = try await sandbox.sh(
      """
      ./lintel archive one --out out --part 5 >/dev/null; \(rows("out")) >before
      truncate -s -20 out/one/0/0000001.jsonl; : >out/one/1/0000000.jsonl
      ./lintel archive one --out out --part 5; \(rows("out")) >after; cmp before after && echo equal
      """)
    #expect(result.output.hasSuffix("equal\n"), "\(result.output) \(result.errors)")
  }

  @Test func newMailsAreAdded() async throws {
    let sandbox = try await sandbox(12)
    let result = try await sandbox.sh(
      """
      ./lintel archive list=two.git --out out
      cd two.git; git worktree add -q ../work master; cd ../work
      mkdir -p zz; sed 's/m9001/m9003/' $(git grep -l m9001) >zz/new; git add zz; git commit -q -m new; cd ..
      ./lintel archive list=two.git --out out
      """)
    #expect(
      result.lines.prefix(2) == ["list: 3 mails, 3 patches", "list: 1 mails, 1 patches"],
      "\(result.output) \(result.errors)")
  }

  @Test func whatCannotBeIsRefused() async throws {
    let sandbox = try await sandbox(12)
    let result = try await sandbox.sh(
      """
      git init -q code; mkdir empty
      for words in 'gone --out x' 'code --out x' 'empty --out x' '../=two.git --out x' 'a=two.git a=one --out x' \\
        'two.git --out make.py' 'two.git --out x --check=--fix' 'two.git --out x --check=--types=NO_SUCH' 'two.git --out x --part 0'; do
        ./lintel archive $words >/dev/null 2>err; echo "$? $(grep -c . err)"
      done
      ./lintel archive two.git --out out >/dev/null
      ./lintel archive two.git --out out --check=--strict; echo $?
      git --git-dir two.git update-ref refs/heads/master $(git --git-dir two.git commit-tree -m x master^{tree})
      ./lintel archive two.git --out out; echo $?
      """)
    let lines = result.lines.filter { !$0.isEmpty }
    #expect(
      lines.prefix(8) == ["2 1", "2 1", "2 1", "2 1", "2 1", "2 1", "2 1", "2 1"], "\(lines)")
    #expect(lines.suffix(2) == ["2", "2"])
    #expect(result.errors.contains("other rules or options"), "\(result.errors)")
    #expect(result.errors.contains("history was rewritten"), "\(result.errors)")
  }
}
