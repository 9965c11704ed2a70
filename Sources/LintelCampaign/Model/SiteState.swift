// SPDX-License-Identifier: GPL-2.0-only

/// How far a call site is. The words are in ledgers and sheets, so none is ever renamed.
package enum SiteState: String, Sendable, CaseIterable, Codable {
  /// In the tree, and nobody has it.
  case open
  /// In the tree, and somebody has said that they convert it.
  case claimed
  /// In the tree, and a patch that converts it was mailed.
  case posted
  /// In the tree, and who may has answered the patch that they applied it.
  case applied
  /// The replacement, or a helper that does what it is for, took its place.
  case converted
  /// Another function took its place.
  case replaced
  /// Its function does without it now.
  case dropped
  /// Its function is gone.
  case removed
  /// Another call of the same function does its work, which is still in the tree.
  case merged
  /// Not in the tree any more, and nobody had both texts to see what took its place.
  case gone

  /// Whether the call is still in the tree.
  package var isLeft: Bool {
    switch self {
    case .open, .claimed, .posted, .applied: true
    case .converted, .replaced, .dropped, .removed, .merged, .gone: false
    }
  }
}
