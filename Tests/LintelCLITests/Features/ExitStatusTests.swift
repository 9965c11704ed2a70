// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// The statuses of Documentation/ExitStatus.md: 0 clean, 1 findings, 2 not done.
@Suite struct ExitStatusTests {
  private static let bad = "int a =1;\n"
  private static let clean = "// SPDX-License-Identifier: GPL-2.0\nint a;\n"

  private func sandbox() async throws -> Sandbox {
    let sandbox = try await Sandbox()
    try sandbox.write("bad.c", Self.bad)
    try sandbox.write("clean.c", Self.clean)
    try sandbox.write("letter.txt", "No patch at all.\n")
    try sandbox.write("empty.patch", "")
    try sandbox.write("cover.patch", "From: a@example.org\nSubject: [PATCH 0/2] a: b\n\nLines.\n")
    try sandbox.write("MAINTAINERS", "A\nM:\tA <a@example.org>\nF:\t*\n")
    try sandbox.write("folder/x.c", Self.bad)
    // What is fixed cannot be written where a folder stands.
    try sandbox.write("taken.c", Self.bad)
    try sandbox.write("taken.c.EXPERIMENTAL-checkpatch-fixes/x.c", Self.clean)
    return sandbox
  }

  /// What `lintel` ends with, and how many lines it has for standard error.
  @Test(arguments: [
    ("check --no-tree -f clean.c", 0, 0), ("check --no-tree -f bad.c", 1, 0),
    ("check --no-tree -f missing.c", 2, 1), ("check --no-tree missing.patch", 2, 1),
    ("check --no-tree -f missing.c bad.c", 2, 1), ("check --no-tree folder", 2, 1),
    ("check --no-tree folder letter.txt", 2, 1), ("check --no-tree letter.txt", 1, 0),
    ("check --no-tree --no-patch letter.txt", 0, 0), ("check --no-tree empty.patch", 2, 1),
    ("check --no-tree - < empty.patch", 2, 1), ("check --no-tree empty.patch letter.txt", 1, 0),
    ("check --no-tree --no-patch empty.patch", 0, 0), ("check --no-tree -f empty.patch", 0, 0),
    ("check --no-tree --nonsense", 2, 1), ("check --no-tree --tab-size=0 -f clean.c", 2, 1),
    ("check --no-tree --max-line-length=x -f clean.c", 2, 1), ("check --no-tree -g HEAD", 2, 1),
    ("check --no-tree --typedefsfile=missing -f clean.c", 2, 1),
    ("check --no-tree --codespell --codespellfile=missing -f clean.c", 2, 1),
    ("check -f clean.c", 2, 1), ("check --no-tree --fix -f taken.c", 2, 1),
    ("check --no-tree --fix --precise -f taken.c", 2, 1), ("fix clean.c", 0, 0),
    ("fix --check bad.c", 1, 0), ("fix --diff bad.c", 1, 1),
    ("fix missing.c", 2, 1), ("fix --check missing.c bad.c", 2, 1), ("fix --nonsense", 2, 1),
    ("fix --types NONSENSE bad.c", 2, 1), ("fix", 2, 1),
    ("census kmap --tree missing", 2, 1), ("census --nonsense", 2, 1),
    ("maintainers --no-tree -f missing.c", 2, 1), ("maintainers --nonsense", 2, 1),
    ("maintainers --no-tree --format=nonsense -f bad.c", 2, 1),
    ("explain NONSENSE", 2, 1), ("explain NONSENSE SPACING RUBBISH", 2, 2),
    ("explain SPACING", 0, 0), ("nonsense", 2, 1),
    ("deprecations --deprecations missing", 2, 1), ("deprecations --nonsense", 2, 1),
    ("cache nonsense", 2, 1), ("install-shim missing", 2, 1), ("--version", 0, 0),
    ("--help", 0, 0), ("check --help", 0, 0),
    ("check --no-tree --types=, -f bad.c", 2, 1), ("fix --types , bad.c", 2, 1),
    ("check --no-tree -f < empty.patch", 2, 1), ("check --no-tree -f - < empty.patch", 2, 1),
    ("check --no-tree -f --stdin-filename a.c - < empty.patch", 0, 0),
    ("fix empty.patch", 2, 1), ("fix - < empty.patch", 2, 2), ("fix -f empty.patch", 0, 0),
    ("fix --diff empty.patch", 2, 2), ("fix empty.patch clean.c", 0, 0),
    ("maintainers --no-tree empty.patch", 2, 1), ("maintainers --no-tree letter.txt", 2, 1),
    ("maintainers --no-tree folder", 2, 1), ("maintainers --no-tree < empty.patch", 2, 1),
    ("maintainers --no-tree -f < empty.patch", 2, 1), ("maintainers --no-tree cover.patch", 0, 1),
    ("maintainers --no-tree ''", 2, 1), ("maintainers --no-tree -f ''", 2, 1),
  ])
  func lintel(command: String, status: Int, lines: Int) async throws {
    let result = try await sandbox().sh("./lintel \(command)")
    #expect(result.status == status, "\(result.output)\(result.errors)")
    #expect(result.errors.filter { $0 == "\n" }.count == lines, "\(result.errors)")
  }

