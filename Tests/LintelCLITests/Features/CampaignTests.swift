// SPDX-License-Identifier: GPL-2.0-only

import Testing

@Suite("lintel-campaign") struct CampaignTests {
  /// A sandbox with a small tree in a repository, and the ledger of its campaign.
  private func started() async throws -> Sandbox {
    let sandbox = try await Sandbox()
    try sandbox.write(
      "tree/Makefile", "VERSION = 6\nPATCHLEVEL = 1\nSUBLEVEL = 7\nEXTRAVERSION =\n")
    try sandbox.write(
      "tree/MAINTAINERS",
      "Maintainers List\n----------------\n\nTIDE\nM:\tTed <ted@example.org>\n"
        + "L:\tlinux-tide@example.org\nS:\tMaintained\nF:\tfs/tide/\n")
    try sandbox.write(
      "tree/fs/tide/file.c", Self.source("tide", map: "kmap(page)", unmap: "kunmap(page)"))
    try sandbox.write(
      "tree/fs/ebb/file.c", Self.source("ebb", map: "kmap(page)", unmap: "kunmap(page)"))
    _ = try await sandbox.sh(
      "git init -q tree && git -C tree add -A && git -C tree commit -q -m 'tree: begin'")
    let result = try await sandbox.sh("./lintel-campaign init --tree tree kmap kunmap")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("4 calls of 2 functions in 2 files"))
    return sandbox
  }

  private static func source(_ name: String, map: String, unmap: String) -> String {
    """
    /* kmap() is in a comment */
    static int \(name)_read(struct page *page, char *to)
    {
    \tchar *from = \(map);

    \tmemcpy(to, from, 10);
    \t\(unmap);
    \treturn 0;
    }

    """
  }

  @Test func `a campaign from its start to its end`() async throws {
    let sandbox = try await started()
    let status = try await sandbox.sh("./lintel-campaign status")
    #expect(status.lines.contains { $0.hasPrefix("kmap ") && $0.hasSuffix(" 2    0 %") })
    let claim = try await sandbox.sh("./lintel-campaign claim fs/tide --as 'Ada <ada@x.org>'")
    #expect(claim.status == 0)
    #expect(claim.output.hasSuffix("claimed 2 sites for Ada <ada@x.org>\n"))
    let refused = try await sandbox.sh("./lintel-campaign claim fs --as 'Bob <bob@x.org>'")
    #expect(refused.status == 1)
    #expect(refused.errors.contains("fs/tide/file.c:4: taken by Ada <ada@x.org> since "))
    #expect(try await sandbox.sh("./lintel-campaign list --person bob").output == "")
    let mine = try await sandbox.sh("./lintel-campaign mine --as 'A <ada@x.org>'")
    #expect(mine.lines.count == 3)

    let shown = try await sandbox.sh("./lintel-campaign show fs/tide/file.c:7")
    #expect(shown.output.contains("kunmap()  claimed\n"))
    #expect(shown.output.contains("  instead    kunmap_local\n"))
    // The recipe of a pair stands with the mapping half.
    #expect(shown.output.contains("  after      p = kmap_local_page(page);\n"))
    #expect(shown.output.contains("  maintainer Ted <ted@example.org>\n"))

    try sandbox.write(
      "tree/fs/tide/file.c",
      Self.source("tide", map: "kmap_local_page(page)", unmap: "kunmap_local(from)"))
    _ = try await sandbox.sh("git -C tree commit -qam 'tide: map locally'")
    let id = try await sandbox.sh("git -C tree rev-parse --short=12 HEAD").output.prefix(12)
    let sync = try await sandbox.sh("./lintel-campaign sync")
    #expect(sync.status == 0, "\(sync.errors)")
    #expect(
      sync.output.hasSuffix(
        "still there 2, moved 0, converted 2, replaced 0, dropped 0, removed 0, "
          + "merged 0, gone 0, new 0, back 0\n"), "\(sync.output)")
    let history = try await sandbox.sh("./lintel-campaign list --state converted")
    #expect(history.lines.filter { $0.contains("by \(id) (A U Thor") }.count == 2)
    #expect(history.lines.first?.contains("now kmap_local_page()") ?? false)
    let proof = try await sandbox.sh("./lintel-campaign show \(history.output.prefix(12))")
    #expect(proof.output.contains("-char *from = kmap(page);\n"))
    #expect(proof.output.contains("+char *from = kmap_local_page(page);\n"))
    let again = try await sandbox.sh("./lintel-campaign sync")
    #expect(
      again.output.contains("still there 2, moved 0, converted 0, replaced 0, dropped 0, removed 0")
    )
    let check = try await sandbox.sh("./lintel-campaign check")
    #expect(check.status == 0)
    #expect(check.output == "lintel-campaign.db: sound\n")
  }

  @Test func `who it is comes from git, and is asked for where git does not know`() async throws {
    let sandbox = try await started()
    let known = try await sandbox.sh("./lintel-campaign claim fs/ebb")
    #expect(known.output.hasSuffix("claimed 2 sites for A U Thor <author@example.org>\n"))
    let unknown = try await sandbox.sh(
      "env -u GIT_AUTHOR_NAME -u GIT_AUTHOR_EMAIL ./lintel-campaign claim fs/tide")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("user.name"))
  }

  @Test(arguments: [
    ("list --ledger none.db", 2, "none.db: no ledger is here"),
    ("init --tree tree kmap", 2, "exists already"),
    ("init --tree none --ledger a.db", 2, "no such folder"),
    ("init --tree tree 'k map' --ledger a.db", 2, "no name of a function"),
    ("claim nowhere.c", 2, "nowhere.c: no call site"), ("claim", 2, "<targets> ... is missing"),
    ("claim fs --expires tomorrow", 2, "--expires takes 2026-12-31, 30d or 6w"),
    ("claim fs --as Ada", 2, "--as takes 'Name <address>'"),
    ("scan none.mbox", 2, "no such file"), ("scan tree", 2, "neither a Maildir"),
    ("import none.csv", 2, "none.csv"), ("merge none.db", 2, "none.db"),
    ("list --state lost", 2, "--state takes open, claimed"),
    ("stale --days -1", 2, "--days needs a value"),
    ("stale --days 100001", 2, "--days takes 0 to 100000, not 100001"),
    ("check-duplicate tree/Makefile", 2, "no patch is in it"),
  ])
  func `what is wrong is said in one line with a status`(
    arguments: String, status: Int, words: String
  ) async throws {
    let sandbox = try await started()
    let result = try await sandbox.sh("./lintel-campaign \(arguments)")
    #expect(result.status == status)
    #expect(result.errors.contains(words), "\(result.errors)")
    if status == 2 { #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)") }
  }

  @Test func `sheets, mails and merges between two people`() async throws {
    let sandbox = try await started()
    _ = try await sandbox.sh("cp lintel-campaign.db bob.db")
    let mail = try await sandbox.sh(
      "./lintel-campaign claim fs/tide --mail --expires 6w > claim.mbox")
    #expect(mail.status == 0, "\(mail.errors)")
    let scan = try await sandbox.sh("./lintel-campaign scan claim.mbox --ledger bob.db")
    #expect(scan.output.contains("2 claims"), "\(scan.output)\(scan.errors)")
    let export = try await sandbox.sh(
      """
      ./lintel-campaign export > a.csv; ./lintel-campaign import a.csv --ledger bob.db &&
      ./lintel-campaign export --ledger bob.db > b.csv; ./lintel-campaign export --format json > c.json
      ./lintel-campaign import c.json --ledger bob.db && cmp a.csv b.csv
      """)
    #expect(export.status == 0, "\(export.output)\(export.errors)")
    _ = try await sandbox.sh(
      "./lintel-campaign claim fs/ebb --as 'Bob <bob@x.org>' --ledger bob.db")
    let merge = try await sandbox.sh(
      "./lintel-campaign merge bob.db && ./lintel-campaign list --person bob")
    #expect(merge.status == 0)
    #expect(merge.lines.filter { $0.contains("fs/ebb/file.c") }.count == 2)
    let report = try await sandbox.sh(
      "./lintel-campaign report; ./lintel-campaign cc; ./lintel-campaign series")
    #expect(report.output.contains("To: linux-tide@example.org\n"))
    #expect(report.output.contains("Ted <ted@example.org>\n"))
    #expect(report.output.contains("1/1 fs/tide/file.c"))
  }

  @Test func `fifty processes that claim at once leave one owner a site`() async throws {
    let sandbox = try await Sandbox()
    for folder in 0..<10 {
      for file in 0..<5 {
        let body = (1...20).map { "\tuse(kmap(page[\($0)]));\n" }.joined()
        try sandbox.write("tree/fs/d\(folder)/f\(file).c", "void f\(file)(void)\n{\n\(body)}\n")
      }
    }
    let result = try await sandbox.sh(
      """
      ./lintel-campaign init --tree tree kmap || exit 9
      for p in $(seq 50); do
        {
          ./lintel-campaign claim fs/d$((p % 10)) --as "P$p <p$p@x.org>" 2>>err.$p >/dev/null
          echo $? >> status.$p
          ./lintel-campaign claim . --available --as "P$p <p$p@x.org>" 2>>err.$p >/dev/null
          echo $? >> status.$p
        } &
      done
      wait
      cat status.* | sort | uniq -c | sed 's/^ */status: /'
      cat err.* | grep -v 'taken by P[0-9]* <p[0-9]*@x.org> since' | grep -v 'nothing was claimed' | sed 's/^/odd: /'
      ./lintel-campaign check
      ./lintel-campaign list --state claimed | grep -c 'by P'
      """)
    #expect(result.output.contains("1000 calls"))
    #expect(!result.output.contains("odd: "), "\(result.output)")
    let statuses = result.lines.filter { $0.hasPrefix("status: ") }
    #expect(statuses.allSatisfy { $0.hasSuffix(" 0") || $0.hasSuffix(" 1") }, "\(statuses)")
    #expect(result.output.contains(": sound\n1000\n"), "\(result.output)\(result.errors)")
  }

  @Test func `kills lose nothing`() async throws {
    let sandbox = try await Sandbox()
    let script = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let result = try await sandbox.sh(
      "LINTEL_CAMPAIGN=$PWD/lintel-campaign /\(script)/Scripts/test-ledger-kills.sh 25 7")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("25 rounds"))
  }

  @Test(arguments: 4...23) func `too few file descriptors are told`(_ count: Int) async throws {
    let sandbox = try await started()
    for command in ["status", "show fs", "report", "check", "mine --as 'A <a@x.org>'", "serve"] {
      let result = try await sandbox.sh("ulimit -n \(count); ./lintel-campaign \(command)")
      // The system cannot load a program without a few.
      if result.errors.contains("error while loading shared libraries") { continue }
      #expect(result.status == 2, "\(command): \(result.output)\(result.errors)")
      let line =
        "lintel-campaign: 24 file descriptors are needed, and \(count) are allowed (ulimit -n)\n"
      #expect(result.errors == line, "\(command)")
    }
  }

  @Test func `with enough file descriptors all is well`() async throws {
    let sandbox = try await started()
    for command in ["status", "show fs", "report", "check", "mine --as 'A <a@x.org>'"] {
      let result = try await sandbox.sh("ulimit -n 24; ./lintel-campaign \(command)")
      #expect(result.status == 0, "\(command): \(result.errors)")
    }
    let board = try await sandbox.sh("ulimit -n 40; ./lintel-campaign serve --port 0")
    #expect(board.status == 2)
    #expect(board.errors.contains(" file descriptors are needed, and 40 are allowed"))
  }

  /// What git did not give is read by the next scan, and is not taken for read.
  @Test(arguments: ["cat-file", "log"])
  func `a scan whose git ends early is no scan`(_ subcommand: String) async throws {
    let sandbox = try await started()
    let result = try await sandbox.sh(
      #"""
      mkdir bin && git init -q inbox && for number in 1 2 3; do
        printf 'From: A <a@example.org>\nDate: Thu, 1 Jan 2026 10:00:00 +0000\n' > inbox/m
        printf 'Message-ID: <%s@example.org>\nSubject: mail %s\n\nHello\n' $number $number >> inbox/m
        git -C inbox add m && git -C inbox commit -qm "mail $number"
      done
      git clone -q --bare inbox inbox.git
      cat > bin/git <<END
      #!/bin/sh
      case " \$* " in *" \#(subcommand) "*) head -c 3 /dev/zero; exit 1;; esac
      exec $(command -v git) "\$@"
      END
      chmod +x bin/git
      PATH=$PWD/bin:$PATH ./lintel-campaign scan inbox.git; echo "status $?"
      ./lintel-campaign scan inbox.git
      """#)
    #expect(result.output.contains("status 2\n"), "\(result.output)\(result.errors)")
    #expect(result.errors.contains("inbox.git: git"), "\(result.errors)")
    #expect(result.output.contains("inbox.git: 3 mails"), "\(result.output)")
  }
}
