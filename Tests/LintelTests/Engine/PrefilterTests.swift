// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText
import Testing

/// The prefilter must not hide a finding.
@Suite struct PrefilterTests {
  @Test func aCommentByteInTheInputCountsAsASpace() throws {
    var options = CheckOptions()
    options.tree = false
    options.strict = true
    let text = Array("@@ -1,1 +1,1 @@\n+\t\u{1C}if (in_atomic())\n".utf8)
    let patch = Array("--- a/drivers/a.c\n+++ b/drivers/a.c\n".utf8) + text
    let found = Check.run(patch, options: options).findings.map(\.info.name)
    let all = Check.run(patch, options: options, usesPrefilter: false).findings.map(\.info.name)
    #expect(found == all)
    #expect(found.contains("TABSTOP"))
  }

  /// A line without a marker stands between two others, and is not what the second one is below.
  @Test(arguments: ["c", "const", "\\", "@", "__init"])
  func aLineWithoutAMarkerIsNoNeighbour(_ between: String) throws {
    var options = CheckOptions()
    options.tree = false
    options.strict = true
    for declaration in ["c *const;", "c *a;", "int a __attribute__((x));", "volatile int a;"] {
      let patch = Array(
        "--- a/a.c\n+++ b/a.c\n@@ -1,1 +1,4 @@\n+\t\(declaration)\n\(between)\n+\ta();\n".utf8)
      let found = Check.run(patch, options: options).findings.map(\.info.name)
      let all = Check.run(patch, options: options, usesPrefilter: false).findings.map(\.info.name)
      #expect(found == all)
    }
  }

  /// What a rule reports in a line may stand in a later one.
  @Test(arguments: ["if", "while", "for", "switch", "} while"])
  func aConditionGoesOnInOtherLines(_ word: String) throws {
    var options = CheckOptions()
    options.strict = true
    let text = Array("\t\(word) (\n\tif (a)\n\t=\n\tb)\n\t\tc();\n".utf8)
    let found = Check.run(text, file: "a.c", options: options).findings.map(\.info.name)
    let all = Check.run(text, file: "a.c", options: options, usesPrefilter: false)
    #expect(found == all.findings.map(\.info.name))
  }

  @Test(arguments: [10, 2_000, 70_000]) func aTableMayHaveLongNames(_ length: Int) throws {
    let names = ["a", "b"].map { String(repeating: $0, count: length) }
    let folder = try ScratchFolder()
    let table = names.map { "[\($0)]\nreplacement = \"new\"\n" }.joined()
    let deprecations = try Deprecations.load(
      tree: nil, home: nil, files: [folder.write("long.toml", table)])
    let text = Array("int f(void)\n{\n\treturn \(names[0])() + \(names[1])b();\n}\n".utf8)
    let found = Check.run(
      text, file: "a.c", options: CheckOptions(), deprecations: deprecations
    ).findings.filter { $0.info.name == "DEPRECATED_API" }
    #expect(found.map(\.fileLine) == [3])
  }
}
