// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// What a tree brings along is read as a stranger's: no pipe is waited for, no link followed, and a
/// configuration asks for nothing outside of the tree.
@Suite struct TreeTableTests {
  private func tree() async throws -> Sandbox {
    let sandbox = try await Sandbox()
    try await sandbox.makeKernelTree()
    try sandbox.write("MAINTAINERS", "LIB\nM:\tA <a@example.org>\nS:\tMaintained\nF:\tlib/\n")
    try sandbox.write(
      "lib/a.c", "// SPDX-License-Identifier: GPL-2.0\nint lt_a =1;\n")
    return sandbox
  }

  @Test(
    arguments: [
      "scripts/spelling.txt", "scripts/const_structs.checkpatch", ".checkpatch.conf",
      "scripts/checkpatch.pl", ".lintel/deprecations.toml",
    ], ["pipe", "device", "huge", "link"])
  func `a table that is no file is named, and does not stop the check`(
    _ path: String, _ kind: String
  ) async throws {
    let sandbox = try await tree()
    try sandbox.write("secret", "the-secret-word\n")
    let make = [
      "pipe": "mkfifo \(path)", "device": "ln -s /dev/zero \(path)",
      "huge": "truncate -s 3G \(path)", "link": "ln -s '\(sandbox.root)/secret' \(path)",
    ]
    _ = try await sandbox.sh("mkdir -p .lintel; \(make[kind] ?? "false")")
    try sandbox.write("lib/b.c", "struct file_operations a;\nint a = recieve(kmap(1));\n")
    let result = try await sandbox.sh("timeout 120 ./lintel check --no-cache -f lib/b.c")
    #expect(!(result.output + result.errors).contains("the-secret-word"))
    // Where the script is a link it may be one to Lintel.
    if path.hasPrefix("scripts/checkpatch") || path.hasPrefix(".lintel"), kind != "pipe",
      kind != "huge"
    {
      #expect(result.errors == "")
      #expect(result.status == 1)
    } else {
      #expect(result.errors.contains(path), "\(result.errors)")
      #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
      #expect(result.status == 2)
    }
  }

  @Test(
    arguments: ["MAINTAINERS", ".mailmap", ".get_maintainer.conf", ".get_maintainer.ignore"])
  func `maintainers waits for no pipe`(_ path: String) async throws {
    let sandbox = try await tree()
    _ = try await sandbox.sh("git init -q .; rm -f \(path); mkfifo \(path)")
    let result = try await sandbox.sh("timeout 120 ./lintel maintainers -f lib/a.c")
    #expect(result.errors.contains("\(path): not a regular file"), "\(result.errors)")
    #expect(result.status == 2)
  }

  @Test func `a pipe in the place of git's index does not hang`()
    async throws
  {
    let sandbox = try await tree()
    _ = try await sandbox.sh("git init -q . && git add lib && rm .git/index && mkfifo .git/index")
    let result = try await sandbox.sh("timeout 120 ./lintel check --no-tree -f lib/a.c")
    #expect(result.status < 124, "\(result.errors)")
  }

  @Test(arguments: [
    "--fix", "--fix-inplace", "--cache=kept", "--root=/", "--root=..", "--codespellfile=../words",
    "--typedefsfile=/etc/passwd", "--deprecations=link.toml", "--deprecations ../words",
    "../words", "lib/a.c", "--strict -- lib/a.c",
  ])
  func `a tree's configuration cannot ask for it`(_ words: String) async throws {
    let sandbox = try await tree()
    _ = try await sandbox.sh("ln -s /etc/passwd link.toml")
    try sandbox.write(".checkpatch.conf", words + "\n")
    for command in ["check -f lib/a.c", "fix -f lib/a.c"] {
      let result = try await sandbox.sh("./lintel \(command)")
      #expect(result.status == 2)
      #expect(result.errors.contains("./.checkpatch.conf: "), "\(result.errors)")
      #expect(result.output == "")
    }
    #expect(try await sandbox.sh("ls kept lib/*.EXP* 2>/dev/null").output == "")
  }

  @Test func `a tree's configuration may say how to check`() async throws {
    let sandbox = try await tree()
    try sandbox.write("scripts/types", "lt_type\n")
    try sandbox.write(
      ".checkpatch.conf",
      "--terse --show-types # as Zephyr has it\n--typedefsfile=scripts/types --root=.\n--no-fix --no-cache\n"
    )
    let result = try await sandbox.sh("./lintel check -f lib/a.c")
    #expect(result.errors == "")
    #expect(result.output.contains("ERROR:SPACING"), "\(result.output)")
  }

  @Test func `the user's own configuration may ask for anything`() async throws {
    let sandbox = try await tree()
    try sandbox.write("home/.checkpatch.conf", "--fix --cache='\(sandbox.root)/kept'\n")
    let result = try await sandbox.sh("HOME=$PWD/home ./lintel check -f lib/a.c")
    #expect(result.errors == "")
    #expect(try await sandbox.sh("ls lib").output.contains("a.c.EXPERIMENTAL"))
  }

  @Test func `under the script's name its configuration is followed`() async throws {
    let sandbox = try await tree()
    try sandbox.write(".checkpatch.conf", "--fix\n")
    _ = try await sandbox.sh("./checkpatch.pl -f lib/a.c")
    #expect(try await sandbox.sh("ls lib").output.contains("a.c.EXPERIMENTAL"))
  }
}
