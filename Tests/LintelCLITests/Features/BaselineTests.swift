// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// `lintel baseline`, and `lintel check --baseline`.
@Suite struct BaselineTests {
  /// A driver with three findings, two of which have the same line.
  private static let driver = "// SPDX-License-Identifier: GPL-2.0\nint a ;\nint b ;\nint a ;\n"

  private func sandbox(isTree: Bool = false) async throws -> Sandbox {
    let sandbox = try await Sandbox()
    if isTree { try await sandbox.makeKernelTree() }
    try sandbox.write("drivers/foo/a.c", Self.driver)
    return sandbox
  }

  @Test func threeCommandsPutAnOldDriverUnderCI() async throws {
    let sandbox = try await sandbox(isTree: true)
    let written = try await sandbox.sh("./lintel baseline write drivers/foo")
    #expect(written.status == 0 && written.errors.isEmpty)
    #expect(written.output == ".lintel-baseline: 3 findings in 1 file\n")
    let clean = try await sandbox.sh("./lintel check -q --baseline=.lintel-baseline -f drivers/foo")
    #expect(clean.status == 0 && clean.output.isEmpty && clean.errors.isEmpty)
    // Lines move and are indented, and a fault comes in.
    try sandbox.write(
      "drivers/foo/a.c",
      "// SPDX-License-Identifier: GPL-2.0\nint c ;\nint a  ;\nint b ;\nint a ;\n")
    let new = try await sandbox.sh("./lintel check --baseline=.lintel-baseline -f drivers/foo")
    #expect(new.status == 1)
    #expect(new.output.contains("int c ;") && new.output.contains("total: 0 errors, 1 warnings"))
    #expect(!new.output.contains("int b ;"))
  }

  @Test func oneMoreOfTheSameIsNew() async throws {
    let sandbox = try await sandbox()
    try sandbox.write("drivers/foo/b.c", Self.driver)
    let result = try await sandbox.sh(
      """
      ./lintel baseline write --no-tree drivers
      echo 'int a ;' >> drivers/foo/a.c
      ./lintel check --no-tree --terse --baseline=.lintel-baseline -f drivers
      """)
    #expect(result.status == 1)
    #expect(result.lines.count { $0.contains("WARNING:") } == 1)
    #expect(result.output.contains("drivers/foo/a.c:5:"))
  }

  @Test func patchesGoByTheSameFile() async throws {
    let sandbox = try await sandbox(isTree: true)
    try sandbox.write(
      "p.patch",
      """
      --- a/drivers/foo/a.c
      +++ b/drivers/foo/a.c
      @@ -1,2 +1,4 @@
       // SPDX-License-Identifier: GPL-2.0
      +int b ;
      +int z ;
       int a ;

      """)
    let result = try await sandbox.sh(
      """
      ./lintel baseline write drivers >/dev/null; cd drivers
      ../lintel check --no-signoff --terse --baseline=../.lintel-baseline ../p.patch
      """)
    #expect(result.status == 1)
    #expect(result.output.contains("p.patch:6:") && !result.output.contains("p.patch:5:"))
  }

