// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// A shim in a tree: what git sees of it, and what is left when it goes.
@Suite struct ShimTests {
  static let script = "#!/usr/bin/perl -w\nour %deprecated_apis = (\n\t\"old\"\t=> \"new\",\n);\n"

  /// A repository with the two scripts, and what describes its state.
  private func repository() async throws -> Sandbox {
    let sandbox = try await Sandbox()
    try sandbox.write("linux/scripts/checkpatch.pl", Self.script)
    try sandbox.write("linux/scripts/get_maintainer.pl", "#!/usr/bin/perl -w\nprint 1;\n")
    _ = try await sandbox.sh(
      """
      chmod 755 linux/scripts/*.pl
      cd linux && git init -q . && git add -A && git commit -qm 'scripts: start'
      """)
    return sandbox
  }

  private func state(_ sandbox: Sandbox) async throws -> String {
    let result = try await sandbox.sh(
      """
      cd linux && git status --porcelain --ignored && git ls-files -vs && cat .git/info/exclude
      stat -c '%n %a' scripts/* && cat scripts/*
      """)
    #expect(result.status == 0)
    return result.output
  }

  @Test func gitSeesNothingOfIt() async throws {
    let sandbox = try await repository()
    let before = try await state(sandbox)
    let made = try await sandbox.sh("./lintel install-shim --get-maintainer linux")
    #expect(made.status == 0, "\(made.errors)")
    // It says all that it did.
    for part in [
      "linux/scripts/checkpatch.pl starts /", "checkpatch.pl.orig is the script that was there",
      "marked skip-worktree", ".git/info/exclude", "linux/scripts/get_maintainer.pl starts /",
      "lintel uninstall-shim linux",
    ] { #expect(made.output.contains(part), "\(part)") }
    let run = try await sandbox.sh("cd linux && perl scripts/checkpatch.pl --version")
    #expect(run.output.contains("Version: 0.32"))
    let git = try await sandbox.sh(
      """
      cd linux && git status --porcelain && echo x > new.c && git add new.c
      git commit -qam 'add new' && git show --stat --format= && git stash && git status --porcelain
      """)
    #expect(!git.output.contains("scripts/"), "\(git.output)")
    let gone = try await sandbox.sh("./lintel uninstall-shim linux")
    #expect(gone.status == 0, "\(gone.errors)")
    _ = try await sandbox.sh("cd linux && git reset -q --hard HEAD~1")
    #expect(try await state(sandbox) == before)
  }

  @Test func bothMayBeRunTwice() async throws {
    let sandbox = try await repository()
    let before = try await state(sandbox)
    let first = try await sandbox.sh("./lintel install-shim linux")
    let installed = try await state(sandbox)
    let second = try await sandbox.sh("./lintel install-shim linux")
    #expect(first.output == second.output)
    #expect(try await state(sandbox) == installed)
    for _ in 0..<2 {
      let gone = try await sandbox.sh("./lintel uninstall-shim linux")
      #expect(gone.status == 0, "\(gone.errors)")
      #expect(try await state(sandbox) == before)
    }
  }

  @Test func aMarkOfTheUsersStays() async throws {
    let sandbox = try await repository()
    _ = try await sandbox.sh(
      "cd linux && git update-index --assume-unchanged scripts/checkpatch.pl")
    let before = try await state(sandbox)
    _ = try await sandbox.sh("./lintel install-shim linux")
    #expect(try await sandbox.sh("cd linux && git status --porcelain").output.isEmpty)
    _ = try await sandbox.sh("./lintel uninstall-shim linux")
    #expect(try await state(sandbox) == before)
  }

  @Test func anOriginalThatWasThrownAwayComesFromGit() async throws {
    let sandbox = try await repository()
    let before = try await state(sandbox)
    // As make distclean and git clean -x do.
    _ = try await sandbox.sh("./lintel install-shim linux; rm linux/scripts/*.orig")
    let table = try await sandbox.sh("cd linux && ../lintel deprecations patch --root . a=b")
    #expect(table.status == 0, "\(table.errors)")
    let gone = try await sandbox.sh("./lintel uninstall-shim linux")
    #expect(gone.output.contains("from git"), "\(gone.output)\(gone.errors)")
    #expect(try await state(sandbox) == before)
  }

  @Test func othersWorkIsLeftAlone() async throws {
    let sandbox = try await repository()
    _ = try await sandbox.sh("echo '# mine' >> linux/scripts/checkpatch.pl")
    let changed = try await sandbox.sh("./lintel install-shim linux")
    #expect(changed.status == 2)
    #expect(changed.errors.contains("changes that are not committed"), "\(changed.errors)")
    _ = try await sandbox.sh(
      "cd linux && git checkout -q scripts; echo other > scripts/checkpatch.pl.orig")
    let other = try await sandbox.sh("./lintel install-shim linux")
    #expect(other.status == 2)
    #expect(other.errors.contains("checkpatch.pl.orig is another script"), "\(other.errors)")
    _ = try await sandbox.sh(
      "rm linux/scripts/*.orig; ./lintel install-shim linux; echo '# me' >> linux/scripts/checkpatch.pl"
    )
    for command in ["install-shim", "uninstall-shim"] {
      let edited = try await sandbox.sh("./lintel \(command) linux")
      #expect(edited.status == 2)
      #expect(edited.errors.contains("was changed since"), "\(edited.errors)")
    }
    let after = try await sandbox.sh(
      "rm linux/scripts/checkpatch.pl; ./lintel uninstall-shim linux")
    #expect(after.status == 0, "\(after.errors)")
    #expect(try await sandbox.sh("cat linux/scripts/checkpatch.pl").output == Self.script)
  }

  @Test func aLinkIsNotFollowed() async throws {
    let sandbox = try await repository()
    let result = try await sandbox.sh(
      """
      cp linux/scripts/checkpatch.pl shared.pl && ln -sf ../../shared.pl linux/scripts/checkpatch.pl
      ./lintel install-shim linux; cat shared.pl
      """)
    #expect(result.output == Self.script)
    #expect(result.errors.contains("is a symbolic link"))
  }

  @Test func aTreeWithoutGitIsServedToo() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("tree/scripts/checkpatch.pl", Self.script)
    let before = try await sandbox.sh(
      "chmod 700 tree/scripts/*; ls -la tree/scripts; cat tree/scripts/*")
    let made = try await sandbox.sh("./lintel install-shim tree")
    #expect(made.status == 0, "\(made.errors)")
    #expect(!made.output.contains("git "), "\(made.output)")
    _ = try await sandbox.sh("./lintel uninstall-shim tree")
    let after = try await sandbox.sh(
      "ls tree/scripts; stat -c %a tree/scripts/*; cat tree/scripts/*")
    #expect(after.output == "checkpatch.pl\n700\n" + Self.script)
    #expect(before.output.hasSuffix(Self.script))
    // Without an original there is nothing to put back.
    _ = try await sandbox.sh(
      "mkdir empty; ./lintel install-shim empty; ./lintel uninstall-shim empty")
    #expect(try await sandbox.sh("ls -A empty").output.isEmpty)
    _ = try await sandbox.sh("./lintel install-shim tree; rm tree/scripts/*.orig")
    let lost = try await sandbox.sh("./lintel uninstall-shim tree")
    #expect(lost.status == 2)
    #expect(lost.errors.contains("is gone"))
    #expect(try await sandbox.sh("./lintel uninstall-shim nowhere").status == 2)
  }

