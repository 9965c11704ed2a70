// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// Exact fixes go on until nothing is left to fix, whichever command makes them, and say where that
/// is not so.
@Suite struct FixPassesTests {
  /// Lines in which fixes meet, so that one pass leaves some.
  private static let lines = [
    "int f(int *p)", "{", "\tif(a){b=c;}else{d=e;}", "\tif ( (unsigned)a)  ", "\t\treturn a+1 ;;",
    "        static unsigned foo = 0;", "   \tint a=1  ;", "\tif (a) {", "\t\tb();", "\t}",
    "\telse {", "\t\tc() ; ", "\t}", "}",
  ]

  private static func patch(_ name: String) -> String {
    """
    From: A U Thor <author@example.org>
    Subject: [PATCH] foo: add \(name)

    Add it.

    Signed-off-by: A U Thor <author@example.org>
    ---
    diff --git a/foo.c b/foo.c
    --- a/foo.c
    +++ b/foo.c
    @@ -0,0 +1,\(lines.count) @@

    """ + lines.map { "+\($0)\n" }.joined()
  }

  @Test(arguments: ["a.c", "a.patch", "a.mbox"])
  func aCheckFixesAllThatFixDoes(_ name: String) async throws {
    let sandbox = try await Sandbox()
    let start = "From 1111111111111111111111111111111111111111 Mon Sep 17 00:00:00 2001\n"
    try sandbox.write("a.c", Self.lines.map { "\($0)\n" }.joined())
    try sandbox.write("a.patch", Self.patch("bar"))
    try sandbox.write("a.mbox", ["bar", "baz"].map { start + Self.patch($0) + "\n" }.joined())
    let file = name.hasSuffix(".c") ? "-f" : ""
    let result = try await sandbox.sh(
      """
      cp \(name) old.\(name); cp \(name) check.\(name)
      ./lintel fix \(name)
      ./lintel check --no-tree -q --fix-inplace --precise \(file) check.\(name) >/dev/null
      cmp \(name) check.\(name); echo $?; cmp -s \(name) old.\(name); echo $?
      ./lintel fix \(name)
      """)
    #expect(result.output.contains("\n0\n1\nFixed 0 findings"), "\(result.output)")
    #expect(result.errors.isEmpty)
  }

  @Test func whatIsTooLargeIsNamed() async throws {
    let sandbox = try await Sandbox()
    let result = try await sandbox.sh(
      """
      { echo 'int a ;'; head -c 1100000 /dev/zero | tr '\\0' x; echo; } > long.c
      yes 'int a ;' | head -n 270000 > many.c; echo 'int a ;' > a.c
      ./lintel fix --types SPACING long.c many.c a.c; echo $?; cat a.c; wc -l < many.c
      """)
    #expect(result.output == "Fixed 1 finding in 1 file\n2\nint a;\n270000\n")
    #expect(
      result.errors == """
        lintel: long.c: line 2: not checked, longer than 1048576 bytes
        lintel: long.c: not fixed, as it has a line of that length
        lintel: many.c: not fixed, as it has more than 25165824 bytes or 262144 lines

        """)
  }

  /// Of a line with many fixes that are not safe those after them are not looked at, which is said.
  @Test func aCrowdedLineIsNamed() async throws {
    let sandbox = try await Sandbox()
    let crowd = String(repeating: "\\*/", count: 100)
    for (count, status) in [(100, 2), (2, 0)] {
      try sandbox.write("a.c", "int a;\n" + crowd.prefix(3 * count) + "\n")
      let result = try await sandbox.sh("./lintel fix -f a.c")
      #expect(result.status == status, "\(result.output)\(result.errors)")
      #expect(result.errors.contains("a line has many fixes that are not safe") == (status == 2))
    }
  }
}
