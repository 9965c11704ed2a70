// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import Lintel

/// What holds for every fix of every type, over all examples.
@Suite struct FixPropertyTests {
  static let fixable = RuleCatalog.all.filter { $0.fix != nil }.map(\.name)

  private func info(_ name: String) throws -> RuleInfo {
    try #require(RuleCatalog.info(named: name))
  }

  /// The examples that stand in a file and need no tree.
  private func examples(_ name: String) throws -> [Example] {
    try info(name).examples.filter { example in
      guard case .file = example.place else { return false }
      return example.tree.isEmpty && !example.needsTree
    }
  }

  @Test func typesWithFixedExamplesSayWhatTheFixDoes() {
    for info in RuleCatalog.all {
      let isFixed = info.examples.contains { $0.fixed != nil }
      #expect(isFixed == (info.fix != nil), "\(info.name)")
    }
    #expect(Self.fixable.count > 70)
  }

  @Test(arguments: fixable) func aSecondFixChangesNothing(_ name: String) throws {
    for example in try info(name).examples where example.tree.isEmpty && !example.needsTree {
      let options = try FixSupport.options(name, unsafe: true, example.options)
      let text = try ExampleInput.patch(example).text()
      let once = try #require(FixSupport.fix(text, options))
      let twice = try #require(FixSupport.fix(once.text, options))
      #expect(twice.text == once.text)
      #expect(twice.made == 0, "\(String(decoding: once.text, as: UTF8.self))")
    }
  }

  @Test(arguments: fixable) func whatIsFixedIsNotFoundAgain(_ name: String) throws {
    for example in try info(name).examples where example.fixed != nil {
      guard example.tree.isEmpty && !example.needsTree else { continue }
      var options = try FixSupport.options(name, unsafe: true, example.options)
      let text = try ExampleInput.patch(example).text()
      let fixed = try #require(FixSupport.fix(text, options))
      options.fix = false
      let before = Check.run(text, options: options).findings.count { $0.info.name == name }
      // What --precise leaves out is not fixed.
      #expect(fixed.made > 0 || before == 0)
      let after = Check.run(fixed.text, options: options).findings.count { $0.info.name == name }
      #expect(
        after <= max(before - fixed.made, 0), "\(String(decoding: fixed.text, as: UTF8.self))")
    }
  }

  @Test(arguments: fixable) func onlyAddedLinesChange(_ name: String) throws {
    for example in try examples(name) {
      let text = try ExampleInput.patch(example).text()
      let options = try FixSupport.options(nil, unsafe: true, example.options)
      let fixed = try #require(FixSupport.fix(text, options))
      #expect(FixSupport.untouchable(fixed.text) == FixSupport.untouchable(text))
      #expect(!FixSupport.hunksAreWhole(text) || FixSupport.hunksAreWhole(fixed.text))
    }
  }

  @Test(arguments: fixable) func safeFixesKeepTheTokens(_ name: String) throws {
    let info = try info(name)
    guard info.fix == .layout || info.fix == .comments else { return }
    for example in try examples(name) {
      guard case .file(let path) = example.place, path.isC else { continue }
      let text = try ExampleInput.file(example).text()
      let options = try FixSupport.options(name, unsafe: false, example.options)
      let fixed = try #require(
        FixSupport.fix(text, file: ByteView(path).string, options))
      let (was, now) = (tokens(text), tokens(fixed.text))
      #expect(was.hasSameTokens(as: now))
      #expect(info.fix == .comments || was.hasSameComments(as: now))
    }
  }

  @Test(arguments: fixable) func unsafeFixesWait(_ name: String) throws {
    let info = try info(name)
    guard info.fix == .unsafe else { return }
    for example in info.examples where example.fixed != nil {
      guard example.tree.isEmpty && !example.needsTree else { continue }
      let text = try ExampleInput.patch(example).text()
      let options = try FixSupport.options(name, unsafe: false, example.options)
      let fixed = try #require(FixSupport.fix(text, options))
      #expect(fixed.made == 0)
      #expect(fixed.withheld > 0)
      #expect(fixed.text == text)
    }
  }

  private func tokens(_ text: [UInt8]) -> FixTokens {
    var cache = FixTokenCache()
    return cache.tokens(
      of: text.split(separator: 10, omittingEmptySubsequences: false).map { [UInt8]($0) })
  }
}

extension StaticString {
  /// Whether a file of this name is C.
  fileprivate var isC: Bool {
    let name = ByteView(self)
    return name.hasSuffix(".c") || name.hasSuffix(".h")
  }
}
