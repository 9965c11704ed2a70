// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// `--format` and `--output`; what reads each format judges its details in `Scripts/test-formats.py`.
@Suite struct FormatTests {
  static let formats = [
    "json", "jsonl", "sarif", "github", "gitlab", "rdjson", "rdjsonl", "checkstyle", "junit",
    "ktap", "b4", "patchwork",
  ]

  private func sandbox() async throws -> Sandbox {
    let sandbox = try await Sandbox()
    try sandbox.write("a.c", "// SPDX-License-Identifier: GPL-2.0\nint level ;\n")
    return sandbox
  }

  @Test(arguments: formats) func hasTheFindingAndTheStatus(_ format: String) async throws {
    let sandbox = try await sandbox()
    let result = try await sandbox.sh("./lintel check --no-tree --format=\(format) -f a.c")
    #expect(result.status == 1)
    #expect(result.errors.isEmpty)
    if format != "patchwork" {
      #expect(result.output.contains("SPACING") && result.output.contains("a.c"))
    }
  }

  @Test(arguments: ["json", "jsonl", "sarif", "rdjson", "rdjsonl"])
  func hasTheEdits(_ format: String) async throws {
    let sandbox = try await sandbox()
    let keys = ["sarif": "fixes", "rdjson": "suggestions", "rdjsonl": "suggestions"]
    let key = "\"\(keys[format] ?? "fix")\": "
    let check = "./lintel check --no-tree --format=\(format)"
    #expect(try await sandbox.sh("\(check) -f a.c").output.contains(key))
    // What is fixed at once has nothing to mend.
    #expect(!(try await sandbox.sh("\(check) --fix -f a.c").output.contains(key)))
    // Of a patch, and of a commit.
    let result = try await sandbox.sh(
      """
      git init -q . && git add a.c && git -c user.name=A -c user.email=a@example.org commit -qm 'a: b'
      \(check) -g HEAD | grep -c '\(key)'
      git show | \(check) - | grep -c '\(key)'
      """)
    #expect(result.output == "1\n1\n", "\(result.errors)")
  }

  @Test func severalReportsAtOnce() async throws {
    let sandbox = try await sandbox()
    let plain = try await sandbox.sh("./lintel check --no-tree -f a.c")
    let several = try await sandbox.sh(
      "./lintel check --no-tree --format=text --format=sarif --output=a.sarif "
        + "--format=jsonl --output=a.jsonl -f a.c")
    #expect(several.output == plain.output)
    let files = try await sandbox.sh("grep -c SPACING a.sarif a.jsonl; ls -A | grep tmp")
    #expect(files.output == "a.sarif:2\na.jsonl:1\n")
  }

  @Test(arguments: [
    ("--format=json --output=o --format=junit --output=./o", "another report goes to this file"),
    ("--format=json --output=./a.c", "this is an input"),
  ])
  func noReportTakesThePlaceOfAnother(options: String, problem: String) async throws {
    let sandbox = try await sandbox()
    let result = try await sandbox.sh(
      """
      touch o; cp a.c before
      ./lintel check --no-tree \(options) -f a.c; echo "status $?"; cmp a.c before; ls -A | grep tmp
      """)
    #expect(result.output == "status 2\n")
    #expect(result.errors.contains(problem), "\(result.errors)")
  }

  @Test func textCanGoToAFile() async throws {
    let sandbox = try await sandbox()
    let plain = try await sandbox.sh("./lintel check --no-tree -f a.c")
    let result = try await sandbox.sh("./lintel check --no-tree --output=a.txt -f a.c; cat a.txt")
    #expect(result.output == plain.output)
  }

  @Test func anInputThatCannotBeReadIsInTheReport() async throws {
    let sandbox = try await sandbox()
    let result = try await sandbox.sh("./lintel check --no-tree --format=sarif -f a.c gone.c")
    #expect(result.status == 2)
    #expect(result.output.contains("\"executionSuccessful\": false"))
    #expect(result.output.contains("gone.c"))
  }

  @Test func gitHubGetsTenOfAKindAndTheSum() async throws {
    let sandbox = try await sandbox()
    try sandbox.write("b.c", String(repeating: "int level ;\n", count: 25))
    let result = try await sandbox.sh("./lintel check --no-tree --format=github -f b.c")
    #expect(result.lines.count { $0.hasPrefix("::warning ") } == 10)
    #expect(result.output.contains("16 more findings"))
  }

  @Test func equalLinesHaveFingerprintsOfTheirOwn() async throws {
    let sandbox = try await sandbox()
    try sandbox.write("b.c", String(repeating: "int level ;\n", count: 3))
    let result = try await sandbox.sh(
      "./lintel check --no-tree --types SPACING --format=jsonl -f b.c"
        + " | sed 's/.*fingerprint//' | sort -u | wc -l")
    #expect(result.output.filter(\.isNumber) == "3")
  }

  @Test func theScriptKnowsNoFormats() async throws {
    let sandbox = try await sandbox()
    let result = try await sandbox.sh("./checkpatch.pl --no-tree --format=json -f a.c")
    #expect(result.status == 1)
    #expect(!(try await sandbox.sh("./checkpatch.pl --help")).output.contains("--format"))
  }

  @Test func whatCannotBeIsRefused() async throws {
    let sandbox = try await sandbox()
    for options in ["--format=yaml", "--format=json --format=sarif", "--format=json --output=no/x"]
    {
      let result = try await sandbox.sh("./lintel check --no-tree \(options) -f a.c")
      #expect(result.status == 2)
      #expect(result.output.isEmpty)
      #expect(result.errors.split(separator: "\n").count == 1)
    }
  }

  @Test func aTreeCannotWriteReports() async throws {
    let sandbox = try await sandbox()
    try sandbox.write(".checkpatch.conf", "--no-tree\n--output=stolen\n")
    let result = try await sandbox.sh("./lintel check -f a.c; ls")
    #expect(!result.output.contains("stolen"))
  }
}
