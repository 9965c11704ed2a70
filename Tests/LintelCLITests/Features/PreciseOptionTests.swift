// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// The options that say what `--precise` asks for, and why.
@Suite struct PreciseOptionTests {
  @Test func aProfileThatIsNotThereIsNamed() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("a.c", "int a;\n")
    let result = try await sandbox.sh(
      "./lintel check --no-tree --precise --profile=tide -f a.c; echo $?")
    #expect(result.output == "2\n")
    #expect(result.errors.contains("--profile=tide: the profiles are hwmon, wmi"))
  }

  @Test func whatIsLeftOutHasAReason() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write(
      "a.c", "// SPDX-License-Identifier: GPL-2.0\n\tif (a == NULL)\n\t\tb=c;\n")
    let result = try await sandbox.sh(
      "./lintel check --no-tree --terse --strict --precise --explain-findings -f a.c")
    #expect(result.output.contains("[left out: no document of the subsystem asks for it]"))
    #expect(result.output.contains("[kept]"))
  }
}
