// SPDX-License-Identifier: GPL-2.0-only

/// A check, or one aspect of a type that has many.
///
/// A rule is a caseless enum: it holds no state, and what it needs comes as parameters.
package protocol Rule: SendableMetatype {
  /// The type that it reports.
  static var info: RuleInfo { get }
  /// All types that it reports, where it is more than one.
  static var infos: [RuleInfo] { get }
}

extension Rule {
  package static var infos: [RuleInfo] { [info] }
}

/// A rule about the mail around a patch: the log, its trailers, the diff's own headers.
package protocol CommitRule: Rule, CommitStep {}

extension CommitRule {
  package static var reports: [RuleInfo] { infos }
}

/// A rule that can only be decided at the end of an input.
package protocol InputRule: Rule {
  /// Looks at what the whole input has shown.
  static func finish(
    _ line: borrowing Line, _ log: borrowing CommitLog, _ out: inout Reporter)
}

/// A rule about a file that a diff names.
package protocol FileRule: Rule {
  /// Looks at the path of `line`, which names the file.
  static func enter(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter)
}
