// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// `.lintel.toml` and its layers, `lintel config`, and what the configuration leaves out of files.
@Suite struct ConfigurationTests {
  /// A line of 94 columns.
  private static let long = "int b = 1" + String(repeating: " + 1", count: 20) + " + 1;\n"

  private func sandbox() async throws -> Sandbox {
    let sandbox = try await Sandbox()
    try sandbox.write(
      "drivers/foo/a.c", "// SPDX-License-Identifier: GPL-2.0\nint a ;\n" + Self.long)
    return sandbox
  }

  private func types(_ sandbox: Sandbox, _ words: String = "", in folder: String = ".") async throws
    -> [String]
  {
    let up =
      folder == "." ? "." : folder.split(separator: "/").map { _ in ".." }.joined(separator: "/")
    let result = try await sandbox.sh(
      "cd \(folder) && \(words) \(up)/lintel check --no-tree --strict --terse --show-types -f \(up)/drivers/foo/a.c"
    )
    #expect(result.errors.isEmpty, "\(result.errors)")
    return result.lines.compactMap { line in
      line.split(separator: ":").dropFirst(3).first.map(String.init)
    }
  }

  @Test func aSettingIsAnOption() async throws {
    let sandbox = try await sandbox()
    #expect(try await types(sandbox) == ["SPACING"])
    try sandbox.write(".lintel.toml", "max-line-length = 80\nignore = [\"SPACING\"]\n")
    #expect(try await types(sandbox) == ["LONG_LINE"])
    // The environment wins over files, and the command line over all.
    #expect(try await types(sandbox, "LINTEL_MAX_LINE_LENGTH=100") == [])
    let last = try await sandbox.sh(
      """
      LINTEL_MAX_LINE_LENGTH=70 ./lintel check --no-tree --strict --max-line-length=100 \\
        -f drivers/foo/a.c
      """)
    #expect(last.status == 0)
  }

  @Test func nearerFoldersWinInATree() async throws {
    let sandbox = try await sandbox()
    try await sandbox.makeKernelTree()
    try sandbox.write(".lintel.toml", "max-line-length = 80\n")
    try sandbox.write("drivers/.lintel.toml", "max-line-length = 100\n")
    try sandbox.write(".config/lintel/config.toml", "ignore = [\"SPACING\"]\n")
    #expect(try await types(sandbox) == ["LONG_LINE"])
    #expect(try await types(sandbox, in: "drivers/foo") == [])
    try sandbox.write(".checkpatch.conf", "--max-line-length=90\n")
    #expect(try await types(sandbox, in: "drivers/foo") == ["LONG_LINE"])
  }

  @Test func filesThatBuildOnTheSameOnesEnd() async throws {
    let sandbox = try await sandbox()
    try sandbox.write(".lintel.toml", "extend = ['c1.toml']\n")
    for number in 1...6 {
      let names = Array(repeating: "'c\(number + 1).toml'", count: 12).joined(separator: ", ")
      try sandbox.write("c\(number).toml", "extend = [\(names)]\n")
    }
    try sandbox.write("c7.toml", "strict = true\n")
    let result = try await sandbox.sh("./lintel config")
    #expect(result.status == 2)
    #expect(result.errors.contains("extend: more than 64 files in all"), "\(result.errors)")
    let long = String(repeating: "# a comment\n", count: 6000)
    try sandbox.write(".lintel.toml", long)
    let large = try await sandbox.sh("./lintel config")
    #expect(large.status == 2)
    #expect(large.errors == "lintel: .lintel.toml: more than 64 KiB\n", "\(large.errors)")
  }

  @Test func theScriptsNameReadsItsOwnFileAlone() async throws {
    let sandbox = try await sandbox()
    try sandbox.write(".lintel.toml", "nonsense = [\n")
    let result = try await sandbox.sh(
      "LINTEL_IGNORE=SPACING ./checkpatch.pl --no-tree --terse --show-types -f drivers/foo/a.c")
    #expect(result.status == 1 && result.output.contains("SPACING") && result.errors.isEmpty)
  }

  @Test func filesBuildOnOthers() async throws {
    let sandbox = try await sandbox()
    try sandbox.write(".lintel.toml", "extend = 'conf/base.toml'\nmax-line-length = 100\n")
    try sandbox.write("conf/base.toml", "max-line-length = 80\nignore = ['SPACING']\n")
    #expect(try await types(sandbox) == [])
    try sandbox.write("conf/base.toml", "extend = '../.lintel.toml'\n")
    let circle = try await sandbox.sh("./lintel check --no-tree -f drivers/foo/a.c")
    #expect(circle.status == 2 && circle.errors.count { $0 == "\n" } == 1)
  }

