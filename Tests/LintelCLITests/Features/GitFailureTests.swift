// SPDX-License-Identifier: GPL-2.0-only

import Subprocess
import Testing

/// Where git cannot answer, one line says why, and the status is no success.
@Suite struct GitFailureTests {
  private static let bad = "int a =1;\n"
  private static let check = "./lintel check --no-tree --terse -q --no-summary --types SPACING"

  private func repository() async throws -> Sandbox {
    let sandbox = try await Sandbox()
    for path in ["src/a.c", "src/b.c"] { try sandbox.write(path, Self.bad) }
    _ = try await sandbox.sh("git init -q . && git add src && git commit -qm start")
    return sandbox
  }

  /// Puts a program called git first in the path.
  private func fake(_ sandbox: Sandbox, _ script: String) async throws -> String {
    try sandbox.write("fake/git", "#!/bin/sh\n\(script)\n")
    _ = try await sandbox.sh("chmod +x fake/git")
    return "PATH=\"$PWD/fake:$PATH\""
  }

  /// Every command that takes a folder.
  private static let commands = [
    check + " -f src", "./lintel fix --check --types SPACING src",
    "./lintel census kmap --tree src",
    "./lintel maintainers --no-tree --by-file --no-git-fallback -f src",
  ]

  @Test(arguments: [
    ("echo 'fatal: detected dubious ownership in repository' >&2; exit 128", "dubious ownership"),
    ("echo 'fatal: index file corrupt' >&2; exit 128", "index file corrupt"),
    ("exit 3", "ended with status 3"),
    ("kill -9 $$", "ended by signal 9"),
    ("printf garbage", "garbled"),
    ("printf 'new.c\\0half'", "garbled"),
  ])
  func aGitThatFailsIsNamed(script: String, reason: String) async throws {
    let sandbox = try await repository()
    try sandbox.write("MAINTAINERS", "A\nM:\tA <a@example.org>\nF:\t*\n")
    let path = try await fake(sandbox, script)
    for command in Self.commands {
      let result = try await sandbox.sh("\(path) \(command)")
      #expect(result.status == 2, "\(command)\n\(result.output)\(result.errors)")
      #expect(result.errors.contains(reason), "\(command): \(result.errors)")
      let lines = result.errors.split(separator: "\n").filter { !$0.contains("src/new.c") }
      #expect(lines.count == 1, "\(command): \(result.errors)")
    }
    // What the index tells is checked all the same.
    let result = try await sandbox.sh("\(path) \(Self.check) -f src")
    #expect(result.output.contains("src/a.c:1: ERROR: "))
    #expect(result.output.contains("src/b.c:1: ERROR: "))
  }

  @Test func withoutGitTheLineSaysSo() async throws {
    let sandbox = try await repository()
    try sandbox.write("MAINTAINERS", "A\nM:\tA <a@example.org>\nF:\t*\n")
    for command in Self.commands {
      let result = try await sandbox.sh("PATH=/nonexistent \(command)")
      #expect(result.status == 2, "\(command)")
      #expect(result.errors == "lintel: src: git is not installed, or not in PATH\n", "\(command)")
    }
    let range = try await sandbox.sh("PATH=/nonexistent ./lintel check --no-tree -g HEAD")
    #expect(range.status == 2)
    #expect(range.errors == "lintel: HEAD: git is not installed, or not in PATH\n")
  }

  @Test func withoutDescriptorsTheLineSaysSo() async throws {
    let sandbox = try await repository()
    let result = try await sandbox.sh(
      "ulimit -n 4; \(Self.check) --no-cache -f src; echo status $?")
    #expect(result.output.contains("status 2\n"), "\(result.output)\(result.errors)")
    #expect(result.errors.contains("Too many open files"), "\(result.errors)")
  }

  /// Both listings of a folder fail, at a place that depends on how few there are.
  @Test(arguments: 4...8) func eachFailureIsToldOnce(descriptors: Int) async throws {
    let sandbox = try await repository()
    for command in [
      "\(Self.check) --no-cache -f src", "\(Self.check) -f src", "./lintel fix --diff -f src",
    ] {
      let result = try await sandbox.sh("ulimit -n \(descriptors); \(command)")
      let causes = result.errors.split(separator: "\n").map { $0.replacing(": git: ", with: ": ") }
      #expect(Set(causes).count == causes.count, "\(command): \(result.errors)")
    }
  }

  @Test(arguments: [
    "printf 'DIRC\\0\\0\\0\\2\\0\\0\\1\\0xyz' > .git/index", "echo nonsense > .git/index",
  ])
  func aBrokenIndexIsNamed(change: String) async throws {
    let sandbox = try await repository()
    let result = try await sandbox.sh("\(change); \(Self.check) -f src")
    #expect(result.status == 2, "\(result.output)")
    #expect(result.errors.hasPrefix("lintel: src: git: "), "\(result.errors)")
    #expect(result.errors.filter { $0 == "\n" }.count == 1, "\(result.errors)")
  }