  /// The statuses that checkpatch.pl of Linux 6.12 has for the same.
  @Test(arguments: [
    ("-f clean.c", 0), ("-f bad.c", 1), ("-f missing.c", 0), ("missing.patch", 2), ("folder", 0),
    ("letter.txt", 1), ("--no-patch letter.txt", 0), ("empty.patch", 0), ("- < empty.patch", 0),
    ("--nonsense", 1), ("--types NONSENSE letter.txt", 0), ("--types NONSENSE -f bad.c", 0),
    ("--ignore NONSENSE -f clean.c", 0), ("-g HEAD", 2),
  ])
  func checkpatch(command: String, status: Int) async throws {
    let result = try await sandbox().sh("./checkpatch.pl --no-tree \(command)")
    #expect(result.status == status, "\(result.output)\(result.errors)")
  }

  @Test func anEmptyNameIsShown() async throws {
    for command in ["check --no-tree", "check --no-tree -f", "fix", "maintainers --no-tree -f"] {
      let result = try await sandbox().sh("./lintel \(command) ''")
      #expect(result.errors.lowercased().hasPrefix("lintel: '': no such file"), "\(command)")
      #expect(result.status == 2)
    }
  }

  @Test func aNameOfTwoLinesIsOneLine() async throws {
    for command in ["check --no-tree", "check --no-tree -f", "fix", "fix -f"] {
      let result = try await sandbox().sh(
        "name=$(printf 'new\nline.c'); ./lintel \(command) \"$name\"")
      #expect(
        result.errors == "lintel: \"new\\nline.c\": No such file or directory\n", "\(command)")
    }
  }

  @Test func whatIsNoPatchMayBePassedOverInSilence() async throws {
    for program in ["checkpatch.pl", "lintel check"] {
      let result = try await sandbox().sh("./\(program) --no-tree --no-patch letter.txt")
      #expect(result.output.isEmpty, "\(program)")
      #expect(result.errors.isEmpty)
    }
  }

  @Test func aTypeThatDoesNotExistIsNamed() async throws {
    let sandbox = try await sandbox()
    let wrong = try await sandbox.sh("./lintel check --no-tree --types SPACNIG,LONG_LINE -f bad.c")
    #expect(wrong.status == 2)
    #expect(wrong.output.isEmpty)
    #expect(wrong.errors == "lintel: --types: there is no type SPACNIG; did you mean SPACING?\n")
    let odd = try await sandbox.sh("./lintel check --no-tree --types frobnicate -f bad.c")
    #expect(
      odd.errors == "lintel: --types: there is no type FROBNICATE; --list-types names them all\n")
    let ignored = try await sandbox.sh("./lintel check --no-tree -q --ignore SPACNIG -f clean.c")
    #expect(ignored.status == 0)
    #expect(ignored.errors == "lintel: --ignore: there is no type SPACNIG; did you mean SPACING?\n")
    let pseudo = try await sandbox.sh(
      "./lintel check --no-tree -q --ignore C99_COMMENT_TOLERANCE -f clean.c")
    #expect(pseudo.errors.isEmpty)
    // U-Boot has a type with a lowercase letter in its name.
    let lowercase = try await sandbox.sh(
      "./lintel check --no-tree -q --types CONFIG_xPL_BUILD,config_xpl_build -f clean.c")
    #expect(lowercase.status == 0)
    #expect(lowercase.errors.isEmpty)
    let fix = try await sandbox.sh("./lintel fix --types spacnig bad.c")
    #expect(fix.status == 2)
    #expect(fix.errors.contains("did you mean SPACING?"))
  }

  @Test func aTypeInTheConfigurationFileIsNamedWithIt() async throws {
    let sandbox = try await sandbox()
    try sandbox.write(".checkpatch.conf", "--no-tree --types SPACNIG --ignore LONGLINE\n")
    let result = try await sandbox.sh("./lintel check -f bad.c")
    #expect(result.status == 2)
    #expect(
      result.errors == """
        lintel: --ignore: there is no type LONGLINE in .checkpatch.conf; did you mean LONG_LINE?
        lintel: --types: there is no type SPACNIG in .checkpatch.conf; did you mean SPACING?

        """)
    let script = try await sandbox.sh("./checkpatch.pl -f bad.c")
    #expect(script.status == 0)
    #expect(script.errors.isEmpty)
  }

  @Test func theOthersAreCheckedAllTheSame() async throws {
    let sandbox = try await sandbox()
    let result = try await sandbox.sh(
      "./lintel check --no-tree --terse --types SPACING -f missing.c bad.c folder")
    #expect(result.status == 2)
    #expect(result.errors == "lintel: missing.c: No such file or directory\n")
    #expect(result.output.contains("bad.c:1: ERROR: "))
    #expect(result.output.contains("folder/x.c:1: ERROR: "))
  }

  @Test(arguments: [
    "lintel-campaign --nonsense", "lintel-campaign nonsense", "lintel-campaign status",
    "lintel-campaign claim",
  ])
  func campaign(command: String) async throws {
    let result = try await sandbox().sh("./\(command)")
    #expect(result.status == 2, "\(result.errors)")
    #expect(!result.errors.isEmpty)
  }
}
