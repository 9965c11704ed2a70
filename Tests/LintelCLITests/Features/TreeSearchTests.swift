// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// The top of the tree is found from any folder in it.
@Suite struct TreeSearchTests {
  private func kernel() async throws -> Sandbox {
    let sandbox = try await Sandbox()
    try await sandbox.makeKernelTree()
    try sandbox.write("scripts/spelling.txt", "frobnicat||frobnicate\n")
    try sandbox.write(
      "drivers/net/a.c", "// SPDX-License-Identifier: GPL-2.0\nint a; /* frobnicat */\nint Abc;\n")
    return sandbox
  }

  @Test func aPatchIsCheckedFromAnyFolder() async throws {
    let sandbox = try await kernel()
    let mail = Samples.clean.replacing("The thing was", with: "The frobnicat was")
    for folder in [".", "drivers", "drivers/net"] {
      let up =
        folder == "." ? "." : folder.split(separator: "/").map { _ in ".." }.joined(separator: "/")
      let result = try await sandbox.sh(
        "cd \(folder) && \(up)/lintel check --terse --show-types -", input: mail)
      #expect(result.errors.isEmpty, "\(folder): \(result.errors)")
      #expect(result.output.contains("TYPO_SPELLING"), "\(folder)")
    }
  }

  @Test func aFileIsKnownByItsPathFromTheTop() async throws {
    let sandbox = try await kernel()
    let top = try await sandbox.sh("./lintel check --no-summary -f drivers/net/a.c")
    #expect(top.output.contains("CHECK:"), "strict below drivers/net: \(top.output)")
    for (folder, name) in [
      ("drivers/net", "a.c"), ("drivers", "./net/a.c"), ("fs", "../drivers/net/a.c"),
      ("fs", "\(sandbox.root)/drivers/net/a.c"), (".", "./drivers/net/a.c"),
    ] {
      let result = try await sandbox.sh(
        "cd \(folder) && \(sandbox.root)/lintel check --no-summary -f \(name)")
      // The same findings, with the name that the user gave.
      #expect(
        result.output == top.output.replacing("drivers/net/a.c", with: name), "\(folder) \(name)")
    }
  }

  @Test func resultsOfTwoFoldersAreNotMixedUp() async throws {
    let sandbox = try await kernel()
    try sandbox.write("kernel/sub/a.c", "// SPDX-License-Identifier: GPL-2.0\nint a;\nint Abc;\n")
    _ = try await sandbox.sh("cp kernel/sub/a.c drivers/net/a.c")
    let command = "\(sandbox.root)/lintel check --cache --terse -f a.c"
    let plain = try await sandbox.sh("cd kernel/sub && \(command)")
    let strict = try await sandbox.sh("cd drivers/net && \(command)")
    #expect(!plain.output.contains("CHECK:"))
    #expect(strict.output.contains("CHECK:"))
  }

  @Test func whatIsMissingIsNamed() async throws {
    let sandbox = try await kernel()
    _ = try await sandbox.sh("rmdir arch ipc")
    let result = try await sandbox.sh(
      "cd drivers/net && ../../lintel check -", input: Samples.clean)
    #expect(result.status == 2)
    #expect(
      result.errors.hasPrefix(
        "lintel: \(sandbox.root) is not a full kernel tree: it has no arch ipc;"),
      "\(result.errors)")
    #expect(result.errors.contains("--no-tree"))
    let root = try await sandbox.sh("./lintel check --root=. -", input: Samples.clean)
    #expect(root.errors == "lintel: . is not a full kernel tree: it has no arch ipc\n")
  }

  @Test func theScriptLooksNoFurther() async throws {
    let sandbox = try await kernel()
    let result = try await sandbox.sh("cd drivers && ../checkpatch.pl -", input: Samples.clean)
    #expect(result.status == 2)
    #expect(result.errors.contains("not at the top of a kernel tree"))
  }

  @Test func theTreesOptionsCountInItsFolders() async throws {
    let sandbox = try await kernel()
    try sandbox.write(".checkpatch.conf", "--terse --show-types\n")
    let result = try await sandbox.sh("cd drivers/net && ../../lintel check -f a.c")
    #expect(result.output.contains("a.c:2: CHECK:TYPO_SPELLING: "))
  }

  @Test func maintainersAreFoundFromAnyFolder() async throws {
    let sandbox = try await kernel()
    try sandbox.write(
      "MAINTAINERS",
      """
      NETWORK EXAMPLE
      M:\tA U Thor <author@example.org>
      S:\tMaintained
      F:\tdrivers/net/

      THE REST
      L:\trest@example.org
      S:\tMaintained
      F:\t*
      F:\t*/

      """)
    let top = try await sandbox.sh("./lintel maintainers -f drivers/net/a.c")
    #expect(top.output.contains("author@example.org"))
    let below = try await sandbox.sh("cd drivers/net && ../../lintel maintainers -f a.c")
    #expect(below.output == top.output)
    let byFile = try await sandbox.sh("cd drivers && ../lintel maintainers --by-file -f net")
    #expect(byFile.output.hasPrefix("net/a.c\n"), "\(byFile.output)")
    try sandbox.write(
      "drivers/x.patch", Samples.clean.replacing("example/example.c", with: "net/a.c"))
    let patch = try await sandbox.sh("cd drivers && ../lintel maintainers x.patch")
    #expect(patch.output == top.output, "\(patch.errors)")
    let missing = try await sandbox.sh("cd drivers && ../lintel maintainers -f b.c")
    #expect(missing.errors == "lintel: b.c: no such file\n")
  }
}
