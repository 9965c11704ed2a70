// SPDX-License-Identifier: GPL-2.0-only

/// Decides which findings are not reported.
///
/// The inputs come in their order, and the findings of each in theirs.
package protocol FindingFilter: Sendable {
  /// Begins an input.
  ///
  /// - Parameter isFile: Whether it is a source file that the user or a folder named; the paths of a
  ///   patch count from the top of the tree already.
  func startInput(isFile: Bool)
  /// Whether a finding is left out.
  func hides(_ finding: FindingRecord) -> Bool
}
