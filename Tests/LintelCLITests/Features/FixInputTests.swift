// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// What `lintel fix` takes its inputs for, and how its diffs call them.
@Suite struct FixInputTests {
  private static let source = "int example(int a)\n{\n\treturn a+1 ;\n}\n"
  private static let tidy = "int example(int a)\n{\n\treturn a+1;\n}\n"

  @Test func standardInputIsSourceWithFile() async throws {
    let sandbox = try await Sandbox()
    let result = try await sandbox.sh(
      "./lintel fix -f - --stdin-filename drivers/a.c", input: Self.source)
    #expect(result.output == Self.tidy)
    #expect(result.status == 0)
    #expect(try await sandbox.sh("ls drivers").status != 0)
    // The name decides: what is no C has no semicolons to mend.
    let text = try await sandbox.sh(
      "./lintel fix -f - --stdin-filename notes.txt", input: Self.source)
    #expect(text.output == Self.source)
  }

  @Test func aBinaryFileIsNotCalledDone() async throws {
    let sandbox = try await Sandbox()
    _ = try await sandbox.sh(
      "mkdir src && printf 'int a;\\0int b ;\\n' > src/a.c && echo 'int c ;' > src/b.c")
    // A picture is not what was asked for, unless it is named.
    _ = try await sandbox.sh("printf 'P\\0' > src/lt.png && git init -q . && git add src")
    for (command, words) in [("", "Fixed 1 finding"), ("--diff", "Would fix 0 findings")] {
      let result = try await sandbox.sh("./lintel fix \(command) -f src")
      #expect(result.status == 2)
      #expect(result.errors.contains("src/a.c: not checked, as it is binary"), "\(result.errors)")
      #expect((result.output + result.errors).contains(words), "\(result.errors)")
      #expect(!result.errors.contains("lt.png"), "\(result.errors)")
    }
    let named = try await sandbox.sh("./lintel fix -f src/lt.png")
    #expect(named.errors.contains("src/lt.png: not checked, as it is binary"))
  }

  @Test func aPatchIsSourceWithFile() async throws {
    let sandbox = try await Sandbox()
    let patch =
      "--- a/x.c\n+++ b/x.c\n@@ -1,3 +1,3 @@\n int a;\n \n-int b;\n+int b ;\n"
    try sandbox.write("x.patch", patch)
    let source = try await sandbox.sh("./lintel fix -f x.patch; cat x.patch")
    // A space at the end of a line may mean something in what is no C.
    #expect(source.output == "Fixed 0 findings; 1 more with --unsafe-fixes\n" + patch)
    let fixed = try await sandbox.sh("./lintel fix x.patch; cat x.patch")
    #expect(fixed.output.hasSuffix("\n+int b;\n"))
  }

  @Test func checksNameStandardInput() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("a.c", "int other;\n")
    let result = try await sandbox.sh(
      "./lintel check --no-tree --terse -f --stdin-filename a.c -", input: Self.source)
    #expect(result.output.contains("a.c:3: WARNING"))
    #expect(result.status == 1)
    #expect(try await sandbox.sh("cat a.c; ls").output.hasPrefix("int other;\n"))
    let fixing = try await sandbox.sh(
      "./lintel check --no-tree --fix-inplace -f --stdin-filename a.c - >/dev/null; cat a.c",
      input: Self.source)
    #expect(fixing.output == "int other;\n")
  }

  /// Makes the file, and applies the diff of its fixes in `folder` with patch.
  private func patched(_ name: String, in folder: String) async throws -> String {
    let sandbox = try await Sandbox()
    let result = try await sandbox.sh(
      """
      bin=$PWD/lintel; mkdir -p one/two x; cd one/two; mkdir -p x
      printf 'int f(void)\\n{\\n\\treturn 0 ;\\n}' > \(name)
      $bin fix --types SPACING --diff -f \(name) > fix.diff; here=$PWD
      cd \(folder) && patch -s -p1 < $here/fix.diff; echo $?; cd $here; cat \(name)
      """)
    return result.output
  }

  @Test(arguments: [
    ("../a.c", ".."), ("'a b.c'", "."), ("./x/../a.c", "."), ("../../'a\"b'.c", "../.."),
    ("$PWD/a.c", "."), ("$PWD/../a.c", ".."), ("${PWD%/*}/a.c", "/"), ("x/../../x.c", ".."),
  ]) func diffsApply(_ name: String, _ folder: String) async throws {
    #expect(try await patched(name, in: folder) == "0\nint f(void)\n{\n\treturn 0;\n}")
  }

  @Test func gitTakesTheDiffsToo() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("a b\".c", Self.source)
    let result = try await sandbox.sh(
      """
      mkdir -p sub; cd sub; ../lintel fix --diff -f '../a b".c' > fix.diff
      cd ..; git apply sub/fix.diff; echo $?; cat 'a b".c'
      """)
    #expect(result.output == "0\n" + Self.tidy)
  }
}
