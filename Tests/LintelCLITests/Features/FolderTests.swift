// SPDX-License-Identifier: GPL-2.0-only

import Subprocess
import Testing

/// A folder stands for its files, wherever it is and whatever git has to say.
@Suite struct FolderTests {
  private static let bad = "int a =1;\n"
  private static let check = "./lintel check --no-tree --terse -q --no-summary --types SPACING"

  /// The files with a finding.
  private func found(_ result: Sandbox.Result) -> [String] {
    result.lines.filter { $0.contains(": ERROR: ") }.map { String($0.prefix { $0 != ":" }) }
  }

  private func repository() async throws -> Sandbox {
    let sandbox = try await Sandbox()
    for path in ["src/a.c", "src/sub/b.c", "top.c"] { try sandbox.write(path, Self.bad) }
    try sandbox.write(".gitignore", "*.gen.c\nlintel*\ncheckpatch*\n.cache\n")
    _ = try await sandbox.sh("git init -q . && git add . && git commit -qm start")
    return sandbox
  }

  @Test func outsideOfARepositoryTheFolderIsWalked() async throws {
    let sandbox = try await Sandbox()
    for path in ["src/b.c", "src/a/a.c", "src/a/x.gen.c", "src/.hidden.c", "src/.git.c"] {
      try sandbox.write(path, Self.bad)
    }
    try sandbox.write("src/.gitignore", "*.gen.c\n")
    try sandbox.write("src/a.o", "\u{7F}ELF\0")
    for folder in ["src", "./src/", "src/.", "src//"] {
      let result = try await sandbox.sh("\(Self.check) -f \(folder)")
      #expect(found(result) == ["src/a/a.c", "src/b.c"], "\(folder) \(result.output)")
      #expect(result.status == 1)
      #expect(result.errors.isEmpty, "\(result.errors)")
    }
    let inside = try await sandbox.sh("cd src/a && ../../\(Self.check) -f .. -f .")
    #expect(found(inside) == ["../a/a.c", "../b.c", "x.gen.c"], "\(inside.output)")
    let absolute = try await sandbox.sh("\(Self.check) -f \"$PWD/src\"")
    #expect(found(absolute) == ["\(sandbox.root)/src/a/a.c", "\(sandbox.root)/src/b.c"])
  }

  @Test func theRepositoryIsFoundUpwards() async throws {
    let sandbox = try await repository()
    let from = ["src": "../", "src/sub": "../../"]
    for (folder, up) in from {
      let result = try await sandbox.sh("cd \(folder) && \(up)\(Self.check.dropFirst(2)) -f .")
      let expected = folder == "src" ? ["a.c", "sub/b.c"] : ["b.c"]
      #expect(found(result) == expected, "\(folder) \(result.output) \(result.errors)")
      #expect(result.status == 1)
      #expect(result.errors.isEmpty)
    }
    let other = try await sandbox.sh("cd src/sub && ../../\(Self.check.dropFirst(2)) -f ..")
    #expect(found(other) == ["../a.c", "../sub/b.c"], "\(other.output)")
    let elsewhere = try await sandbox.sh(
      "cd / && \(sandbox.root)/\(Self.check.dropFirst(2)) -f \(sandbox.root)/src")
    #expect(found(elsewhere) == ["\(sandbox.root)/src/a.c", "\(sandbox.root)/src/sub/b.c"])
  }

  @Test func filesThatGitDoesNotKnowYetAreChecked() async throws {
    let sandbox = try await repository()
    try sandbox.write("src/new.c", Self.bad)
    try sandbox.write("src/sub/new/c.c", Self.bad)
    try sandbox.write("src/x.gen.c", Self.bad)
    try sandbox.write("src/program", "\u{7F}ELF\0\0")
    _ = try await sandbox.sh("ln -s new.c src/link.c; mkfifo src/pipe.c")
    let result = try await sandbox.sh("\(Self.check) -f src")
    #expect(found(result) == ["src/a.c", "src/sub/b.c", "src/new.c", "src/sub/new/c.c"])
    #expect(result.errors.isEmpty, "\(result.errors)")
    let fixed = try await sandbox.sh("./lintel fix --types SPACING src && cat src/sub/new/c.c")
    #expect(fixed.status == 0)
    #expect(fixed.output == "Fixed 4 findings in 4 files\nint a = 1;\n")
  }

