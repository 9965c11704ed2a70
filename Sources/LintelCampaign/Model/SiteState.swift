// SPDX-License-Identifier: GPL-2.0-only

/// How far a call site is.
package enum SiteState: String, Sendable, CaseIterable, Codable {
  /// In the tree, and nobody has it.
  case open
  /// In the tree, and somebody has said that they convert it.
  case claimed
  /// In the tree, and a patch that converts it was mailed.
  case posted
  /// In the tree, and somebody has answered the patch that they applied it.
  case applied
  /// Not in the tree any more; its file is.
  case converted
  /// Not in the tree any more, as is its file.
  case removed

  /// Whether the call is still in the tree.
  package var isLeft: Bool { self != .converted && self != .removed }
}
