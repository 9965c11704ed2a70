// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// What is too large for memory is refused and named, and is not green; see Documentation/Limits.md.
@Suite struct LargeTableTests {
  @Test(arguments: [
    "check --no-tree --typedefsfile=table -f a.c",
    "check --no-tree --codespell --codespellfile=table -f a.c",
    "check --no-tree --deprecations=table -f a.c",
    "maintainers --no-tree --no-git --mpath=table -f a.c",
    "census --no-cache strcpy",
  ])
  func `what is too large is named`(_ command: String) async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("a.c", "int a;\n")
    try sandbox.write("table", "")
    _ = try await sandbox.sh("yes 'strcpy(a, b);' | head -c 9M | tee table > table.c")
    if !command.hasPrefix("census") { _ = try await sandbox.sh("rm table.c") }
    let result = try await sandbox.sh("./lintel \(command)")
    #expect(result.errors.contains("larger than 8 MiB"), "\(result.errors)")
    #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
    #expect(result.status == 2)
  }
}