  @Test func eachFolderNamesTheSameFile() async throws {
    let sandbox = try await sandbox(isTree: true)
    let result = try await sandbox.sh(
      """
      cd drivers/foo; ../../lintel baseline write --baseline=../../base . ; cd ../..
      cut -f 1 base | sort -u
      ./lintel check -q --baseline=base -f drivers/foo/a.c; echo $?
      ./lintel check -q --baseline=base -f "$PWD"/drivers/foo/../foo/a.c; echo $?
      cd drivers; ../lintel check -q --baseline=../base -f ./foo; echo $?
      """)
    #expect(
      result.output
        == """
        ../../base: 3 findings in 1 file
        # lintel baseline 1: path, type, count, hash and text of the line
        drivers/foo/a.c
        0
        0
        0

        """)
  }

  @Test func aRenamedFileKeepsItsOwn() async throws {
    let sandbox = try await sandbox()
    let result = try await sandbox.sh(
      """
      ./lintel baseline write --no-tree drivers
      mv drivers/foo/a.c drivers/foo/renamed.c; echo 'int a ;' >> drivers/foo/renamed.c
      ./lintel check --no-tree --terse --baseline=.lintel-baseline -f drivers
      ./lintel baseline prune --no-tree drivers; cut -f 1,2,3 .lintel-baseline
      """)
    #expect(result.lines.count { $0.contains("WARNING:") } == 1)
    #expect(result.output.contains("renamed.c:5: WARNING"))
    #expect(result.output.contains("drivers/foo/renamed.c\tSPACING\t2\n"))
    #expect(result.output.contains("3 of 3 findings are left"))
  }

  @Test func pruneOnlyShrinks() async throws {
    let sandbox = try await sandbox()
    try sandbox.write("drivers/bar/b.c", Self.driver)
    let result = try await sandbox.sh(
      """
      ./lintel baseline write --no-tree drivers
      printf 'int a ;\\nint new ;\\n' > drivers/foo/a.c; : > drivers/bar/b.c
      ./lintel baseline check -q --no-tree drivers/foo; echo $?
      ./lintel baseline prune --no-tree drivers/foo
      cut -f 1,2,3 .lintel-baseline | tail -n +2
      """)
    #expect(result.errors.contains("2 of its findings are gone"))
    #expect(result.output.contains("int new ;"))
    #expect(
      result.output.hasSuffix(
        """
        .lintel-baseline: 4 of 6 findings are left
        drivers/bar/b.c\tSPACING\t1
        drivers/bar/b.c\tSPACING\t2
        drivers/foo/a.c\tSPACING\t1

        """), "\(result.output)")
  }

  @Test func writeReplacesWhatItChecksAndKeepsTheRest() async throws {
    let sandbox = try await sandbox()
    try sandbox.write("drivers/bar/b.c", Self.driver)
    let result = try await sandbox.sh(
      """
      ./lintel baseline write --no-tree drivers; : > drivers/foo/a.c
      ./lintel baseline write --no-tree drivers/foo; cut -f 1 .lintel-baseline | sort -u
      """)
    #expect(
      result.output.hasSuffix(
        ": 3 findings in 1 file\n# lintel baseline 1: path, type, count, hash and text of the line\ndrivers/bar/b.c\n"
      ))
  }

  @Test func aCheckThatFailedWritesNothing() async throws {
    let sandbox = try await sandbox()
    let result = try await sandbox.sh("./lintel baseline write --no-tree drivers gone.c; ls -A")
    #expect(result.errors.contains("gone.c") && result.errors.contains("not written"))
    #expect(!result.output.contains("baseline"))
    let status = try await sandbox.sh("./lintel baseline write --no-tree drivers gone.c")
    #expect(status.status == 2)
  }

  @Test(arguments: [
    ("int a;\\n", "line 1: not a baseline"),
    ("", "line 1: not a baseline"),
    ("# lintel baseline 10: x\\n", "line 1: not a baseline"),
    ("# lintel baseline 1\\na\\tT\\tx\\t0123456789abcdef\\tt\\n", "line 2: not a path"),
    ("# lintel baseline 1\\na\\tT\\t0\\t0123456789abcdef\\tt\\n", "line 2: not a path"),
    (
      "# lintel baseline 1\\na\\tT\\t99999999999999999999\\t0123456789abcdef\\tt\\n",
      "line 2: not a"
    ),
    ("# lintel baseline 1\\na\\tT\\t1\\t0123\\tt\\n", "line 2: not a path"),
    ("# lintel baseline 1\\n<<<<<<< HEAD\\n", "line 2: a conflict of a merge"),
    ("# lintel baseline 1\\na\\tT\\t1\\t0123456789abcdef\\t\\377\\n", "line 2: not UTF-8"),
    (
      "# lintel baseline 1\\na\\tT\\t1\\t0123456789abcdef\\tt\\na\\tT\\t2\\t0123456789abcdef\\tt\\n",
      "line 3: the same path, type and hash"
    ),
  ])
  func aBrokenFileIsOneLine(text: String, problem: String) async throws {
    let sandbox = try await sandbox()
    let result = try await sandbox.sh(
      "printf '\(text)' > base; ./lintel check --no-tree --baseline=base -f drivers")
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.errors.hasPrefix("lintel: base: \(problem)"), "\(result.errors)")
    #expect(result.errors.count { $0 == "\n" } == 1)
  }

  @Test func aFileThatIsNotThereOrTooLongIsOneLine() async throws {
    let sandbox = try await sandbox()
    let gone = try await sandbox.sh("./lintel check --no-tree --baseline=gone -f drivers")
    #expect(gone.status == 2 && gone.errors == "lintel: gone: No such file or directory\n")
    let long = try await sandbox.sh(
      """
      { echo '# lintel baseline 1'; head -c 20000 /dev/zero | tr '\\0' a; } > base
      ./lintel check --no-tree --baseline=base -f drivers
      """)
    #expect(long.status == 2 && long.errors.contains("line 2: longer than"))
  }

  @Test func otherNamesAndOddBytesComeBack() async throws {
    let sandbox = try await sandbox()
    let result = try await sandbox.sh(
      """
      mkdir odd; printf 'int a ; /* \\377\\033 \\t x */\\n' > "$(printf 'odd/a\\tb"c.c')"
      ./lintel baseline write --no-tree odd; iconv -f UTF-8 -t UTF-8 .lintel-baseline >/dev/null && echo valid
      ./lintel check -q --no-tree --baseline=.lintel-baseline -f odd; echo $?
      """)
    #expect(result.output.hasSuffix("valid\n0\n"), "\(result.output)")
  }

  @Test func theScriptsNameKnowsNoBaseline() async throws {
    let sandbox = try await sandbox()
    let result = try await sandbox.sh("./checkpatch.pl --no-tree --baseline=x -f drivers/foo/a.c")
    #expect(result.status == 1 && result.errors.contains("unknown option"))
  }

  @Test func theCommandsRefuseWhatTheyAreNotFor() async throws {
    let sandbox = try await sandbox()
    for words in [
      "write", "write -g HEAD", "prune --fix drivers", "write --format=json drivers", "wirte",
    ] {
      let result = try await sandbox.sh(
        "./lintel baseline \(words) --no-tree < /dev/null; ls -A | grep baseline")
      #expect(
        result.output.isEmpty && result.errors.count { $0 == "\n" } == 1,
        "\(words): \(result.errors)")
    }
  }
}
