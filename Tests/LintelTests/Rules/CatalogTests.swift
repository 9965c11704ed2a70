// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText
import Testing

/// What holds for the set of rules as a whole.
@Suite struct CatalogTests {
  private static let package = #filePath.split(separator: "/").dropLast(4)
    .map { "/" + $0 }.joined()

  private static func text(_ path: String) throws -> String {
    var file = ByteBuffer()
    try InputFile.read("\(package)/\(path)", into: &file)
    return file.view.string
  }

  @Test func everyRuleFileIsInTheOrderOfChecks() throws {
    let order = try Self.text("Sources/Lintel/Rules/CheckOrder.swift")
    let protocols = [
      "LineRule", "StatementRule", "HunkRule", "CommitRule", "CommitStep", "FileRule", "InputRule",
    ]
    var rules: [String] = []
    var paths: [String] = []
    FileTree.forEachFile(below: "\(Self.package)/Sources/Lintel/Rules") { paths.append($0) }
    for path in paths where path.hasSuffix(".swift") {
      var file = ByteBuffer()
      try InputFile.read(path, into: &file)
      for line in file.view.string.split(separator: "\n") where line.hasPrefix("enum ") {
        let words = line.split(whereSeparator: { " :,{".contains($0) }).map(String.init)
        if words.dropFirst(2).contains(where: protocols.contains) { rules.append(words[1]) }
      }
    }
    #expect(rules.count > 200)
    for rule in rules {
      let uses = order.uses(of: rule + ".self")
      #expect(uses == 1, "\(rule) stands \(uses) times in CheckOrder.swift")
    }
  }

  @Test func typesAreUniqueAndWellFormed() {
    let names = RuleCatalog.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names == names.sorted())
    for name in names {
      // U-Boot has a type that is written CONFIG_xPL_BUILD.
      let letters = name.utf8.filter { $0 != UInt8(ascii: "x") }
      #expect(letters.allSatisfy { $0.isUpper || $0.isDigit || $0 == UInt8(ascii: "_") })
    }
  }

  @Test func pagesAreUpToDate() throws {
    for info in RuleCatalog.all {
      let page = try Self.text("Documentation/Rules/\(info.documentName)")
      #expect(page == RuleDocument.markdown(info), "make docs writes \(info.documentName) anew")
    }
    let index = try Self.text("Documentation/Rules/README.md")
    #expect(index == RuleDocument.index(RuleCatalog.all))
  }
}

extension String {
  /// How often `word` stands in the text, as part of no longer word.
  fileprivate func uses(of word: String) -> Int {
    Array(utf8).withView { text in
      Array(word.utf8).withView { word in
        var count = 0
        var at = 0
        while let found = text.firstIndex(of: word, from: at) {
          if !text[found - 1].isWord { count += 1 }
          at = found + word.count
        }
        return count
      }
    }
  }
}
