// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// A git that never ends is waited for, and ends with who waits.
@Suite struct GitHangTests {
  private func repository() async throws -> Sandbox {
    let sandbox = try await Sandbox()
    for path in ["src/a.c", "src/b.c"] { try sandbox.write(path, "int a =1;\n") }
    try sandbox.write("MAINTAINERS", "A\nM:\tA <a@example.org>\nF:\t*\n")
    _ = try await sandbox.sh("git init -q . && git add src && git commit -qm start")
    return sandbox
  }

  private static let commands = [
    "./lintel check --no-tree -f src", "./lintel check --no-tree -g HEAD",
    "./checkpatch.pl --no-tree -g HEAD", "./lintel fix --diff src", "./lintel census kmap",
    "./lintel census --since HEAD kmap", "./lintel maintainers --no-tree --git -f src/a.c",
    "./lintel-campaign init --tree . kmap",
  ]

  /// What git does, after it has noted its number.
  private static let gits = [
    "exec sleep 60",
    // It has no more to say, and does not end.
    "exec >&- 2>&-; exec sleep 60",
  ]

  /// Sends the signal to the program alone, as no terminal does: what it has started must hear of it.
  @Test(arguments: gits, [("INT", 2), ("TERM", 15)])
  func aSignalEndsBoth(git: String, signal: (name: String, number: Int)) async throws {
    let sandbox = try await repository()
    try sandbox.write("fake/git", "#!/bin/sh\necho $$ >> '\(sandbox.root)/pids'\n\(git)\n")
    _ = try await sandbox.sh("chmod +x fake/git")
    for command in Self.commands {
      let result = try await sandbox.sh(
        """
        rm -f pids; start=$(date +%s%N)
        PATH="$PWD/fake:$PATH" timeout --foreground --preserve-status -k 60 -s \(signal.name) 1 \(command)
        echo "status $?"
        echo "took $((($(date +%s%N) - start) / 1000000000))"
        sleep 0.3
        for pid in $(cat pids); do test -e /proc/$pid && ! grep -q '^State:.Z' /proc/$pid/status && echo "left $pid"; done
        true
        """)
      let facts = "\(command), \(git): \(result.output)\(result.errors)"
      #expect(result.output.contains("status \(128 + signal.number)\n"), "\(facts)")
      #expect(!result.output.contains("left "), "\(facts)")
      let took = result.lines.first { $0.hasPrefix("took ") }.flatMap { Int($0.dropFirst(5)) }
      #expect((took ?? 99) < 50, "\(facts)")
    }
  }

  /// A pipe in the place of what git keeps would have no end, either.
  @Test(arguments: ["index", "HEAD", "config", "info/exclude"], ["mkfifo", "ln -s /dev/zero"])
  func aPipeInTheRepositoryIsNamed(name: String, make: String) async throws {
    let sandbox = try await repository()
    _ = try await sandbox.sh("mkdir -p .git/info; rm -f .git/\(name); \(make) .git/\(name)")
    for command in Self.commands where !command.contains("campaign") {
      let result = try await sandbox.sh("timeout -s KILL 10 \(command)")
      let facts = "\(command), \(name): \(result.output)\(result.errors)"
      #expect(result.status == 2 || command.hasPrefix("./checkpatch.pl"), "\(facts)")
      #expect(result.errors.contains(".git/\(name) is not a regular file"), "\(facts)")
    }
  }

  /// Git looks at HEAD for its settings, too.
  @Test func aQuestionAboutSettingsDoesNotHang() async throws {
    let sandbox = try await repository()
    try sandbox.write(
      "scripts/checkpatch.pl", "our %deprecated_apis = (\n\t\"lt_a\"\t=> \"lt_b\",\n);\n")
    _ = try await sandbox.sh("rm -f .git/HEAD; mkfifo .git/HEAD")
    let patch = try await sandbox.sh(
      "timeout -s KILL 10 ./lintel deprecations patch lt_old=lt_new 2>&1; echo \"status $?\"")
    #expect(patch.output.contains("status 2"), "\(patch.output)")
    #expect(patch.output.contains(".git/HEAD is not a regular file"), "\(patch.output)")
  }

  /// What is no list of files is not taken for an empty one, or for files without a name.
  @Test(arguments: ["head -c 100000 /dev/zero", "printf 'nonsense\\0nonsense\\0'"])
  func aListOfNothingIsNamed(_ git: String) async throws {
    let sandbox = try await repository()
    _ = try await sandbox.sh(
      "mkdir bin; printf '#!/bin/sh\\n\(git)\\n' > bin/git; chmod +x bin/git; rm .git/index; mkdir .git/index"
    )
    let result = try await sandbox.sh("PATH=$PWD/bin:$PATH ./lintel check --no-tree -f src")
    #expect(result.status == 2)
    #expect(!result.errors.isEmpty && result.errors.utf8.count < 1000, "\(result.errors)")
  }

  /// Names that git lists are not there: said once, however many there are.
  @Test func namesOfNothingAreToldOfOnce() async throws {
    let sandbox = try await repository()
    try sandbox.write("list", (0..<300).map { "src/no\u{1}\($0).c\0" }.joined())
    _ = try await sandbox.sh(
      "mkdir bin; printf '#!/bin/sh\\ncat \"$LIST\"\\n' > bin/git; chmod +x bin/git")
    let result = try await sandbox.sh(
      "LIST=$PWD/list PATH=$PWD/bin:$PATH ./lintel check --no-tree -f src")
    #expect(result.status == 2)
    #expect(
      result.errors == "lintel: src: git lists 300 files that are not there: "
        + "\"src/src/no\\0010.c\"\n", "\(result.errors)")
  }

  /// Who reads what has no end stops, and says so.
  @Test(arguments: ["yes 0123456789012345678901234567890123456789", "cat /dev/zero"])
  func anAnswerWithoutEndIsGivenUp(_ git: String) async throws {
    let sandbox = try await repository()
    _ = try await sandbox.sh(
      """
      ./lintel-campaign init --tree . kmap
      mkdir bin; printf '#!/bin/sh\\nexec \(git)\\n' > bin/git; chmod +x bin/git
      """)
    for command in Self.commands.filter({ !$0.contains("init") }) + ["./lintel-campaign report"] {
      let result = try await sandbox.sh(
        "PATH=$PWD/bin:$PATH timeout -s KILL 100 \(command) > out; echo \"status $?\"; wc -l < out")
      let facts = "\(command): \(result.output)\(result.errors)"
      #expect(
        result.output.hasPrefix("status 2\n") || command.hasPrefix("./checkpatch"), "\(facts)")
      #expect(!result.output.contains("status 137"), "\(facts)")
      #expect(!result.errors.isEmpty && result.errors.utf8.count < 1000, "\(facts)")
    }
  }
}
