// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// Files with names that git quotes, or that have spaces, are checked as what they are.
@Suite struct DiffNamesTests {
  /// A mail whose diff has these lines about names, and a C function with findings.
  static func mail(_ names: String) -> String {
    """
    From: Ada Test <ada@example.org>
    Subject: [PATCH] foo: more names

    Explain here what is done.

    Signed-off-by: Ada Test <ada@example.org>
    ---
    \(names)
    @@ -1,3 +1,4 @@
     int lt_a(void)
     {
    +\treturn 2 ;
     }

    """
  }

  @Test(arguments: [
    (
      #"""
      diff --git "a/lib/\303\251 t.c" "b/lib/\303\251 t.c"
      --- "a/lib/\303\251 t.c"
      +++ "b/lib/\303\251 t.c"
      """#, "lib/é t.c"
    ),
    ("diff --git a/lib/x y.c b/lib/x y.c\n--- a/lib/x y.c\t\n+++ b/lib/x y.c\t", "lib/x y.c"),
    ("--- a/lib/x y.c\t2026-02-02\n+++ b/lib/x y.c\t2026-02-02", "lib/x y.c"),
    (#"--- "a/lib/x\ty.c""# + "\n" + #"+++ "b/lib/x\ty.c""#, #""lib/x\ty.c""#),
    (#"--- "a/lib/x\ny\033[0m.c""# + "\n" + #"+++ "b/lib/x\ny\033[0m.c""#, #""lib/x\ny\033[0m.c""#),
    ("diff --git lib/x.c lib/x.c\n--- lib/x.c\n+++ lib/x.c", "lib/x.c"),
    ("diff --git lib/x.c lib/x.c\nnew file mode 100644\n--- /dev/null\n+++ lib/x.c", "lib/x.c"),
    ("diff --git i/lib/x.c w/lib/x.c\n--- i/lib/x.c\n+++ w/lib/x.c", "lib/x.c"),
    ("Index: lib/x.c\n====\n--- lib/x.c\t(revision 1)\n+++ lib/x.c\t(working copy)", "lib/x.c"),
    (
      "diff --git a/lib/x y.c b/lib/z t.c\nrename from lib/x y.c\nrename to lib/z t.c\n"
        + "--- a/lib/x y.c\t\n+++ b/lib/z t.c\t", "lib/z t.c"
    ),
  ])
  func aNameIsReadByGitsRules(_ names: String, _ shown: String) async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("in.patch", Self.mail(names))
    let check = try await sandbox.sh(
      "./lintel check --no-tree --terse --showfile --types SPACING in.patch")
    #expect(check.lines.first == "\(shown):3: WARNING: remove the space before the semicolon")
    let people = try await sandbox.sh("./lintel check --no-tree --types SPACING in.patch")
    #expect(people.output.contains("FILE: \(shown):3:\n"))
    // The name is written as one line, and a fix knows the file as C.
    let fixed = try await sandbox.sh("./lintel fix --types SPACING in.patch; grep -c '2;' in.patch")
    #expect(fixed.output == "Fixed 1 finding in 1 file\n1\n")
  }

  @Test func theScriptReadsNamesAsItDoes() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write(
      "in.patch", Self.mail(#"--- "a/lib/\303\251.c""# + "\n" + #"+++ "b/lib/\303\251.c""#))
    let script = try await sandbox.sh("./checkpatch.pl --no-tree --terse --types SPACING in.patch")
    #expect(script.status == 0)
  }

  @Test func filesOnTheCommandLineMayHaveAnyName() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("x y.c", "int a ;\n")
    try sandbox.write("x\t\u{1B}[31m.c", "int a ;\n")
    let result = try await sandbox.sh(
      "./lintel check --no-tree --terse --types SPACING -f x*.c; ./lintel check --no-tree -q "
        + "--no-summary --types SPACING -f x*.c | grep FILE")
    #expect(
      result.lines.filter { $0.contains("WARNING") } == [
        #""x\t\033[31m.c":1: WARNING: remove the space before the semicolon"#,
        "x y.c:1: WARNING: remove the space before the semicolon",
      ], "\(result.output)")
    #expect(
      result.lines.filter { $0.contains("FILE:") } == [
        #"#1: FILE: "x\t\033[31m.c":1:"#, "#1: FILE: x y.c:1:",
      ])
    #expect(!result.output.contains("\u{1B}"))
  }

  @Test func aDiffOfFixesNamesOddFiles() async throws {
    let sandbox = try await Sandbox()
    for name in ["x y.c", "x\ty.c", "é\"q.c"] { try sandbox.write(name, "int a ;\n") }
    let result = try await sandbox.sh(
      """
      git init -q; git add *.c; ./lintel fix --types SPACING --diff -f *.c > a.diff
      git apply a.diff && cat *.c
      """)
    #expect(result.output == "int a;\nint a;\nint a;\n", "\(result.errors)")
  }

  @Test func renamesOfOddNamesAreAPatch() async throws {
    let sandbox = try await Sandbox()
    let names = #"""
      diff --git a/lib/a b.c b/lib/c d.c
      similarity index 100%
      rename from lib/a b.c
      rename to lib/c d.c
      diff --git "a/lib/x\ty.sh" "b/lib/x\ty.sh"
      old mode 100644
      new mode 100755
      """#
    let mail = Self.mail(names).split(separator: "@@")[0]
    try sandbox.write("in.patch", String(mail))
    let result = try await sandbox.sh("./lintel check --no-tree --terse --show-types in.patch")
    #expect(!result.output.contains("NOT_UNIFIED_DIFF"), "\(result.output)")
    #expect(result.output.contains("FILE_PATH_CHANGES"))
    #expect(!result.output.contains("EXECUTE_PERMISSIONS"))
  }

  @Test func maintainersKnowTheFile() async throws {
    let sandbox = try await Sandbox()
    try await sandbox.makeKernelTree()
    try sandbox.write("MAINTAINERS", "ETE\nM:\tA U Thor <a@example.org>\nF:\tlib/été.c\n")
    try sandbox.write(
      "in.patch",
      Self.mail(#"--- "a/lib/\303\251t\303\251.c""# + "\n" + #"+++ "b/lib/\303\251t\303\251.c""#))
    let result = try await sandbox.sh("./lintel maintainers --no-git-fallback in.patch")
    #expect(result.output.hasPrefix("A U Thor <a@example.org>"), "\(result.output)\(result.errors)")
    let script = try await sandbox.sh(
      "ln -s lintel get_maintainer.pl; ./get_maintainer.pl --no-git-fallback in.patch")
    #expect(script.output.isEmpty)
  }

  @Test(arguments: [
    "diff --cc lib/x.c\nindex 1,2..3\n", "diff --combined lib/x.c\nindex 1,2..3\n",
    "diff --cc lib/x y.c\nnew file mode 100644\nindex 1,2..3\n", "",
  ])
  func aCombinedDiffIsNamedOnce(_ header: String) async throws {
    let sandbox = try await Sandbox()
    let combined = """
      \(header)--- a/lib/x.c
      +++ b/lib/x.c
      @@@ -1,4 -1,4 +1,5 @@@ int x(void)
        int lt_a( void )
        {
       -\treturn 1 ;
      - \treturn 3 ;
      ++\treturn 2 ;
      ++\tkmap_atomic( page );
      +-\tx ;
       -- \ty ;
        }
      @@@ -10,1 -10,1 +10,1 @@@
      ++int  b ;   

      """
    let plain = "diff --git a/lib/y.c b/lib/y.c\n--- a/lib/y.c\n+++ b/lib/y.c"
    let mail = Self.mail(plain).replacing("---\n" + plain, with: "---\n" + combined + plain)
    try sandbox.write("in.patch", mail)
    let result = try await sandbox.sh("./lintel check --no-tree --terse --show-types in.patch")
    let types = result.lines.filter { $0.hasPrefix("in.patch:") }.map { line in
      line.split(separator: " ")[1].split(separator: ":")[1]
    }
    // The other diff of the input is checked.
    #expect(types == ["NOT_UNIFIED_DIFF", "SPACING"], "\(result.output)")
    #expect(result.status == 1)
    let alone = mail.split(separator: "diff --git")[0] + combined + "-- \n2.47.0\n"
    try sandbox.write("in.patch", String(alone))
    let lone = try await sandbox.sh("./lintel check --no-tree --terse --show-types in.patch")
    #expect(lone.lines.filter { $0.hasPrefix("in.patch:") }.count == 1, "\(lone.output)")
    #expect(lone.output.hasPrefix("in.patch:\(header.isEmpty ? 10 : 8): "), "\(lone.output)")
    #expect(lone.status == 1)
  }

  @Test func proseAboutCombinedDiffsIsNone() async throws {
    let sandbox = try await Sandbox()
    let names = "diff --git a/lib/x.c b/lib/x.c\n--- a/lib/x.c\n+++ b/lib/x.c"
    let mail = Self.mail(names).replacing("is done.", with: "is done.\ndiff --cc shows it.")
    try sandbox.write("in.patch", mail)
    let result = try await sandbox.sh("./lintel check --no-tree --terse --show-types in.patch")
    #expect(!result.output.contains("NOT_UNIFIED_DIFF"))
    #expect(result.output.contains("SPACING"))
  }
}
