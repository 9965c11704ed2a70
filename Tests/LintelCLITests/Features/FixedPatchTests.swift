// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText
import Testing

/// Whether git takes the patches that `lintel fix` leaves.
@Suite struct FixedPatchTests {
  /// Writes the example's patch, and the file that it applies to, into a folder of their own.
  private func write(_ example: Example, _ path: String, to folder: String, _ sandbox: Sandbox)
    throws
  {
    let filler = (1..<100).map { "/* line \($0) */\n" }.joined()
    let lines = example.lines.filter { " +-!".contains($0.marker) }
    let old = lines.filter { $0.marker == " " || $0.marker == "-" }
    let new = lines.filter { $0.marker != "-" }
    let header = "@@ -97,\(old.count + 6) +97,\(new.count + 6) @@\n"
    let before = (97..<100).map { " /* line \($0) */\n" }.joined()
    let after = ["/* one */", "/* two */", "/* three */"]
    var patch = "--- a/\(path)\n+++ b/\(path)\n" + header + before
    for line in lines { patch += "\(line.marker == "!" ? "+" : line.marker)\(line.text)\n" }
    // A second hunk tells whether the first one's growth is passed on.
    patch += after.map { " \($0)\n" }.joined()
    patch += "@@ -\(old.count + 103),3 +\(new.count + 103),4 @@\n"
    patch += after.map { " \($0)\n" }.joined() + "+/* four */  \n"
    let whole = after.map { "\($0)\n" }.joined()
    try sandbox.write(
      "\(folder)/\(path)", filler + old.map { $0.text + "\n" }.joined() + whole + whole)
    try sandbox.write("\(folder)/x.patch", patch)
  }

  @Test func fixedPatchesStillApply() async throws {
    let sandbox = try await Sandbox()
    var count = 0
    for info in RuleCatalog.all where info.fix != nil {
      for example in info.examples {
        guard case .file(let path) = example.place else { continue }
        count += 1
        try write(example, ByteView(path).string, to: "e\(count)-\(info.name)", sandbox)
      }
    }
    #expect(count > 150)
    let result = try await sandbox.sh(
      """
      for folder in e*; do
        cd $folder
        git apply --check --whitespace=nowarn x.patch 2>/dev/null || echo "never applied: $folder"
        ../lintel fix --strict --unsafe-fixes x.patch >/dev/null || echo "failed: $folder"
        git apply --check --whitespace=nowarn x.patch || echo "broken: $folder"
        cd ..
      done
      """)
    #expect(result.errors.isEmpty)
    #expect(result.output.isEmpty)
  }

  @Test func theEndOfAFileStaysRight() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("x.c", "int a;\n")
    try sandbox.write(
      "x.patch",
      """
      --- a/x.c
      +++ b/x.c
      @@ -1 +1,2 @@
       int a;
      +int b=1;
      \\ No newline at end of file

      """)
    let result = try await sandbox.sh(
      "./lintel fix --strict x.patch && git apply x.patch && cat x.c && tail -n 2 x.patch")
    #expect(result.errors.isEmpty)
    #expect(result.output.hasSuffix("int a;\nint b = 1;\n int a;\n+int b = 1;\n"))
  }

  @Test func preciseFixesOfACheckApplyToo() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("x.c", "int a;\n")
    try sandbox.write(
      "x.patch",
      """
      --- a/x.c
      +++ b/x.c
      @@ -1,1 +1,3 @@
       int a;
      +	if ((a = b()) < 0)
      +		if (c) d();

      """)
    let result = try await sandbox.sh(
      """
      cp x.patch y.patch
      ./lintel check --no-tree -q --fix-inplace x.patch >/dev/null; git apply --check x.patch
      ./lintel check --no-tree -q --fix-inplace --precise y.patch >/dev/null; git apply y.patch
      cat x.c
      """)
    // The script's own fix breaks the patch.
    #expect(result.errors.contains("error: "))
    #expect(result.output == "int a;\n\ta = b();\n\tif (a < 0)\n\t\tif (c)\n\t\t\td();\n")
  }
}
