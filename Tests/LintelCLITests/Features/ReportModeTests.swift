// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// How often the patterns of programs that read checkpatch's output match in each output mode.
///
/// The numbers are those of the script on the same mail; a program that asks for a mode relies on
/// its column.
@Suite struct ReportModeTests {
  static let modes = [
    "", "--show-types", "--emacs", "--emacs --show-types", "--terse", "--terse --show-types",
    "--showfile", "--terse --showfile", "--color=always --show-types",
  ]

  private func output(_ mode: String) async throws -> String {
    let sandbox = try await Sandbox()
    let result = try await sandbox.sh(
      "./checkpatch.pl --no-tree --strict \(mode) -", input: Samples.sixFindings)
    #expect(result.status == 1)
    #expect(result.errors.isEmpty)
    return result.output
  }

  @Test(arguments: zip(modes, [0, 6, 0, 6, 0, 6, 0, 0, 0]))
  func levelTypeAndMessage(_ mode: String, _ count: Int) async throws {
    // Jenkins and Gerrit scripts: LEVEL:TYPE: at the start of a line or after a position.
    let text = try await output(mode)
    let found = text.matches(of: /(?m)^(?:[^ ]*: )?(?:WARNING|ERROR|CHECK):[A-Z0-9_]+:/)
    #expect(found.count == count, "\(text)")
  }

  @Test(arguments: zip(modes, [0, 0, 6, 6, 6, 6, 6, 6, 0]))
  func fileLineLevelMessage(_ mode: String, _ count: Int) async throws {
    // syntastic, neomake, nvim-lint, checkpatch-junit.
    let found = try await output(mode).matches(
      of: /(?m)^[^:\n]+:\d+: (?:WARNING|ERROR|CHECK):/)
    #expect(found.count == count)
  }

  @Test(arguments: zip(modes, [0, 0, 6, 6, 6, 6, 0, 0, 0]))
  func dashAndLine(_ mode: String, _ count: Int) async throws {
    // b4: the input is standard input, whose name is a dash.
    #expect(try await output(mode).matches(of: /(?m)^-:\d+:/).count == count)
  }

  @Test(arguments: modes) func totalLine(_ mode: String) async throws {
    // NIPA, Intel's parser.
    let found = try await output(mode).matches(
      of: /(?m)^total: 2 errors, 1 warnings, 3 checks, 8 lines checked$/)
    #expect(found.count == 1)
  }

  @Test func coloursAreTheScripts() async throws {
    let text = try await output("--color=always --show-types")
    #expect(text.contains("\u{1B}[31mERROR:\u{1B}[34mSPACING:\u{1B}[0m "))
    #expect(text.contains("\u{1B}[33mWARNING:\u{1B}[34mDEPRECATED_API:\u{1B}[0m "))
    #expect(text.contains("\u{1B}[32mCHECK:\u{1B}[34mCOMPARISON_TO_NULL:\u{1B}[0m "))
  }

  @Test func placeAndCodeFollowTheMessage() async throws {
    // patman, vscode-checkpatch, SublimeLinter.
    let text = try await output("--show-types")
    #expect(
      text.contains("\n#19: FILE: drivers/example/example.c:13:\n+\tat = kmap(page);\n\n"),
      "\(text)")
  }
}
