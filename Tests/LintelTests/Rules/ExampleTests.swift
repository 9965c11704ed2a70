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
      #expect(try Check.lines(input, type: name) == input.expected, "\(input.lines)")
    }
  }

  @Test(arguments: infos) func needsNoPrefilter(_ name: String) throws {
    for example in try info(name).examples {
      let input = try ExampleInput.patch(example)
      let all = try Check.lines(input, type: name, usesPrefilter: false)
      #expect(all == input.expected, "\(input.lines)")
    }
  }

  @Test(arguments: infos) func isReportedInWholeFiles(_ name: String) throws {
    for example in try info(name).examples where example.inWholeFile {
      guard case .file(let path) = example.place else { continue }
      let input = try ExampleInput.file(example)
      let found = try Check.lines(input, type: name, file: ByteView(path).string)
      #expect(found.isSuperset(of: input.expected), "\(input.lines)")
    }
  }

  @Test(arguments: infos) func isSilentInRemovedLines(_ name: String) throws {
    for example in try info(name).examples {
      guard case .file = example.place else { continue }
      let input = try ExampleInput.patch(example, marker: "-")
      #expect(try Check.lines(input, type: name).subtracting([1, 2, 3]).isEmpty, "\(input.lines)")
    }
  }

  @Test(arguments: infos) func isSilentWhenIgnored(_ name: String) throws {
    for example in try info(name).examples {
      var options = Check.options(name)
      options.usedTypes = []
      options.ignoredTypes = [name]
      #expect(try Check.lines(try .patch(example), type: name, options: options).isEmpty)
    }
  }

  @Test(arguments: infos) func isFixed(_ name: String) throws {
    for example in try info(name).examples {
      guard let fixed = example.fixedLines else { continue }
      var options = Check.options(name)
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
