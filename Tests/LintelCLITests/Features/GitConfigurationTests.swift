// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// No program that a repository's own configuration or attributes name is ever started.
@Suite struct GitConfigurationTests {
  /// What git starts by itself on some occasion, as `KEY` or as `KEY=HOW`, where `PROGRAM` is ours.
  private static let settings = [
    "core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass",
    "core.gitProxy", "core.alternateRefsCommand", "pager.log", "pager.blame", "pager.config",
    "diff.external", "diff.planted.command", "diff.planted.textconv", "filter.planted.clean",
    "filter.planted.smudge", "filter.other.process", "gpg.program", "gpg.ssh.program",
    "gpg.x509.program", "gpg.openpgp.program", "credential.helper=!PROGRAM credential",
    "credential.https://example.org.helper=!PROGRAM credential", "interactive.diffFilter",
    "remote.origin.uploadpack", "remote.origin.vcs", "trailer.planted.command", "sequence.editor",
    "uploadpack.packObjectsHook", "alias.log=!PROGRAM alias", "alias.blame=!PROGRAM alias",
  ]

  /// A small kernel tree in a repository that plants a program wherever git would start one.
  private func hostile() async throws -> Sandbox {
    let sandbox = try await Sandbox()
    try await sandbox.makeKernelTree()
    try sandbox.write("planted", "#!/bin/sh\necho \"$0 $*\" >> '\(sandbox.root)/ran'\ncat\n")
    try sandbox.write("MAINTAINERS", "LIB\nM:\tA <a@example.org>\nS:\tMaintained\nF:\tlib/\n")
    try sandbox.write(".gitattributes", "*.c diff=planted filter=planted\n*.h filter=other\n")
    let source = "// SPDX-License-Identifier: GPL-2.0\nvoid *lt_map(void) { return kmap(page); }\n"
    try sandbox.write("lib/lt.c", source)
    try sandbox.write("include/lt.h", "int ltMixed;\n")
    let made = try await sandbox.sh(
      """
      chmod +x planted && git init -q . && mkdir sub
      git -C sub init -q . && touch sub/file && git -C sub add file && git -C sub commit -qm 'sub: a'
      git add MAINTAINERS .gitattributes lib include && git add sub 2>/dev/null
      git commit -qm 'lib: add lt' && git tag v1
      echo '/* more */' >> lib/lt.c && (cd sub && git commit -q --allow-empty -m 'sub: b')
      git commit -qam 'lib: change lt' && git tag v2
      echo '/* not committed */' >> lib/lt.c
      mkdir hooks && for hook in post-index-change reference-transaction pre-auto-gc; do
        cp planted hooks/$hook
      done
      """)
    #expect(made.status == 0, "\(made.errors)")
    try await plant(in: sandbox)
    return sandbox
  }

  private func plant(in sandbox: Sandbox) async throws {
    let program = sandbox.root + "/planted"
    var lines = [
      "[include]\n\tpath = \(sandbox.root)/more.config",
      "[includeIf \"gitdir:**\"]\n\tpath = \(sandbox.root)/conditional.config",
    ]
    let commands = Self.settings.map { setting in
      let parts = setting.split(separator: "=", maxSplits: 1)
      let value = parts.count == 2 ? parts[1].split(separator: " ") : []
      let text = value.isEmpty ? program : "!\(program) \(value.last ?? "")"
      return "git config -f more.config '\(parts[0])' '\(text)'"
    }
    let switches = [
      "log.showSignature true", "diff.submodule diff", "filter.other.required true",
      "core.hooksPath '\(sandbox.root)/hooks'", "format.pretty '%G? %H'",
      "remote.origin.url 'ext::\(program) fetch'", "remote.origin.promisor true",
      "extensions.partialClone origin", "core.repositoryFormatVersion 1",
      "protocol.ext.allow always", "blame.ignoreRevsFile '\(sandbox.root)/ignored'",
    ]
    let planted = try await sandbox.sh(
      (commands + switches.map { "git config -f conditional.config \($0)" }).joined(separator: "\n")
        // git takes these from the repository's own file alone.
        + "\ngit config extensions.partialClone origin\ngit config core.repositoryFormatVersion 1"
        + "\ntouch ignored\ngit -C sub config diff.external '\(program)'")
    #expect(planted.status == 0, "\(planted.errors)")
    lines.append("")
    let config = try await sandbox.sh("cat .git/config")
    try sandbox.write(".git/config", config.output + lines.joined(separator: "\n"))
  }

  @Test func `the planted programs would run`() async throws {
    let sandbox = try await hostile()
    _ = try await sandbox.sh("git diff; git blame lib/lt.c; git status; git log -p -1")
    let ran = try await sandbox.sh("cat ran")
    #expect(ran.output.contains("planted"), "nothing was planted: \(ran.errors)")
  }

  @Test(arguments: [
    "lintel check -g v1..v2", "lintel check -g HEAD", "lintel check --strict -f .",
    "lintel check --strict -f lib/lt.c", "checkpatch.pl -f lib/lt.c", "lintel check fixes.patch",
    "lintel fix --diff -f lib", "lintel fix -f lib/lt.c", "lintel maintainers -f lib/lt.c --git",
    "lintel maintainers -f lib/lt.c --git-blame --git",
    "lintel maintainers --git-blame fixes.patch",
    "lintel maintainers --by-file .", "lintel maintainers --self-test=sections",
    "lintel census kmap", "lintel census kmap --since v1", "lintel census kmap --git v1..v2",
    "lintel census kmap --ratchet budget --set-budget", "lintel deprecations patch lt_a=lt_b",
    "lintel-campaign init kmap", "lintel-campaign status",
  ])
  func `no planted program runs`(_ command: String) async throws {
    let sandbox = try await hostile()
    try sandbox.write(
      "fixes.patch",
      """
      From: A <a@example.org>
      Subject: [PATCH] lib: change it

      Fixes: 0123456789ab ("lib: not here")
      Fixes: 0123456789abcdef0123456789abcdef01234567 ("lib: not here")
      Signed-off-by: A <a@example.org>
      ---
      diff --git a/lib/lt.c b/lib/lt.c
      --- a/lib/lt.c
      +++ b/lib/lt.c
      @@ -1,2 +1,3 @@
       // SPDX-License-Identifier: GPL-2.0
      +int a =1;
       void *lt_map(void) { return kmap(page); }

      """)
    let result = try await sandbox.sh("./\(command)")
    #expect(result.status < 126)
    let ran = try await sandbox.sh("cat ran 2>/dev/null")
    #expect(ran.output == "", "\(command): \(result.output)\(result.errors)")
  }

  @Test func `each git is started in one place`() async throws {
    let package = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let sandbox = try await Sandbox()
    let starts = try await sandbox.sh("grep -rl 'ChildProcess(' '/\(package)/Sources' | sort")
    let files = starts.lines.compactMap { $0.split(separator: "/").last }
    // The others start wget, spatch, and lintel-campaign.
    let others: Set<Substring> = ["LinkProbe.swift", "Spatch.swift", "CampaignLedger.swift"]
    #expect(files.count { $0 == "GitCommand.swift" } == 1)
    #expect(Set(files).subtracting(["GitCommand.swift"]) == others)
  }
}
