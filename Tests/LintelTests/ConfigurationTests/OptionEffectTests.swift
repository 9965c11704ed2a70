// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Lintel

/// A command line, split at spaces, and what it changes in the options.
struct OptionEffect: Sendable, CustomTestStringConvertible {
  let words: String
  let change: @Sendable (inout CheckOptions) -> Void

  init(_ words: String, _ change: @escaping @Sendable (inout CheckOptions) -> Void) {
    self.words = words
    self.change = change
  }

  var testDescription: String { words }
}

/// The options that a command line gives, or nil if it is no check.
func parsedOptions(_ words: String, configuration: String = "") -> CheckOptions? {
  let parsed = OptionParser.parse(
    arguments: words.split(separator: " ").map(String.init),
    configuration: configuration.split(separator: " ").map(String.init))
  guard case .run(let options) = parsed else { return nil }
  return options
}

/// What the command line says of types with an option.
private func mentions(_ option: String, _ names: [String]) -> [TypeMention] {
  names.map { TypeMention(option: option, name: $0, origin: "") }
}

/// Every option in several forms, against the options that must come out.
@Suite struct OptionEffectTests {
  @Test(arguments: switches + values + implications + forks)
  func anOptionSetsItsFieldAndNoOther(_ effect: OptionEffect) {
    var expected = CheckOptions()
    expected.inputs = ["-"]
    effect.change(&expected)
    #expect(parsedOptions(effect.words) == expected)
  }

  static let switches: [OptionEffect] = [
    OptionEffect("") { _ in },
    OptionEffect("--no-tree") { $0.tree = false },
    OptionEffect("--notree") { $0.tree = false },
    OptionEffect("-no-tree") { $0.tree = false },
    OptionEffect("--no-tree --tree") { _ in },
    OptionEffect("--tree --NO-TREE") { $0.tree = false },
    OptionEffect("--no-signoff") { $0.signoff = false },
    OptionEffect("-nosignoff --signoff") { _ in },
    OptionEffect("--no-fixes-tag") { $0.fixesTag = false },
    OptionEffect("--nofixes-tag") { $0.fixesTag = false },
    OptionEffect("--no-patch") { $0.patch = false },
    OptionEffect("--no-patch --patch") { _ in },
    OptionEffect("--strict") { $0.strict = true },
    OptionEffect("-strict") { $0.strict = true },
    OptionEffect("+strict") { $0.strict = true },
    OptionEffect("--subjective") { $0.strict = true },
    OptionEffect("--strict --no-subjective") { _ in },
    OptionEffect("--emacs") { $0.emacs = true },
    OptionEffect("--emacs --noemacs") { _ in },
    OptionEffect("--showfile") { $0.showFile = true },
    OptionEffect("--showfile --no-showfile") { _ in },
    OptionEffect("--show-types") { $0.showTypes = true },
    OptionEffect("--no-show-types --show-types") { $0.showTypes = true },
    OptionEffect("-v") { $0.verbose = true },
    OptionEffect("--verbose") { $0.verbose = true },
    OptionEffect("-V --no-v") { _ in },
    OptionEffect("-v --noverbose") { _ in },
    OptionEffect("--no-summary") { $0.summary = false },
    OptionEffect("--nosummary --summary") { _ in },
    OptionEffect("--summary-file") { $0.summaryFile = true },
    OptionEffect("--summary-file --no-summary-file") { _ in },
    OptionEffect("--mailback") { $0.mailback = true },
    OptionEffect("--mailback --nomailback") { _ in },
    OptionEffect("--codespell") { $0.codespell = true },
    OptionEffect("--codespell --no-codespell") { _ in },
    OptionEffect("--fix") { $0.fix = true },
    OptionEffect("--fix --nofix") { _ in },
    OptionEffect("-g") { $0.git = true },
    OptionEffect("--git --nog") { _ in },
    OptionEffect("-f --no-f") { _ in },
    OptionEffect("--file --nof") { _ in },
    OptionEffect("--list-types --no-list-types") { _ in },
    OptionEffect("--ignore-perl-version") { _ in },
    OptionEffect("--no-ignore-perl-version") { _ in },
    OptionEffect("-q") { $0.quiet = 1 },
    OptionEffect("-q --quiet -Q") { $0.quiet = 3 },
    OptionEffect("--precise") { $0.precise = true },
    OptionEffect("--precise --no-precise") { _ in },
    OptionEffect("--explain-findings") { $0.explainsFindings = true },
    OptionEffect("--profile hwmon") { $0.profile = "hwmon" },
  ]