  @Test func eachWorktreeHasItsOwn() async throws {
    let sandbox = try await repository()
    _ = try await sandbox.sh("cd linux && git worktree add -q ../second")
    let made = try await sandbox.sh("./lintel install-shim second")
    #expect(made.status == 0, "\(made.errors)")
    #expect(try await sandbox.sh("cd second && git status --porcelain").output.isEmpty)
    #expect(
      try await sandbox.sh("cd linux && git status --porcelain && git ls-files -v").output.contains(
        "H scripts/checkpatch.pl"))
    _ = try await sandbox.sh("./lintel uninstall-shim second")
    let after = try await sandbox.sh(
      "cd second && git status --porcelain --ignored; git ls-files -v")
    #expect(after.output == "H scripts/checkpatch.pl\nH scripts/get_maintainer.pl\n")
  }

  @Test func aSparseCheckoutKeepsItsMark() async throws {
    let sandbox = try await repository()
    _ = try await sandbox.sh(
      "cd linux && mkdir fs && touch fs/a.c && git add fs && git commit -qm fs && git sparse-checkout set scripts"
    )
    let made = try await sandbox.sh("./lintel install-shim linux")
    #expect(made.output.contains("marked assume-unchanged"), "\(made.output)\(made.errors)")
    let git = try await sandbox.sh(
      "cd linux && git status --porcelain && git commit -qam none; git show --stat --format=")
    #expect(!git.output.contains("checkpatch"), "\(git.output)")
    _ = try await sandbox.sh("./lintel uninstall-shim linux")
    #expect(
      try await sandbox.sh("cd linux && git ls-files -v scripts").output.hasPrefix(
        "H scripts/checkpatch.pl\n"))
  }

  @Test func anUpdateOfTheScriptIsRefusedAndLosesNothing() async throws {
    let sandbox = try await repository()
    _ = try await sandbox.sh(
      """
      cd linux && git checkout -qb next && echo '# next' >> scripts/checkpatch.pl
      git commit -qam next && git checkout -q -
      """)
    _ = try await sandbox.sh("./lintel install-shim linux")
    let refused = try await sandbox.sh("cd linux && git checkout -q next")
    #expect(refused.status != 0)
    #expect(refused.errors.contains("scripts/checkpatch.pl"))
    let updated = try await sandbox.sh(
      """
      ./lintel uninstall-shim linux && cd linux && git checkout -q next && cd ..
      ./lintel install-shim linux && cat linux/scripts/checkpatch.pl.orig
      """)
    #expect(updated.status == 0, "\(updated.errors)")
    #expect(updated.output.hasSuffix("# next\n"))
  }

  @Test func deprecationsArePatchedInTheOriginal() async throws {
    let sandbox = try await repository()
    _ = try await sandbox.sh(
      "cd linux && git config user.name A && git config user.email a@example.org")
    let command = "cd linux && ../lintel deprecations patch --root . foo=bar | grep -v '^Date: '"
    let before = try await sandbox.sh(command)
    #expect(before.output.contains("+\t\"foo\""), "\(before.errors)")
    _ = try await sandbox.sh("./lintel install-shim linux")
    let after = try await sandbox.sh(command)
    #expect(after.output == before.output)
    #expect(after.errors.contains("uninstall-shim before"))
  }
}
