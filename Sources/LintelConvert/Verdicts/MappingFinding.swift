// SPDX-License-Identifier: GPL-2.0-only

/// A line of a function and what happens there.
package struct ReasonStep: Sendable, Equatable {
  /// The line, counted from 1.
  package let line: Int
  /// What happens.
  package let text: String
}

/// What a file's mappings break.
package struct MappingFindings: Sendable {
  /// The findings in the order of the file.
  package var findings: [MappingFinding] = []
  /// What could not be followed: a line, and why.
  package var unchecked: [(line: Int, text: String)] = []
}

/// Code that breaks a rule of mappings.
package struct MappingFinding: Sendable, Equatable {
  /// The path, counted from the top of the tree.
  package let path: String
  /// The function as reports name it.
  package let function: String
  /// The line, counted from 1.
  package let line: Int
  /// The rule.
  package let code: ReasonCode
  /// What is wrong, in one line.
  package let message: String
  /// The way to it.
  package let steps: [ReasonStep]
}
