// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// A rule about the code: what the kinds of it have in common, for the walk over the lines.
package protocol CodeRule: Rule {
  /// The variant without which the rule does not run; nil where every script has it.
  static var variant: Variant? { get }
  /// What a line must have for the rule to run; the check asks everything else itself.
  static var needs: Needs { get }
  /// What else the line's code must have for the rule to run: of each set one.
  ///
  /// Code means that strings and comments are blanked, that the marker is left out, and that a C99
  /// comment and what it hides are still there where the user does not tolerate them. White space is
  /// nothing to ask for, since a comment counts as a space later on.
  static var needsInCode: [LineTraits] { get }
  /// What the code must start with, after the marker and white space; a newline stands for a line
  /// that is blank.
  static var needsAtStart: LineTraits { get }
  /// What the code must end with, white space left out; a newline stands for a line that is blank.
  static var needsAtEnd: LineTraits { get }
  /// What the code of the line above must end with, as `needsAtEnd`.
  static var needsAbove: LineTraits { get }
  /// Runs the rule's check on the line.
  static func run(_ line: borrowing Line, _ memory: inout RuleMemory, _ out: inout Reporter)
}

/// A rule that looks at a line (and what is around it) and remembers nothing.
package protocol LineRule: CodeRule {
  /// Looks at the line and reports.
  static func check(_ line: borrowing Line, _ out: inout Reporter)
}

/// A rule that looks at the statement which starts in the line; it is skipped where there is none.
///
/// What it needs must stand in the statement's first line.
package protocol StatementRule: CodeRule {
  /// Looks at the statement and reports.
  static func check(
    _ statement: borrowing StatementBlock, _ line: borrowing Line, _ out: inout Reporter)
}

/// A rule that needs to know what earlier lines of the hunk did, or tells later lines.
package protocol HunkRule: CodeRule {
  /// Looks at the line and reports.
  static func check(_ line: borrowing Line, _ memory: inout RuleMemory, _ out: inout Reporter)
}

/// A rule that wants the statement which starts in a line even where that is in the middle of another.
///
/// checkpatch.pl reads it for single checks, and all later ones of the line see it. So such a rule runs
/// even when its type is not reported, and a stage has one of them at most.
package protocol LateReader: HunkRule {
  /// Whether the rule wants it in a line that has what the rule needs.
  static func wantsStatement(_ line: borrowing Line) -> Bool
}

extension CodeRule {
  package static var variant: Variant? { nil }
  package static var needsInCode: [LineTraits] { [] }
  package static var needsAtStart: LineTraits { .all }
  package static var needsAtEnd: LineTraits { .all }
  package static var needsAbove: LineTraits { .all }
}

extension LineRule {
  package static func run(
    _ line: borrowing Line, _ memory: inout RuleMemory, _ out: inout Reporter
  ) { check(line, &out) }
}

extension StatementRule {
  package static func run(
    _ line: borrowing Line, _ memory: inout RuleMemory, _ out: inout Reporter
  ) {
    if line.hasStatement { check(line.statement, line, &out) }
  }
}

extension HunkRule {
  package static func run(
    _ line: borrowing Line, _ memory: inout RuleMemory, _ out: inout Reporter
  ) { check(line, &memory, &out) }
}
