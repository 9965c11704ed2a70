// SPDX-License-Identifier: GPL-2.0-only

/// A call site as it stands in a tree at one time, before a ledger knows which site it is.
package struct SeenSite: Sendable, Hashable {
  /// The name that is called.
  package var api: String
  /// How the name is used: `call`, or another word of the census.
  package var kind: String
  /// The file, counted from the top of the tree.
  package var path: String
  /// The line of the call, from 1.
  package var line: Int
  /// The function or macro around the call; empty outside of one.
  package var function: String
  /// Which use of the name in its function it is, from 1.
  package var ordinal: Int
  /// The line's text, each run of white space as one space.
  package var text: String
  /// The lines above that have text, the nearest last, in the same form; at most three.
  package var above: [String]
  /// The lines below that have text, the nearest first, in the same form; at most three.
  package var below: [String]
  /// The subsystem of MAINTAINERS that the file belongs to; empty where none claims it.
  package var subsystem: String

  /// A call site with these properties.
  package init(
    api: String, kind: String = "call", path: String, line: Int, function: String = "",
    ordinal: Int = 1, text: String = "", above: [String] = [], below: [String] = [],
    subsystem: String = ""
  ) {
    self.api = api
    self.kind = kind
    self.path = path
    self.line = line
    self.function = function
    self.ordinal = ordinal
    self.text = text
    self.above = above
    self.below = below
    self.subsystem = subsystem
  }
}
