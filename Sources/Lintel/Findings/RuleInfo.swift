// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What a type is called, what it is for, and how it looks: documentation, tests and report in one.
///
/// It is an object, so that a finding that names its type copies one reference.
package final class RuleInfo: Sendable {
  /// The type's name, as `--ignore` takes it.
  package let type: StaticString
  /// The level it has in a patch.
  package let level: Level
  /// The levels that some of its sites have instead, or that it has in a whole file.
  package let otherLevels: [Level]
  /// The group of the documentation that it belongs to.
  package let group: RuleGroup
  /// What a fix does; nil where there is none.
  package let fix: Fix?
  /// What it is about besides code; its examples are silent inside of everything else.
  package let reads: TextParts
  /// What of a line it is about.
  package let spot: Spot
  /// Why it is reported and what to do instead, in a few sentences of plain text.
  package let why: StaticString
  /// Where the rule comes from: a kernel document or a link; empty where there is none.
  package let reference: StaticString
  /// Code that is reported and code that is not.
  package let examples: [Example]

  package init(
    type: StaticString, level: Level, otherLevels: [Level] = [], group: RuleGroup, fix: Fix? = nil,
    reads: TextParts = [], spot: Spot = .named, why: StaticString, reference: StaticString = "",
    examples: [Example]
  ) {
    self.type = type
    self.level = level
    self.otherLevels = otherLevels
    self.group = group
    self.fix = fix
    self.reads = reads
    self.spot = spot
    self.why = why
    self.reference = reference
    self.examples = examples
  }
}

/// Parts of a source file that are no code.
package struct TextParts: OptionSet, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Comments.
  package static let comments = TextParts(rawValue: 1)
  /// Strings.
  package static let strings = TextParts(rawValue: 2)
}

/// The groups of types, those of the kernel's own checkpatch documentation.
package enum RuleGroup: String, Sendable, CaseIterable {
  case allocationStyle = "Allocation style"
  case apiUsage = "API usage"
  case comments = "Comments"
  case commitMessage = "Commit message"
  case comparisonStyle = "Comparison style"
  case indentation = "Indentation and line breaks"
  case macros = "Macros, attributes and symbols"
  case functions = "Functions and variables"
  case permissions = "Permissions"
  case spacing = "Spacing and brackets"
  case others = "Others"
  case uBoot = "U-Boot"
}

/// A piece of code that shows a type, and at the same time its test.
///
/// Each line starts with a gutter: `+` an added line, a space a context line, `-` a removed line,
/// and `!` an added line that must be reported. `·` and `⇥` stand for a trailing space and a tab. A
/// line of code uses real tabs. Without a `!` line the code must be silent.
///
/// In a mail that is reported as a whole no line is the finding's; `!` marks what to look at.
package struct Example: Sendable {
  /// Where an example is put to be tested.
  package enum Place: Sendable {
    /// In a file of this name that a patch changes.
    case file(StaticString)
    /// In a mail: the text is a whole one, with a gutter as well.
    case mail
  }

  /// The lines with their gutters.
  package let text: StaticString
  /// What it is part of.
  package let place: Place
  /// Whether the finding is about the mail as a whole and has no line.
  package let isWholeMail: Bool
  /// Whether it needs `--strict`.
  package let strict: Bool
  /// What `--fix` makes of the lines, with gutters; nil where nothing is fixed.
  package let fixed: StaticString?
  /// Whether the example holds in a whole file (`-f`) too.
  package let inWholeFile: Bool
  /// Whether it needs a kernel tree, which then documents and allows nothing at all.
  package let needsTree: Bool
  /// The files of the kernel tree that the example needs, by their paths; none for most.
  package let tree: KeyValuePairs<StaticString, StaticString>
  /// The options of a check that the example needs besides those that show its type.
  package let options: [StaticString]

  /// The file that an example is part of where nothing else is said.
  static let usualFile = "drivers/example/example.c"

  package init(
    _ text: StaticString, in file: StaticString = "drivers/example/example.c",
    strict: Bool = false, fixed: StaticString? = nil, inWholeFile: Bool = true,
    needsTree: Bool = false,
    tree: KeyValuePairs<StaticString, StaticString> = [:], options: [StaticString] = []
  ) {
    self.text = text
    place = .file(file)
    isWholeMail = false
    self.strict = strict
    self.fixed = fixed
    self.inWholeFile = inWholeFile
    self.needsTree = needsTree
    self.tree = tree
    self.options = options
  }

  /// A whole mail: gutter, then the line as it stands in the mail.
  package init(
    mail text: StaticString, isWhole: Bool = false, strict: Bool = false,
    fixed: StaticString? = nil, tree: KeyValuePairs<StaticString, StaticString> = [:],
    options: [StaticString] = []
  ) {
    self.text = text
    place = .mail
    isWholeMail = isWhole
    self.strict = strict
    self.fixed = fixed
    inWholeFile = false
    needsTree = false
    self.tree = tree
    self.options = options
  }
}

extension RuleInfo {
  /// The type's name as a string.
  package var name: String { ByteView(type).string }

  /// The name of the file in `Documentation/Rules/` that describes the type.
  package var documentName: String { "\(name).md" }

  /// Types whose level depends on where they are found.
  static let severalLevels: Set<String> = [
    "AVOID_BUG", "AVOID_EXTERNS", "BAD_SIGN_OFF", "BRACES", "EXPORTED_WORLD_WRITABLE",
    "FROM_SIGN_OFF_MISMATCH", "FSF_MAILING_ADDRESS", "IN_ATOMIC", "LINE_SPACING", "LONG_LINE",
    "LONG_LINE_COMMENT", "LONG_LINE_STRING", "MEMSET", "MISPLACED_INIT", "PREFER_FALLTHROUGH",
    "SPACING", "SPDX_LICENSE_TAG", "TYPO_SPELLING", "UNNECESSARY_PARENTHESES", "USLEEP_RANGE",
    "VSPRINTF_POINTER_EXTENSION",
  ]
}