  @Test(arguments: [
    ("strickt = true", "1:1: strickt is not a setting; did you mean strict?"),
    ("strict = 1", "1:10: strict takes true or false"),
    ("tab-size = 1", "1:12: tab-size takes 2 to 256"),
    ("max-line-length = 'x'", "1:19: max-line-length takes a number"),
    ("ignore = [1]", "1:11: ignore takes texts in quotes"),
    ("fix = true", "1:1: fix is for the command line only"),
    ("output = 'x'", "1:1: output is for the command line only"),
    ("compat = '5.0'", "1:10: compat takes tree, "),
    ("extend = '../x.toml'", "1:10: extend names '../x.toml'"),
    ("typedefsfile = '/etc/passwd'", "1:16: typedefsfile names '/etc/passwd'"),
    ("extend = 'gone.toml'", "extend: no file gone.toml"),
    ("[[paths]]", "1:1: there is no section paths; did you mean path?"),
    ("[path]", "1:1: write [[path]], with two brackets"),
    ("[[path]]\nglob = 'x'\nignore = ['SPACING']", "1:1: [[path]] needs reason"),
    ("[[path]]\nglobs = 'x'", "2:1: globs is not a key of [[path]]; did you mean glob?"),
    ("a =", "1:4: expected a value"),
  ])
  func aFaultIsOneLineWithItsPlace(text: String, problem: String) async throws {
    let sandbox = try await sandbox()
    try sandbox.write(".lintel.toml", text + "\n")
    for command in ["check --no-tree -f drivers", "config", "fix --check drivers"] {
      let result = try await sandbox.sh("./lintel \(command)")
      #expect(result.status == 2, "\(command)")
      #expect(
        result.errors.hasPrefix("lintel: .lintel.toml:") && result.errors.contains(problem),
        "\(result.errors)")
      #expect(result.errors.count { $0 == "\n" } == 1)
    }
  }

  @Test func anUnknownTypeIsNamedWithItsPlace() async throws {
    let sandbox = try await sandbox()
    try sandbox.write(".lintel.toml", "\ntypes = ['SPACINGS']\n")
    let result = try await sandbox.sh("./lintel check --no-tree -f drivers")
    #expect(result.status == 2)
    #expect(result.errors.contains("no type SPACINGS in .lintel.toml:2:1; did you mean SPACING?"))
  }

  @Test func linksAndPipesInATreeAreRefused() async throws {
    let sandbox = try await sandbox()
    for make in ["ln -s /etc/passwd .lintel.toml", "mkfifo .lintel.toml"] {
      let result = try await sandbox.sh(
        "rm -f .lintel.toml; \(make); ./lintel check --no-tree -f drivers")
      #expect(
        result.status == 2 && result.errors.contains(".lintel.toml"), "\(make): \(result.errors)")
    }
  }

  @Test func aProfileIsBelowAllElse() async throws {
    let sandbox = try await sandbox()
    try sandbox.write(".lintel.toml", "profile = 'netdev'\ncodespell = false\n")
    #expect(try await types(sandbox) == ["SPACING", "LONG_LINE"])
    try sandbox.write(
      ".lintel.toml", "profile = 'netdev'\ncodespell = false\nmax-line-length = 100\n")
    #expect(try await types(sandbox) == ["SPACING"])
    let unknown = try await sandbox.sh("./lintel check --no-tree --profile=netdeev -f drivers")
    #expect(unknown.status == 2 && unknown.errors.contains("kernel, netdev, userspace, u-boot"))
  }

  @Test func pathsLeaveTypesOut() async throws {
    let sandbox = try await sandbox()
    try sandbox.write("drivers/bar/b.c", "// SPDX-License-Identifier: GPL-2.0\nint a ;\n")
    try sandbox.write(
      ".lintel.toml",
      """
      [[path]]
      glob = ["drivers/foo/**"]
      ignore = ["SPACING"]
      reason = "kept as the vendor has it"

      """)
    let result = try await sandbox.sh(
      "./lintel check --no-tree --terse -f drivers ./drivers/foo/a.c")
    #expect(result.status == 1)
    #expect(result.output.contains("drivers/bar/b.c:2:") && !result.output.contains("drivers/foo"))
    let patch = try await sandbox.sh(
      """
      { echo 'diff --git a/drivers/foo/c.c b/drivers/foo/c.c'; diff -u /dev/null drivers/foo/a.c | sed 's,+++ ,&b/,'; } |
      ./lintel check --no-tree --no-signoff --terse -
      """)
    #expect(!patch.output.contains("SPACING") && !patch.output.contains("space prohibited"))
    let config = try await sandbox.sh(
      "./lintel config drivers/foo/a.c; ./lintel config drivers/bar/b.c | grep reported")
    #expect(
      config.output.contains(
        "not reported: SPACING  # .lintel.toml:1:1: kept as the vendor has it\n"))
    #expect(config.output.count { $0 == "\n" } > 20)
    #expect(config.output.ranges(of: "not reported").count == 1)
  }

  @Test func configSaysWhereAValueIsFrom() async throws {
    let sandbox = try await sandbox()
    try sandbox.write(".lintel.toml", "# mine\nstrict = true\nignore = ['B', 'A']\n")
    try sandbox.write(".checkpatch.conf", "--max-line-length=90\n--ignore C\n")
    let result = try await sandbox.sh("LINTEL_TAB_SIZE=4 ./lintel config")
    #expect(result.status == 0)
    for line in [
      "strict = true  # .lintel.toml:2:1", "max-line-length = 90  # .checkpatch.conf",
      "ignore = [\"A\", \"B\", \"C\"]  # .lintel.toml:3:1, .checkpatch.conf",
      "tab-size = 4  # LINTEL_TAB_SIZE", "codespell = false  # built in",
    ] { #expect(result.lines.contains(Substring(line)), "\(line)") }
  }
}
