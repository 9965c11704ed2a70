// SPDX-License-Identifier: GPL-2.0-only

/// What a look at a tree that has moved gave.
package struct SyncReport: Sendable {
  /// The site before and after, for those that have another file or function now.
  package struct Move: Sendable {
    /// The id.
    package let key: String
    /// Where it was.
    package let from: String
    /// Where it is.
    package let to: String
  }

  /// How many sites stand in the same function of the same file.
  package var still = 0
  /// How many of those are on another line or have another text.
  package var shifted = 0
  /// The sites that have another file or function.
  package var moved: [Move] = []
  /// The sites that are gone; their states say what became of them.
  package var ended: [Site] = []
  /// The sites that were known to be gone, and of which it is known now what became of them.
  package var judged: [Site] = []
  /// The sites that were not there before.
  package var added: [Site] = []
  /// The sites that were gone and are back.
  package var returned: [Site] = []
  /// How many sites that are gone ended so.
  package func count(_ state: SiteState) -> Int { ended.count { $0.state == state } }
  /// The tree before and after.
  package var from = ""
  package var to = ""
}