  @Test func anotherOwnersRepositoryIsNamed() async throws {
    let sandbox = try await repository()
    let result = try await sandbox.sh(
      """
      chown -R 12345 . 2>/dev/null || exit 77
      GIT_CONFIG_GLOBAL=/dev/null \(Self.check) -f src
      s=$?; chown -R 0 .; exit $s
      """)
    if result.status == 77 { return }
    #expect(result.status == 2, "\(result.output)")
    #expect(result.errors.contains("dubious ownership"), "\(result.errors)")
    #expect(result.errors.contains("safe.directory"))
    #expect(result.errors.filter { $0 == "\n" }.count == 1, "\(result.errors)")
  }

  @Test func aRangeThatBreaksOffIsNoSuccess() async throws {
    let sandbox = try await Sandbox()
    _ = try await sandbox.sh(
      """
      git init -q . ; for i in 1 2 3; do echo "int a$i;" > a$i.c; git add a$i.c; git commit -qsm "a: add $i" -m "More of it."; done
      """)
    let real = try await sandbox.sh("command -v git")
    let git = real.output.dropLast()
    let path = try await fake(
      sandbox,
      "case \"$*\" in *format-patch*) \(git) \"$@\" | head -c 900; kill -9 $$;; *) exec \(git) \"$@\";; esac"
    )
    let result = try await sandbox.sh("\(path) ./lintel check --no-tree --terse -g HEAD-3")
    #expect(result.status == 2, "\(result.output)")
    #expect(result.errors == "lintel: HEAD-3: git was ended by signal 9\n")
    // One expression of several that names nothing.
    let some = try await sandbox.sh(
      "./lintel check --no-tree --types SPACING -g HEAD nothing")
    #expect(some.status == 2, "\(some.output)")
    #expect(some.errors.hasPrefix("lintel: nothing: git: "), "\(some.errors)")
    #expect(some.output.contains("total: 0 errors"))
    let script = try await sandbox.sh(
      "./checkpatch.pl --no-tree --terse --types SPACING -g HEAD nothing")
    #expect(script.status == 0)
  }

  /// It is not that the revision, or an object of it, is missing.
  @Test func aGitThatAnswersNonsenseIsNamed() async throws {
    let sandbox = try await repository()
    let real = try await sandbox.sh("command -v git")
    let path = try await fake(
      sandbox,
      "case \"$*\" in *cat-file*) read line; echo garbage; cat > /dev/null;; *) exec \(real.output.dropLast()) \"$@\";; esac"
    )
    let result = try await sandbox.sh("\(path) ./lintel census kmap --since HEAD --step commit")
    #expect(result.status == 2, "\(result.output)")
    #expect(result.errors.contains("garbled"), "\(result.errors)")
    #expect(result.errors.filter { $0 == "\n" }.count == 1, "\(result.errors)")
  }

  @Test func commitsThatWereNotLookedUpAreToldOnce() async throws {
    let sandbox = try await repository()
    let log = """
      From: A U Thor <author@example.org>
      Subject: [PATCH] example: change something

      This follows commit 1234567890ab ("example: one") and then
      commit 234567890abc ("example: two").

      Fixes: 34567890abcd ("example: three")
      Signed-off-by: A U Thor <author@example.org>
      ---
      diff --git a/a.c b/a.c
      --- a/a.c
      +++ b/a.c
      @@ -1,1 +1,2 @@
       int a;
      +int b;

      """
    try sandbox.write("a.patch", log)
    let real = try await sandbox.sh("command -v git")
    for script in [
      "exit 1", "kill -9 $$", "echo garbage; cat > /dev/null", "read line; echo \"$line missing\"",
    ] {
      let path = try await fake(
        sandbox,
        "case \"$*\" in *cat-file*) \(script);; *) exec \(real.output.dropLast()) \"$@\";; esac")
      let result = try await sandbox.sh("\(path) ./lintel check --no-tree -q a.patch a.patch")
      #expect(result.status == 2, "\(script): \(result.output)")
      let lines = result.errors.split(separator: "\n")
      #expect(lines.count == 1, "\(script): \(result.errors)")
      #expect(lines.first?.contains("were not looked up") == true, "\(script): \(result.errors)")
      let asScript = try await sandbox.sh("\(path) ./checkpatch.pl --no-tree -q a.patch")
      #expect(asScript.errors.isEmpty)
      #expect(asScript.status != 2)
    }
  }

  @Test func aCacheThatCannotBeHadChangesNothing() async throws {
    let sandbox = try await repository()
    let plain = try await sandbox.sh("\(Self.check) --no-cache -f src")
    for variables in ["XDG_CACHE_HOME=/dev/null", "XDG_CACHE_HOME=/proc/none HOME=/proc/none"] {
      let result = try await sandbox.sh("\(variables) \(Self.check) -f src")
      #expect(result.output == plain.output)
      #expect(result.status == 1)
      #expect(result.errors.isEmpty, "\(result.errors)")
    }
  }
}
