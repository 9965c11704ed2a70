// SPDX-License-Identifier: GPL-2.0-only

/// What became of a wish to claim sites.
package struct ClaimOutcome: Sendable {
  /// What is done when somebody else has some of the sites.
  package enum Policy: Sendable {
    /// All sites or none.
    case allOrNothing
    /// Those that are free.
    case available
  }

  /// The sites that are the person's now and were not before.
  package var claimed: [Site] = []
  /// The sites that the person had already; a new end of the claim was noted where one was given.
  package var kept: [Site] = []
  /// The sites that somebody else has: `holder` says who, and since when.
  package var taken: [Site] = []
  /// The sites that are not in the tree any more.
  package var gone: [Site] = []

  /// Whether nothing was refused.
  package var isComplete: Bool { taken.isEmpty && gone.isEmpty }
}
