// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// The command lines of programs that run checkpatch: accepted, with the exit status and the lines
/// that they read, and nothing on standard error.
@Suite struct ConsumerTests {
  struct Consumer: Sendable, CustomTestStringConvertible {
    let name: String
    let arguments: String
    /// How many lines the program writes; nil where the consumer reads other things.
    var lineCount: Int?
    var testDescription: String { name }
  }

  static let onStandardInput: [Consumer] = [
    Consumer(
      name: "b4 prep", arguments: "-q --terse --no-summary --mailback --showfile", lineCount: 3),
    Consumer(name: "b4 am", arguments: "-q --terse --no-summary --mailback", lineCount: 3),
    Consumer(name: "devicetree bot", arguments: "--ignore FILE_PATH_CHANGES -"),
    Consumer(
      name: "dim",
      arguments: "-q --emacs --strict --show-types --max-line-length=100 "
        + "--ignore=BIT_MACRO,SPLIT_STRING,LONG_LINE_STRING,BOOL_MEMBER -"),
    Consumer(name: "Zephyr", arguments: "--mailback --no-tree -"),
    Consumer(name: "Lustre", arguments: "--show-types -"),
    Consumer(
      name: "cilium", arguments: "--no-tree --strict --no-summary --show-types --color=always"),
    Consumer(name: "Ganesha", arguments: "-q --no-tree -"),
    Consumer(name: "OP-TEE", arguments: "--no-tree --quiet --strict --kconfig-prefix=CFG_ -"),
    Consumer(name: "one dash", arguments: "-no-tree -strict -"),
  ]

  @Test(arguments: onStandardInput) func readsStandardInput(_ consumer: Consumer) async throws {
    let sandbox = try await Sandbox()
    try await sandbox.makeKernelTree()
    let bad = try await sandbox.sh(
      "./checkpatch.pl \(consumer.arguments)", input: Samples.sixFindings)
    #expect(bad.status == 1)
    #expect(bad.errors.isEmpty, "\(bad.errors)")
    if let count = consumer.lineCount { #expect(bad.lines.count - 1 == count, "\(bad.output)") }
    let good = try await sandbox.sh("./checkpatch.pl \(consumer.arguments)", input: Samples.clean)
    #expect(good.status == 0, "\(good.output)")
    #expect(good.errors.isEmpty)
  }

  static let onFiles: [Consumer] = [
    Consumer(name: "kw", arguments: "--terse --no-tree --color=always --strict --file bad.c"),
    Consumer(
      name: "syntastic", arguments: "--no-summary --no-tree --terse --file bad.c", lineCount: 2),
    Consumer(name: "nvim-lint", arguments: "--strict --terse --file bad.c"),
    Consumer(name: "pre-commit", arguments: "--no-tree --file bad.c"),
    Consumer(
      name: "flycheck",
      arguments: "--file --terse --color=never --mailback --no-summary --strict bad.c"),
    Consumer(name: "labwc", arguments: "--terse --no-tree --strict --file bad.c bad.c"),
    Consumer(name: "options after files", arguments: "bad.c -f --no-tree"),
    Consumer(name: "single dash", arguments: "-f bad.c -no-tree"),
  ]

  @Test(arguments: onFiles) func readsFiles(_ consumer: Consumer) async throws {
    let sandbox = try await Sandbox()
    try await sandbox.makeKernelTree()
    try sandbox.write(
      "bad.c", "// SPDX-License-Identifier: GPL-2.0\nvoid f(void)\n{\n\tif(a)\n\t\tb =1;\n}\n")
    let result = try await sandbox.sh("./checkpatch.pl \(consumer.arguments)")
    #expect(result.status == 1, "\(result.output)\(result.errors)")
    #expect(result.errors.isEmpty)
    if let count = consumer.lineCount { #expect(result.lines.count - 1 == count) }
  }

  @Test func editorProbeOfASpace() async throws {
    let sandbox = try await Sandbox()
    let probe = try await sandbox.sh("./checkpatch.pl --no-tree -", input: " ")
    #expect(probe.status == 1)
    #expect(probe.output.contains(/(?m)^total: 1 errors, 0 warnings, 0 lines checked$/))
    let nothing = try await sandbox.sh("./checkpatch.pl --no-tree -")
    #expect(nothing.status == 0)
    #expect(nothing.output.isEmpty && nothing.errors.isEmpty)
  }

  @Test func helpNamesWhatProbesLookFor() async throws {
    let sandbox = try await Sandbox()
    let help = try await sandbox.sh("./checkpatch.pl --help")
    #expect(help.status == 0)
    #expect(help.output.contains("--typedefsfile"))
    #expect(help.output.contains(/(?m)^Version: 0\.32$/))
  }

  @Test func b4ReadsEachLineOfStandardErrorAsAFailure() async throws {
    let sandbox = try await Sandbox()
    try await sandbox.makeKernelTree()
    let result = try await sandbox.sh(
      "mkdir -p scripts && ln -s ../lintel scripts/checkpatch.pl && "
        + "scripts/checkpatch.pl -q --terse --no-summary --mailback --codespell",
      input: Samples.clean)
    #expect(result.status == 0)
    #expect(result.output.isEmpty && result.errors.isEmpty, "\(result.errors)")
  }
}