  static let values: [OptionEffect] = [
    OptionEffect("--max-line-length=80") { $0.maxLineLength = 80 },
    OptionEffect("--max-line-length 120") { $0.maxLineLength = 120 },
    OptionEffect("-max-line-length -1_0") { $0.maxLineLength = -10 },
    OptionEffect("--max-line-length=80 --max-line-length=90") { $0.maxLineLength = 90 },
    OptionEffect("--max-line-length=99999999999999999999") { $0.maxLineLength = 1_000_000_000 },
    OptionEffect("--min-conf-desc-length=+1") { $0.minConfigDescriptionLength = 1 },
    OptionEffect("--MIN-CONF-DESC-LENGTH 2") { $0.minConfigDescriptionLength = 2 },
    OptionEffect("--tab-size=4") { $0.tabSize = 4 },
    OptionEffect("--tab-size 2") { $0.tabSize = 2 },
    OptionEffect("--root=/a=b") { $0.root = "/a=b" },
    OptionEffect("--root .") { $0.root = "." },
    OptionEffect("--ignore=A,b --ignore C") {
      $0.ignoredTypes = ["A", "B", "C"]
      $0.typeMentions = mentions("--ignore", ["A", "B", "C"])
    },
    OptionEffect("--ignore ,long_line,,#no") {
      $0.ignoredTypes = ["LONG_LINE"]
      $0.typeMentions = mentions("--ignore", ["LONG_LINE"])
    },
    OptionEffect("--types=A --types=b") {
      $0.usedTypes = ["A", "B"]
      $0.typeMentions = mentions("--types", ["A", "B"])
    },
    OptionEffect("--types ,") { $0.typeMentions = mentions("--types", [""]) },
    OptionEffect("--test-only=spaces") { $0.testOnly = "spaces" },
    OptionEffect("--test-only --strict") { $0.testOnly = "--strict" },
    OptionEffect("--codespellfile=/d") { $0.codespellFile = "/d" },
    OptionEffect("--codespellfile 0") { _ in },
    OptionEffect("--typedefsfile=/t") { $0.typedefsFile = "/t" },
    OptionEffect("--typedefsfile /t") { $0.typedefsFile = "/t" },
    OptionEffect("--kconfig-prefix=CFG_") { $0.kconfigPrefix = "CFG_" },
    OptionEffect("-kconfig-prefix A_") { $0.kconfigPrefix = "A_" },
    OptionEffect("--debug values=1 --debug=type=2") {
      $0.debug.values = 1
      $0.debug.type = 2
    },
    OptionEffect("--debug possible=3 -debug attr=x") {
      $0.debug.possible = 3
      $0.debug.attr = 1
    },
    OptionEffect("--debug values=1 --debug values=") { _ in },
    OptionEffect("-j 4") { $0.jobs = 4 },
    OptionEffect("--jobs=4 --jobs=2") { $0.jobs = 2 },
    OptionEffect("--deprecations a --deprecations=b") { $0.deprecationFiles = ["a", "b"] },
    OptionEffect("a.c --strict - b.c") {
      $0.strict = true
      $0.inputs = ["a.c", "-", "b.c"]
    },
    OptionEffect("--strict -- --strict -x") {
      $0.strict = true
      $0.inputs = ["--strict", "-x"]
    },
  ]

  static let implications: [OptionEffect] = [
    OptionEffect("--terse") {
      $0.terse = true
      $0.emacs = true
      $0.quiet = 1
    },
    OptionEffect("-q --terse --no-emacs") {
      $0.terse = true
      $0.emacs = true
      $0.quiet = 2
    },
    OptionEffect("-f") {
      $0.file = true
      $0.signoff = false
      $0.fixesTag = false
    },
    OptionEffect("--file --signoff") {
      $0.file = true
      $0.signoff = false
      $0.fixesTag = false
    },
    OptionEffect("--fix-inplace") {
      $0.fix = true
      $0.fixInplace = true
    },
    OptionEffect("--fix-inplace --nofix") {
      $0.fix = true
      $0.fixInplace = true
    },
    // The script weighs --git against --fix before --fix-inplace turns that on.
    OptionEffect("--git --fix-inplace") {
      $0.git = true
      $0.fix = true
      $0.fixInplace = true
    },
  ]

  static let forks: [OptionEffect] = [
    OptionEffect("--exclude=ext --exclude lib/x") { $0.excludedDirectories = ["ext", "lib/x"] },
    OptionEffect("--max-messages=3") { $0.maxMessages = 3 },
    OptionEffect("--max-messages 0") { $0.maxMessages = 0 },
    OptionEffect("--gerrit-ok") { $0.gerritOK = true },
    OptionEffect("--no-gerrit-ok") { $0.gerritOK = false },
    OptionEffect("--branch a..b") {
      $0.git = true
      $0.inputs = ["a..b"]
    },
    OptionEffect("--spdx-cxx-comments") { $0.spdxCxxComments = true },
    OptionEffect("--spdx-cxx-comments --no-spdx-cxx-comments") { _ in },
    OptionEffect("--u-boot --u-boot") { $0.uBoot = true },
    OptionEffect("--compat=6.12") { $0.compat = .version(.linux612) },
    OptionEffect("--compat 6.12 --compat tree") { _ in },
    OptionEffect("--u-boot --no-u-boot") { _ in },
  ]
}
