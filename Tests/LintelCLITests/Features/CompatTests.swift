// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// The script of the tree, or of the project, says what is reported.
@Suite struct CompatTests {
  /// A script that names enough types to be one, but not STRCPY.
  private static let script =
    "#!/usr/bin/env perl\n"
    + (1...60).map { "WARN(\"OTHER_\($0)\", 1);\n" }.joined()
    + "WARN(\"TYPO_SPELLING\", 1);\nWARN(\"CONST_STRUCT\", 1);\nWARN(\"STRLCPY\", 1);\n"
    + "our %deprecated_apis = (\"old_call\" => \"new_call\");\nWARN(\"DEPRECATED_API\", 1);\n"

  private static let source =
    "// SPDX-License-Identifier: GPL-2.0\nvoid f(void)\n{\n\tstrcpy(a, b);\n\tstrlcpy(a, b, 1);\n"
    + "\told_call();\n\t/* teh ourtypo */\n\tstruct our_ops x;\n}\n"

  private func project() async throws -> Sandbox {
    let sandbox = try await Sandbox()
    try sandbox.write("scripts/checkpatch.pl", Self.script)
    try sandbox.write("scripts/spelling.txt", "ourtypo||our word\n")
    try sandbox.write("scripts/const_structs.checkpatch", "our_ops\n")
    try sandbox.write("src/a.c", Self.source)
    return sandbox
  }

  @Test func withoutATreeTheScriptsFolderDecides() async throws {
    let sandbox = try await project()
    let check = "check --no-tree --terse --show-types --strict -f a.c"
    for start in [
      "cd src; ../lintel \(check)", "./lintel \(check.replacing("a.c", with: "src/a.c"))",
    ] {
      let out = try await sandbox.sh(start).output
      #expect(out.contains("STRLCPY"))
      #expect(!out.contains("STRCPY:"))
      #expect(out.contains("DEPRECATED_API"))
      #expect(out.contains("ourtypo"))
      #expect(out.contains("CONST_STRUCT"))
    }
  }

  @Test func theFolderOfTheShimGoesFirst() async throws {
    let sandbox = try await project()
    try sandbox.write("other/checkpatch.pl", Self.script + "WARN('STRCPY', 1);\n")
    let out = try await sandbox.sh(
      """
      ./lintel install-shim other >/dev/null
      LINTEL=$PWD/lintel other/checkpatch.pl --no-tree --terse --show-types -f src/a.c
      """
    ).output
    #expect(out.contains("STRCPY:"))
    #expect(!out.contains("ourtypo"))
  }

  @Test func aCommittedShimIsNoScript() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("tree/a.c", "\tp = kmap(page);\n")
    let result = try await sandbox.sh(
      """
      mkdir tree/scripts && cd tree && git init -q . && ../lintel install-shim . >/dev/null
      git add -f a.c scripts && git commit -qm "with the shim"
      scripts/checkpatch.pl --no-tree --terse --show-types -f a.c
      """)
    #expect(result.output.contains("DEPRECATED_API"), "\(result.output)\(result.errors)")
  }

  @Test func aVersionByNameWins() async throws {
    let sandbox = try await project()
    try sandbox.write(".checkpatch.conf", "--compat=6.12\n")
    let out = try await sandbox.sh("./lintel check --no-tree --terse --show-types -f src/a.c")
      .output
    #expect(out.contains("STRCPY:"))
    let wrong = try await sandbox.sh("./lintel check --no-tree --compat=5 -f src/a.c")
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("--compat"))
  }

  @Test func compatSaysWhatWasFound() async throws {
    let sandbox = try await project()
    let out = try await sandbox.sh("./lintel compat").output
    #expect(out.contains("scripts/checkpatch.pl"))
    #expect(out.contains("  STRCPY\n"))
    #expect(out.contains("  OTHER_1\n"))
    #expect(out.contains("it does not have is_userspace"))
    let verbose = try await sandbox.sh("./lintel check --no-tree -v -f src/a.c")
    #expect(verbose.errors.contains("OTHER_1"))
  }
}
