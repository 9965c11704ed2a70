// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// What is kept about trees counts only where nobody else could have put it.
@Suite struct CacheTrustTests {
  /// A tree whose include/ declares a name, which a planted cache would deny.
  private func tree() async throws -> (Sandbox, cache: String) {
    let sandbox = try await Sandbox()
    try await sandbox.makeKernelTree()
    try sandbox.write("include/lt.h", "int ltMixed(void);\n")
    try sandbox.write("lib/a.c", "// SPDX-License-Identifier: GPL-2.0\nint lt_a = ltMixed();\n")
    _ = try await sandbox.sh("git init -q . && git add include && git commit -qm 'include: add'")
    // Strictly, so that the names are asked for and kept.
    let first = try await sandbox.sh(check)
    #expect(!first.output.contains("CAMELCASE"), "\(first.output)")
    let made = try await sandbox.sh("ls .cache/lintel/camelcase-*; stat -c %a .cache/lintel/camel*")
    let lines = made.lines
    #expect(lines.count == 3 && lines[1] == "600", "\(made.output)\(made.errors)")
    // Without the names: they all are reported when it counts.
    _ = try await sandbox.sh(
      "printf 'ltcams\\001\\000' | head -c 8 > empty; head -c 8 \(lines[0]) > empty")
    return (sandbox, String(lines[0]))
  }

  private let check = "./lintel check --strict --show-types -f lib/a.c"

  @Test func `what is planted in it by the user counts`() async throws {
    let (sandbox, cache) = try await tree()
    let result = try await sandbox.sh("cat empty > \(cache); \(check)")
    #expect(result.output.contains("CAMELCASE"), "the cache is not read at all")
  }

  @Test(arguments: [
    "chmod 666 CACHE", "chmod 777 .cache/lintel", "chown 65534 CACHE || chmod 666 CACHE",
    "chown 65534 .cache/lintel || chmod 777 .cache/lintel",
    "rm CACHE; ln -s $PWD/empty CACHE", "mv .cache/lintel real; ln -s $PWD/real .cache/lintel",
    "rm CACHE; mkfifo CACHE", "truncate -s 2G CACHE",
  ])
  func `what others could have planted does not count`(_ change: String) async throws {
    let (sandbox, cache) = try await tree()
    let command = change.replacing("CACHE", with: cache)
    let result = try await sandbox.sh("cat empty > \(cache); \(command); timeout 120 \(check)")
    #expect(!result.output.contains("CAMELCASE"))
    #expect(result.errors == "")
  }
}
