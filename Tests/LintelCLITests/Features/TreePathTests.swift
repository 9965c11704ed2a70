// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// No path of an index, a folder or a diff leads outside of the tree, whatever was put in its way.
@Suite struct TreePathTests {
  private let secret = "int the_secret =1;   \n"

  /// A repository in `tree`, beside a file that is nobody's business.
  private func repository() async throws -> Sandbox {
    let sandbox = try await Sandbox()
    try sandbox.write("outside.c", secret)
    try sandbox.write("tree/lib/a.c", "int lt_a =1;\n")
    try sandbox.write("tree/lib/b.c", "int lt_b =1;\n")
    let made = try await sandbox.sh(
      "cd tree && git init -q . && git add lib && git commit -qm 'lib: add'")
    #expect(made.status == 0, "\(made.errors)")
    return sandbox
  }

  /// Adds an entry to the index that git itself would refuse.
  private func add(_ path: String, to sandbox: Sandbox) async throws {
    let script = """
      import hashlib, struct, sys
      path = sys.argv[1].encode()
      data = open('tree/.git/index', 'rb').read()[:-20]
      count = struct.unpack('>I', data[8:12])[0]
      # Version 2 alone, without extensions.
      entries, at = [], 12
      for _ in range(count):
          end = data.index(b'\\0', at + 62)
          entries.append((data[at + 62:end], data[at:at + 60]))
          at += (end - at + 8) & ~7
      entries.append((path, entries[0][1]))
      out = b'DIRC' + struct.pack('>II', 2, len(entries))
      for name, head in sorted(entries):
          entry = head + struct.pack('>H', min(len(name), 0xfff)) + name
          out += entry + b'\\0' * (8 - len(entry) % 8)
      open('tree/.git/index', 'wb').write(out + hashlib.sha1(out).digest())
      """
    try sandbox.write("add.py", script)
    let added = try await sandbox.sh("python3 add.py '\(path)'")
    #expect(added.status == 0, "\(added.errors)")
  }

  private func expectUntouched(_ sandbox: Sandbox) async throws {
    #expect(try await sandbox.sh("cat outside.c").output == secret)
    #expect(try await sandbox.sh("ls -a tree tree/lib | grep -c lintel").output == "0\n")
  }

  @Test(
    arguments: ["../outside.c", "lib/../../outside.c", ".git/x.c", "lib/.GIT/x.c"],
    [
      "check --no-tree -f .", "check --no-tree --no-cache --fix-inplace -f .",
      "check --no-tree --fix -f .", "fix -f .", "fix --diff -f .", "census the_secret",
    ])
  func `a path in the index stays in the tree`(_ path: String, _ command: String) async throws {
    let sandbox = try await repository()
    _ = try await sandbox.sh(
      "mkdir tree/lib/.GIT; cp outside.c tree/.git/x.c; cp outside.c tree/lib/.GIT/x.c")
    try await add(path, to: sandbox)
    let result = try await sandbox.sh("cd tree && ../lintel \(command)")
    #expect(!result.output.contains("the_secret ="), "\(result.output)")
    #expect(result.errors.contains(path))
    #expect(result.status == 2, "\(result.output)\(result.errors)")
    try await expectUntouched(sandbox)
    #expect(try await sandbox.sh("cat tree/.git/x.c").output == secret)
  }

  @Test(arguments: [
    "check --no-tree -f .", "check --no-tree --fix-inplace -f .", "fix -f .", "fix --diff -f .",
    "census the_secret",
  ])
  func `a tracked file that became a link is not followed`(_ command: String) async throws {
    let sandbox = try await repository()
    _ = try await sandbox.sh("ln -sf ../../outside.c tree/lib/a.c")
    let result = try await sandbox.sh("cd tree && ../lintel \(command)")
    #expect(!result.output.contains("the_secret ="))
    #expect(result.errors.contains("lib/a.c: a symbolic link, which is not followed here"))
    #expect(result.status == 2)
    try await expectUntouched(sandbox)
  }

  @Test func `a folder that became a link is not followed`() async throws {
    let sandbox = try await repository()
    try sandbox.write("elsewhere/a.c", secret)
    try sandbox.write("elsewhere/b.c", secret)
    _ = try await sandbox.sh("rm -r tree/lib && ln -s ../elsewhere tree/lib")
    let result = try await sandbox.sh("cd tree && ../lintel check --no-tree --fix-inplace -f .")
    #expect(!result.output.contains("the_secret"))
    #expect(result.status == 2)
    #expect(try await sandbox.sh("cat elsewhere/a.c").output == secret)
  }

  @Test func `a link that git tracks is no file to check`() async throws {
    let sandbox = try await repository()
    _ = try await sandbox.sh("cd tree && ln -s ../../outside.c lib/c.c && git add lib/c.c")
    let result = try await sandbox.sh("cd tree && ../lintel check --no-tree -f .")
    #expect(result.errors == "")
    #expect(result.status == 1)
    #expect(!result.output.contains("the_secret"))
  }

  @Test func `a link that the user names is followed`() async throws {
    let sandbox = try await repository()
    let result = try await sandbox.sh("ln -s outside.c mine.c; ./lintel check --no-tree -f mine.c")
    #expect(result.output.contains("the_secret"))
    #expect(result.status == 1)
  }

  @Test func `a pipe in the place of a tracked file is no file`()
    async throws
  {
    let sandbox = try await repository()
    _ = try await sandbox.sh("rm tree/lib/a.c && mkfifo tree/lib/a.c")
    for command in ["check --no-tree -f .", "fix -f .", "census kmap"] {
      let result = try await sandbox.sh("cd tree && timeout 120 ../lintel \(command)")
      #expect(result.errors.contains("lib/a.c: not a regular file"), "\(command)")
      #expect(result.status == 2)
    }
  }

  @Test func `what the user names may be a pipe`() async throws {
    let sandbox = try await repository()
    let result = try await sandbox.sh(
      "cat outside.c | ./lintel check --no-tree -f /dev/stdin; mkfifo pipe; cat outside.c > pipe & "
        + "./lintel check --no-tree -f pipe")
    #expect(result.output.components(of: "the_secret =1") == 2, "\(result.output)")
  }

  @Test(arguments: ["../outside.c", "/ROOT/outside.c", "lib/../../outside.c", "lib/a.c"])
  func `a diff does not make us read outside of the tree`(_ path: String) async throws {
    let sandbox = try await repository()
    try await sandbox.makeKernelTree()
    _ = try await sandbox.sh(
      "ln -sf ../../outside.c tree/lib/a.c; cp -r COPYING CREDITS Kbuild tree; cd tree; touch MAINTAINERS Makefile README; mkdir -p Documentation arch include drivers fs init ipc kernel lib scripts"
    )
    try sandbox.write("outside.c", "/* Someone <secret@example.org> */\nint theSecret;\n")
    let name = path.replacing("/ROOT", with: sandbox.root)
    try sandbox.write(
      "p.patch",
      "--- a/\(name)\n+++ b/\(name)\n@@ -1,1 +1,2 @@\n int a;\n+int theSecret = 1;\n")
    let people = try await sandbox.sh(
      "cd tree && ../lintel maintainers --file-emails --git-blame ../p.patch")
    #expect(!people.output.contains("secret@example.org"))
    // The names that the file declares are not reported: they must not be known.
    let check = try await sandbox.sh(
      "cd tree && ../lintel check --strict --show-types --no-signoff ../p.patch")
    #expect(check.output.contains("CAMELCASE"), "\(check.output)\(check.errors)")
  }
}
