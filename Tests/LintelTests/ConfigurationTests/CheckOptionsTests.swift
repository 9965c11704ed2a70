// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import Lintel

@Suite struct CheckOptionsTests {
  @Test func usedTypesWinOverIgnoredOnes() throws {
    let plain = CheckOptions()
    #expect(plain.isShown("LONG_LINE"))
    let ignoring = try #require(parsedOptions("--ignore LONG_LINE"))
    #expect(!ignoring.isShown("LONG_LINE") && !ignoring.isShown("long_line"))
    #expect(ignoring.isShown("SPACING"))
    let using = try #require(parsedOptions("--ignore LONG_LINE --types long_line"))
    #expect(using.isShown("LONG_LINE") && !using.isShown("SPACING"))
  }

  @Test func cCommentsAreToleratedUnlessThatIsIgnored() throws {
    #expect(try #require(parsedOptions("--types SPACING")).allowsC99Comments)
    #expect(try !#require(parsedOptions("--ignore c99_comment_tolerance")).allowsC99Comments)
  }

  @Test(arguments: [
    ("ext", "ext/a.c", true), ("ext", "ext/b/a.c", true), ("ext/", "ext/a.c", true),
    ("./ext//", "ext/a.c", true), ("ext", "ext.c", false), ("ext", "lib/ext/a.c", false),
    ("ext", "external/a.c", false), ("ext/b", "ext/a.c", false), ("", "/a.c", false),
    ("/", "/a.c", false), ("ext", "ext", false),
  ])
  func filesBelowADirectoryAreExcluded(directory: String, path: String, isExcluded: Bool) {
    var options = CheckOptions()
    options.excludedDirectories = ["other", directory]
    let result = Array(path.utf8).withView { options.isExcluded($0) }
    #expect(result == isExcluded)
  }

  @Test func helpNamesEveryOption() {
    let lines = HelpText.text(
      program: "checkpatch.pl", layout: HelpLayout(width: 80), showsVersion: true
    )
    .split(separator: "\n")
    #expect(lines.first == "Usage: checkpatch.pl [OPTION]... [FILE]...")
    #expect(lines.contains("Version: 0.32"))
    #expect(lines.allSatisfy { $0.utf8.count <= 80 })
    let text = lines.joined(separator: "\n")
    #expect(text.contains("--typedefsfile"))
    for name in OptionTable.groups(asScript: true).flatMap(\.options).flatMap(\.names) {
      #expect(text.contains("-\(name)"), "\(name)")
    }
  }

  @Test func optionNamesAreUniqueAndLowercase() {
    let names = OptionTable.groups.flatMap(\.options).flatMap(\.names)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0 == $0.lowercased() })
  }
}
