// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// What a fix writes, where, and what it leaves.
@Suite struct WrittenFileTests {
  private func sandbox() async throws -> Sandbox {
    let sandbox = try await Sandbox()
    try sandbox.write("lib/a.c", "int lt_a =1;\n")
    try sandbox.write("outside", "untouched\n")
    return sandbox
  }

  private let output = "lib/a.c.EXPERIMENTAL-checkpatch-fixes"

  @Test(arguments: ["ln -s ../outside OUT", "ln outside OUT", "mkfifo OUT", "ln -s /dev/null OUT"])
  func `what is planted at the name of the fixed text is replaced`(_ plant: String) async throws {
    let sandbox = try await sandbox()
    _ = try await sandbox.sh(plant.replacing("OUT", with: output))
    let result = try await sandbox.sh("timeout 120 ./lintel check --no-tree --fix -f lib/a.c")
    #expect(result.errors == "")
    #expect(try await sandbox.sh("cat outside").output == "untouched\n")
    #expect(try await sandbox.sh("cat \(output)").output == "int lt_a = 1;\n")
    #expect(try await sandbox.sh("test -L \(output) || test -p \(output)").status == 1)
  }

  @Test func `mode and owner are kept, and other names keep the old text`() async throws {
    let sandbox = try await sandbox()
    _ = try await sandbox.sh("chmod 640 lib/a.c; chown 65534:65534 lib/a.c; ln lib/a.c lib/other")
    let before = try await sandbox.sh("stat -c '%a %u %g' lib/a.c")
    let fixed = try await sandbox.sh("./lintel fix -f lib/a.c; stat -c '%a %u %g' lib/a.c")
    #expect(fixed.output.hasSuffix(before.output), "\(fixed.output)\(fixed.errors)")
    #expect(try await sandbox.sh("cat lib/a.c lib/other").output == "int lt_a = 1;\nint lt_a =1;\n")
  }

  @Test func `a link that the user names stays one`() async throws {
    let sandbox = try await sandbox()
    _ = try await sandbox.sh("ln -s lib/a.c link.c; ./lintel fix -f link.c")
    #expect(
      try await sandbox.sh("readlink link.c; cat lib/a.c").output == "lib/a.c\nint lt_a = 1;\n")
  }

  @Test func `what a killed run has left is removed, and what another writes is not`() async throws
  {
    let sandbox = try await sandbox()
    try sandbox.write("lib/.lintel-4000000-0.tmp", "left\n")
    try sandbox.write("lib/.lintel-4000001-0.tmp", "busy\n")
    let result = try await sandbox.sh(
      "flock -x lib/.lintel-4000001-0.tmp ./lintel fix -f lib/a.c; ls -A lib")
    #expect(result.output.hasSuffix(".lintel-4000001-0.tmp\na.c\n"), "\(result.output)")
  }

  @Test(arguments: ["INT", "TERM", "HUP"])
  func `a signal leaves whole files and nothing else`(_ signal: String) async throws {
    let sandbox = try await Sandbox()
    _ = try await sandbox.sh(
      "mkdir lib; for i in $(seq 600); do echo 'int lt_a =1;' > lib/$i.c; done; git init -q .; git add lib"
    )
    for delay in ["0.15", "0.3", "0.6"] {
      _ = try await sandbox.sh("timeout -s \(signal) \(delay) ./lintel fix -f lib")
      #expect(try await sandbox.sh("ls -A lib | grep -c tmp").output == "0\n")
    }
    let texts = try await sandbox.sh("cat lib/*.c | sort -u")
    #expect(Set(texts.lines).isSubset(of: ["int lt_a =1;", "int lt_a = 1;", ""]))
  }
}