  @Test func whatARunWritesItselfIsNoInput() async throws {
    let sandbox = try await repository()
    for number in 0..<20 { try sandbox.write("src/new\(number).c", Self.bad) }
    let fixed = try await sandbox.sh("./lintel fix --types SPACING src")
    #expect(fixed.status == 0, "\(fixed.errors)")
    #expect(fixed.output == "Fixed 22 findings in 22 files\n")
    let copies = try await sandbox.sh(
      "git checkout -q src; \(Self.check) --fix -f src; \(Self.check) -f src")
    #expect(found(copies) == ["src/a.c", "src/sub/b.c", "src/a.c", "src/sub/b.c"])
  }

  @Test func aRepositoryWithoutACommitHasFilesToo() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("src/a.c", Self.bad)
    try sandbox.write("src/b.c", Self.bad)
    let result = try await sandbox.sh("git init -q src && \(Self.check) -f src")
    #expect(found(result) == ["src/a.c", "src/b.c"], "\(result.output)")
    #expect(result.status == 1)
  }

  @Test(arguments: [
    "git update-index --split-index",
    "git update-index --index-version 4",
    "git config core.worktree \"$PWD\"",
    "git sparse-checkout set --cone --sparse-index src",
  ])
  func anyFormOfIndexIsRead(change: String) async throws {
    let sandbox = try await repository()
    try sandbox.write("src/late.c", Self.bad)
    let result = try await sandbox.sh("\(change) && git add src/late.c && \(Self.check) -f src")
    #expect(
      found(result) == ["src/a.c", "src/late.c", "src/sub/b.c"], "\(result.output)\(result.errors)")
    #expect(result.errors.isEmpty, "\(result.errors)")
  }

  @Test func otherIdsAreLeftToGit() async throws {
    let sandbox = try await Sandbox()
    for path in ["src/a.c", "src/b.c"] { try sandbox.write(path, Self.bad) }
    let result = try await sandbox.sh(
      "git init -q --object-format=sha256 src && git -C src add a.c && \(Self.check) -f src")
    #expect(found(result) == ["src/a.c", "src/b.c"], "\(result.output)\(result.errors)")
  }

  @Test func theEnvironmentOfAHookIsHeeded() async throws {
    let sandbox = try await repository()
    try sandbox.write("src/new.c", Self.bad)
    for variables in [
      "GIT_DIR=.git", "GIT_DIR=.git GIT_INDEX_FILE=.git/index", "GIT_INDEX_FILE=$PWD/.git/index",
      "GIT_DIR=$PWD/.git GIT_WORK_TREE=$PWD",
    ] {
      let result = try await sandbox.sh("\(variables) \(Self.check) -f src")
      #expect(
        found(result) == ["src/a.c", "src/sub/b.c", "src/new.c"],
        "\(variables) \(result.output)\(result.errors)")
      #expect(result.errors.isEmpty, "\(result.errors)")
    }
    let elsewhere = try await sandbox.sh(
      """
      top=$PWD; cd /; export GIT_DIR=$top/.git GIT_WORK_TREE=$top
      $top/lintel check --no-tree --terse -f $top/src
      """)
    #expect(
      found(elsewhere) == ["src/a.c", "src/sub/b.c", "src/new.c"].map { "\(sandbox.root)/\($0)" },
      "\(elsewhere.output)\(elsewhere.errors)")
    let outside = try await sandbox.sh(
      "mkdir ../other.$$; GIT_DIR=$PWD/.git \(Self.check) -f ../other.$$; s=$?; rmdir ../other.$$; exit $s"
    )
    #expect(outside.status == 2)
    #expect(outside.errors.contains("outside repository"), "\(outside.errors)")
  }

  @Test func worktreesAndSubmodulesAreRepositories() async throws {
    let sandbox = try await repository()
    let result = try await sandbox.sh(
      """
      git worktree add -q ../wt.$$ 2>/dev/null && mv ../wt.$$ wt && git worktree repair wt >/dev/null
      git -c protocol.file.allow=always submodule --quiet add "$PWD/.git" mod 2>/dev/null
      git init -q nested && echo 'int a =1;' > nested/n.c
      \(Self.check) -f wt; echo status $?; \(Self.check) -f mod/src; echo status $?
      """)
    #expect(
      found(result) == [
        "wt/src/a.c", "wt/src/sub/b.c", "wt/top.c", "mod/src/a.c", "mod/src/sub/b.c",
      ], "\(result.output)\(result.errors)")
    let top = try await sandbox.sh("./lintel check --no-tree --terse --types SPACING -f .")
    #expect(found(top) == ["src/a.c", "src/sub/b.c", "top.c"], "\(top.output)")
    #expect(
      top.errors == "lintel: mod and 2 more are other repositories: not checked, unless named\n",
      "\(top.errors)")
    #expect(top.status == 1)
  }

  @Test func bothSidesOfAMergeAreOneFile() async throws {
    let sandbox = try await repository()
    _ = try await sandbox.sh(
      """
      git checkout -qb side && echo 'int s =1;' > both.c && git add both.c && git commit -qm side
      git checkout -q - && echo 'int m =1;' > both.c && git add both.c && git commit -qm main
      git merge -q side >/dev/null
      """)
    let result = try await sandbox.sh("\(Self.check) -f .")
    for line in ["both.c:2: ", "both.c:4: "] {
      #expect(result.lines.count { $0.hasPrefix(line) } == 1, "\(result.output)")
    }
    _ = try await sandbox.sh("git update-index --split-index")
    let split = try await sandbox.sh("\(Self.check) -f .")
    #expect(split.output == result.output)
  }

  @Test func aDeletedFileIsNotThere() async throws {
    let sandbox = try await repository()
    let result = try await sandbox.sh("rm src/a.c && \(Self.check) -f src")
    #expect(found(result) == ["src/sub/b.c"])
    #expect(result.errors.isEmpty, "\(result.errors)")
    let fixed = try await sandbox.sh("./lintel fix --check --types SPACING src")
    #expect(fixed.errors.isEmpty)
    #expect(fixed.status == 1)
    let none = try await sandbox.sh("rm src/sub/b.c && \(Self.check) -f src")
    #expect(none.status == 2)
    #expect(none.errors.filter { $0 == "\n" }.count == 1, "\(none.errors)")
  }

  @Test(arguments: [
    ("mkdir empty", "empty", "no files to check here"),
    ("mkdir empty && git init -q empty", "empty", "no files to check here"),
    (
      "mkdir ign && echo x > ign/a.gen.c && git init -q . && echo '*.gen.c' > .gitignore", "ign",
      "no files to check here"
    ),
    ("git init -q --bare bare.git", "bare.git", "what git itself keeps is not checked"),
    ("git init -q .", ".git/hooks", "what git itself keeps is not checked"),
    (
      "mkdir files && cd files && printf 'x\\0' > program && cd ..", "files",
      "no files to check here"
    ),
  ])
  func nothingToCheckIsAnError(setUp: String, folder: String, reason: String) async throws {
    let sandbox = try await Sandbox()
    _ = try await sandbox.sh(setUp)
    for command in ["check --no-tree -f", "fix -f"] {
      let result = try await sandbox.sh("./lintel \(command) \(folder)")
      #expect(result.status == 2, "\(command)")
      #expect(result.errors == "lintel: \(folder): \(reason)\n", "\(command)")
    }
    let census = try await sandbox.sh("./lintel census kmap --tree \(folder)")
    #expect(census.status == 2)
    #expect(census.errors == "lintel: \(folder): \(reason)\n")
  }

  @Test func censusAndMaintainersSeeTheSameFiles() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("t/a.c", "void f(void)\n{\n\tkmap(p);\n}\n")
    try sandbox.write("t/new.c", "void g(void)\n{\n\tkmap(p);\n}\n")
    try sandbox.write("t/skip.c", "void g(void)\n{\n\tkmap(p);\n}\n")
    try sandbox.write("t/.gitignore", "skip.c\n")
    try sandbox.write("t/MAINTAINERS", "A\nM:\tA <a@example.org>\nF:\t*\nF:\tt/\n")
    let by =
      "../lintel maintainers --no-tree --by-file --no-git-fallback -f ./ | grep -o '[a-z]*\\.c'"
    for setUp in ["true", "git init -q t", "git -C t add a.c", "git -C t add -A"] {
      let census = try await sandbox.sh(
        "\(setUp); ./lintel census kmap --tree t --format tsv | grep -o '[a-z]*\\.c'")
      #expect(census.output == "a.c\nnew.c\n", "\(setUp): \(census.output)\(census.errors)")
      let people = try await sandbox.sh("cd t && \(by)")
      #expect(people.output == "a.c\nnew.c\n", "\(setUp): \(people.output)\(people.errors)")
    }
    let missing = try await sandbox.sh("./lintel census kmap --tree t --path a.c --path nothing")
    #expect(missing.status == 2)
    #expect(missing.errors == "lintel: nothing: no source files\n")
  }

  @Test func whatMustNotBeReadIsNamed() async throws {
    let sandbox = try await Sandbox()
    for path in ["t/a.c", "t/closed/b.c", "t/c.c"] { try sandbox.write(path, Self.bad) }
    // Only somebody who is not root is kept out.
    let nobody =
      "setpriv --reuid=65534 --regid=65534 --clear-groups env HOME=/nonexistent GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0='*'"
    let access = try await sandbox.sh(
      "chmod 755 . && chmod 700 t/closed t/c.c && \(nobody) test -r t/a.c && ! \(nobody) test -r t/c.c"
    )
    guard access.status == 0 else { return }
    for setUp in ["true", "git init -q t", "git -C t add -A"] {
      let result = try await sandbox.sh("\(setUp); \(nobody) \(Self.check) -f t")
      #expect(found(result) == ["t/a.c"], "\(setUp) \(result.output)")
      #expect(result.status == 2, "\(setUp)")
      #expect(result.errors.contains("t/c.c: Permission denied\n"), "\(setUp) \(result.errors)")
      #expect(result.errors.contains("closed"), "\(setUp) \(result.errors)")
    }
  }

  @Test func `a file that is named twice is checked once`() async throws {
    let sandbox = try await Sandbox()
    for path in ["src/a.c", "src/b.c", "src/new.c"] { try sandbox.write(path, "int a =1;\n") }
    _ = try await sandbox.sh("git init -q . && git add src/[ab].c && git commit -qm start")
    _ = try await sandbox.sh(
      "ln -s src link; ln src/a.c src/other.c; git diff --no-index /dev/null src/a.c > p.patch")
    let check = "./lintel check --no-tree --terse -q --no-summary --types SPACING"
    for (names, count) in [
      ("-f src/a.c src/a.c", 1), ("-f src/a.c ./src//a.c $PWD/src/a.c link/a.c", 1),
      ("-f src src/a.c", 4), ("-f src/a.c src", 4), ("-f src/new.c src", 4),
      ("-f src src/new.c", 4),
      ("-f src . src", 4), ("-f src/a.c src/other.c", 2), ("p.patch ./p.patch", 1),
      ("-f src/../src src", 4),
    ] {
      let result = try await sandbox.sh("\(check) \(names)")
      #expect(result.output.split(separator: "\n").count == count, "\(names): \(result.output)")
      #expect(result.status == 1)
    }
    // The script checks again what is named again.
    let script = try await sandbox.sh(
      "./checkpatch.pl --no-tree --terse -q --no-summary --types SPACING -f src/a.c src/a.c")
    #expect(script.output.split(separator: "\n").count == 2)
    let fix = try await sandbox.sh("./lintel fix --diff --types SPACING src/a.c src src/a.c")
    #expect(fix.errors.hasSuffix("Would fix 4 findings in 4 files\n"), "\(fix.errors)")
    let missing = try await sandbox.sh("\(check) -f none none")
    #expect(missing.errors.split(separator: "\n").count == 1)
    #expect(missing.status == 2)
  }
}
