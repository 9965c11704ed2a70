// SPDX-License-Identifier: GPL-2.0-only

/// A place in a document as the protocol has it: a line, and units of the agreed encoding in it, both
/// from 0.
package struct Position: Sendable, Equatable {
  package var line: Int
  package var character: Int

  package init(line: Int, character: Int) {
    self.line = line
    self.character = character
  }

  /// The place that a message names; nil where it names none, or a negative one.
  init?(_ value: JSONValue?) {
    guard let line = value?["line"]?.integer, let character = value?["character"]?.integer,
      line >= 0, character >= 0
    else { return nil }
    self.init(line: line, character: character)
  }

  /// The place as a message names it.
  var json: JSONValue { ["line": .integer(line), "character": .integer(character)] }
}
