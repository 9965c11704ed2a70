// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// A rule in its place in the order of checks.
///
/// It holds the rule as a metatype: running one is an indirect call through its witness table, and
/// nothing is counted, unlike with a closure.
package struct Check: Sendable {
  /// The rule.
  let rule: any CodeRule.Type
  /// Whether the rule must run even when its type is not reported, since others rely on it.
  let isNeededByOthers: Bool
  /// The rule, where it wants statements that are not read for others.
  var lateReader: (any LateReader.Type)?

  /// What the rule reports.
  package var infos: [RuleInfo] { rule.infos }

  /// A rule that looks at lines; one that keeps a record runs even when its type is not reported.
  package static func line<R: LineRule>(_ rule: R.Type, isNeededByOthers: Bool = false) -> Check {
    Check(rule: rule, isNeededByOthers: isNeededByOthers)
  }

  /// A rule that looks at statements.
  package static func statement<R: StatementRule>(_ rule: R.Type) -> Check {
    Check(rule: rule, isNeededByOthers: false)
  }

  /// A rule that remembers, or that only reads what others remember.
  package static func hunk<R: HunkRule>(_ rule: R.Type, isNeededByOthers: Bool = true) -> Check {
    Check(rule: rule, isNeededByOthers: isNeededByOthers)
  }

  /// A rule that wants the statement of a line even in the middle of another one.
  package static func late<R: LateReader>(_ rule: R.Type) -> Check {
    Check(rule: rule, isNeededByOthers: true, lateReader: rule)
  }
}
