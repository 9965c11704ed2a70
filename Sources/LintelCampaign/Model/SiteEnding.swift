// SPDX-License-Identifier: GPL-2.0-only

/// What became of a call that is not in its place any more.
package struct SiteEnding: Sendable, Hashable {
  /// How it ended; a state of those that are not left.
  package var state: SiteState
  /// The function that is called instead, or the one that the call moved to; empty for none.
  package var successor: String
  /// The lines that prove it: those that went with `-` before them, those that came with `+`.
  package var evidence: [String]

  /// The most lines that are kept of each sort.
  static let mostLines = 3

  /// An ending.
  package init(_ state: SiteState, successor: String = "", evidence: [String] = []) {
    self.state = state
    self.successor = successor
    self.evidence = evidence
  }

  /// The ending of a call whose text nobody has.
  static let unknown = SiteEnding(.gone)
}
