// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText
import Testing

/// Every example of every rule, in every form that a line of code can reach a checker.
@Suite struct ExampleTests {
  static let infos = RuleCatalog.all.map(\.name)

  private func info(_ name: String) throws -> RuleInfo {
    try #require(RuleCatalog.info(named: name))
  }

  @Test(arguments: infos) func hasExamplesOfBothSorts(_ name: String) throws {
    let info = try info(name)
    #expect(info.examples.contains { $0.isReported }, "no example that is reported")
    #expect(info.examples.contains { !$0.isReported }, "no example that is silent")
    #expect(!ByteView(info.why).isEmpty)
  }

  @Test(arguments: infos) func isReportedInPatches(_ name: String) throws {
    for example in try info(name).examples {
      let input = try ExampleInput.patch(example)
      #expect(
        try Check.lines(input, type: name, options: Check.options(name, example)) == input.expected,
        "\(input.lines)")
    }
  }

  /// Without the file, or whatever else decides, a page would contradict itself.
  @Test(arguments: infos) func noLineIsReportedAndNotReported(_ name: String) throws {
    var settings: [String: Set<String>] = [:]
    let info = try info(name)
    for example in info.examples {
      // A line with another one of the diff about its end is not the same line without.
      for line in example.lines
      where line.marker == "!" && !example.lines.contains(where: { $0.marker == "\\" }) {
        settings[ExampleSetting(example, of: info).text, default: []].insert(line.text)
      }
    }
    for example in info.examples where !example.isReported && example.lines.count == 1 {
      let reported = settings[ExampleSetting(example, of: info).text] ?? []
      #expect(reported.isDisjoint(with: example.lines.map(\.text)))
    }
  }

  /// A page names each level that a type can have, and no other.
  @Test(arguments: infos) func hasTheLevelsThatItNames(_ name: String) throws {
    let info = try info(name)
    var levels: Set<Level> = []
    for example in info.examples where example.isReported {
      let options = try Check.options(name, example)
      let input = try ExampleInput.patch(example)
      var found = Check.run(input.text(), options: options, tree: try input.tree?.tree()).findings
      if case .file(let path) = example.place {
        let file = try ExampleInput.file(example)
        found +=
          Check.run(
            file.text(), file: ByteView(path).string, options: options,
            tree: try file.tree?.tree()
          ).findings
      }
      levels.formUnion(found.filter { $0.info.name == name }.map(\.level))
    }
    #expect(levels == Set([info.level] + info.otherLevels))
  }

  /// What is said of a mail as a whole has no line to show.
  @Test(arguments: infos) func showsNoLineOfAWholeMail(_ name: String) throws {
    for example in try info(name).examples where example.isWholeMail {
      let input = try ExampleInput.patch(example)
      let result = Check.run(
        input.text(), options: try Check.options(name, example), tree: try input.tree?.tree())
      for finding in result.findings where finding.info.name == name {
        guard case .none = finding.excerpt else {
          Issue.record("\(finding.excerpt)")
          continue
        }
      }
    }
  }

  @Test(arguments: infos) func needsNoPrefilter(_ name: String) throws {
    for example in try info(name).examples {
      let input = try ExampleInput.patch(example)
      let all = try Check.lines(
        input, type: name, options: Check.options(name, example), usesPrefilter: false)
      #expect(all == input.expected, "\(input.lines)")
    }
  }

  @Test(arguments: infos) func isReportedInWholeFiles(_ name: String) throws {
    for example in try info(name).examples where example.inWholeFile {
      guard case .file(let path) = example.place else { continue }
      let input = try ExampleInput.file(example)
      let found = try Check.lines(
        input, type: name, options: Check.options(name, example), file: ByteView(path).string)
      #expect(found.isSuperset(of: input.expected), "\(input.lines)")
    }
  }

  @Test(arguments: infos) func isReportedWithoutAFinalNewline(_ name: String) throws {
    for example in try info(name).examples {
      let input = try ExampleInput.patch(example)
      let text = Array(input.text().dropLast())
      let found = try Check.lines(
        input, type: name, options: Check.options(name, example), text: text)
      #expect(found == input.expected, "\(input.lines)")
    }
  }

  /// Types that look at the very end of a line or of the log, where a carriage return makes the same
  /// difference to checkpatch.pl.
  private static let looksAtLineEnds: Set = [
    "BAD_COMMIT_SEPARATOR", "BAD_SIGN_OFF", "BLOCK_COMMENT_STYLE", "COMMIT_MESSAGE",
    "DOS_LINE_ENDINGS",
    "DT_SCHEMA_BINDING_PATCH", "EXECUTE_PERMISSIONS", "GERRIT_CHANGE_ID", "GIT_COMMIT_ID",
    "LINE_CONTINUATIONS", "MACRO_WITH_FLOW_CONTROL", "MISSING_FIXES_TAG", "MISSING_SPACE",
    "NETWORKING_BLOCK_COMMENT_STYLE",
    "MULTISTATEMENT_MACRO_USE_DO_WHILE", "TRAILING_WHITESPACE", "UNKNOWN_COMMIT_ID",
    "WHITESPACE_AFTER_LINE_CONTINUATION",
  ]

  @Test(arguments: infos.filter { !looksAtLineEnds.contains($0) })
  func isReportedWithCarriageReturns(_ name: String) throws {
    for example in try info(name).examples {
      let input = try ExampleInput.patch(example)
      let found = try Check.lines(
        input, type: name, options: Check.options(name, example), text: input.text(newline: "\r\n"))
      #expect(found == input.expected, "\(input.lines)")
    }
  }

  @Test(arguments: infos) func isSilentInComments(_ name: String) throws {
    for example in try info(name).examples where try !info(name).reads.contains(.comments) {
      guard let input = try ExampleInput.comment(example) else { continue }
      let found = try Check.lines(input, type: name, options: Check.options(name, example))
      #expect(found.isEmpty, "\(input.lines)")
    }
  }

  @Test(arguments: infos) func isSilentInStrings(_ name: String) throws {
    for example in try info(name).examples where try !info(name).reads.contains(.strings) {
      guard let input = try ExampleInput.strings(example) else { continue }
      let found = try Check.lines(input, type: name, options: Check.options(name, example))
      #expect(found.isEmpty, "\(input.lines)")
    }
  }

  @Test(arguments: infos) func isSilentInRemovedLines(_ name: String) throws {
    for example in try info(name).examples {
      guard case .file = example.place else { continue }
      let input = try ExampleInput.patch(example, marker: "-")
      let found = try Check.lines(input, type: name, options: Check.options(name, example))
      #expect(found.subtracting([1, 2, 3]).isEmpty, "\(input.lines)")
    }
  }

  @Test(arguments: infos) func isSilentWhenIgnored(_ name: String) throws {
    for example in try info(name).examples {
      var options = try Check.options(name, example)
      options.usedTypes = []
      // They are kept in capitals, and U-Boot has a type with a lowercase letter.
      options.ignoredTypes = [name.uppercased()]
      #expect(try Check.lines(try .patch(example), type: name, options: options).isEmpty)
    }
  }

  @Test(arguments: infos) func isFixed(_ name: String) throws {
    for example in try info(name).examples {
      guard let fixed = example.fixedLines else { continue }
      var options = try Check.options(name, example)
      options.fix = true
      let input = try ExampleInput.patch(example)
      let lines = try #require(
        Check.run(input.text(), options: options).fixed, "nothing was fixed: \(input.lines)")
      let text = lines.map { String(decoding: $0, as: UTF8.self) }
      let isMail = if case .mail = example.place { true } else { false }
      let expected = fixed.map { line in isMail ? line.text : "\(line.marker)\(line.text)" }
      let start = input.lines.count - example.lines.count
      #expect(Array(text.dropFirst(start)) == expected)
      // What is fixed stays fixed, and fixing it again changes nothing.
      let again = Array(text.map { $0 + "\n" }.joined().utf8)
      #expect(Check.run(again, options: options).fixed == nil)
    }
  }
}
