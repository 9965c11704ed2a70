// SPDX-License-Identifier: GPL-2.0-only

/// A call in a source file, as far as it tells what took whose place.
struct SourceCall: Sendable, Hashable {
  /// The function that is called.
  let name: String
  /// The first argument, without spaces.
  let argument: String
  /// What the statement assigns to, without spaces; empty where it assigns nothing.
  let target: String
  /// Whether the call's value is used.
  let isUsed: Bool
  /// The line of the name, from 1.
  let line: Int
}
