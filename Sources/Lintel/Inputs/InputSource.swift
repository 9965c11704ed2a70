// SPDX-License-Identifier: GPL-2.0-only

/// Where the workers of a run get their inputs from.
package protocol InputSource: Sendable {
  /// How many inputs there are; nil where that shows only at the end.
  var count: Int? { get }

  /// How many bytes all inputs have; nil where that is not known.
  var size: Int? { get }

  /// Whether there is more than one.
  var hasSeveral: Bool { get }

  /// Whether there is none at all.
  var isEmpty: Bool { get }

  /// An input that nobody has taken, with its place in the order of the report; nil when all are.
  func next() -> (index: Int, input: CheckInput)?
}
