// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// What is to be done with a function.
package enum Verdict: String, Sendable {
  /// Every condition holds.
  case convert
  /// A rewrite is offered, and rests on something that a person must look at.
  case review
  /// A condition fails, or something is not understood.
  case refuse
}

/// A reason for a verdict.
package struct Reason: Sendable, Equatable {
  /// The condition.
  package let code: ReasonCode
  /// What is so, in one line.
  package let text: String
  /// The line of the file, counted from 1.
  package let line: Int
  /// The way to it.
  package var steps: [ReasonStep] = []
  /// Whether it only shows that a condition holds.
  package var isProof = false
}

/// A call that is to be converted.
package struct ConversionSite: Sendable, Equatable {
  /// The line of the name.
  package let line: Int
  /// The name.
  package let api: String
}

/// A function that shares mappings with others.
package struct GroupMember: Sendable, Hashable, Comparable {
  /// The path, counted from the top of the tree.
  package let path: String
  /// The function as reports name it.
  package let function: String

  package static func < (one: GroupMember, other: GroupMember) -> Bool {
    (one.path, one.function) < (other.path, other.function)
  }
}

/// The verdict on a function, or on a macro that maps or unmaps.
package struct FunctionVerdict: Sendable, Equatable {
  /// The path, counted from the top of the tree.
  package let path: String
  /// The function as reports name it; empty for code that is in none.
  package let function: String
  /// The line of its name.
  package let line: Int
  /// What is to be done.
  package var verdict: Verdict
  /// Why, the most important one first.
  package var reasons: [Reason]
  /// The deprecated calls in it; none in a function that only changes with its group.
  package let sites: [ConversionSite]
  /// The changes in the order of the file; none where it is refused.
  package var edits: [SourceEdit]
  /// The functions that are converted as a whole or not at all, itself included, by path and name;
  /// none where it stands alone, or where there are more than are listed.
  package var group: [GroupMember] = []
  /// The text of the file that was judged; nil before a run has noted it.
  package var judged: ContentHash?
}
