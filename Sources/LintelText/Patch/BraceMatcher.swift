// SPDX-License-Identifier: GPL-2.0-only

/// Finds the line in which each brace of an input is closed, in one pass over its lines.
///
/// A statement that opens a block can then take the block's lines whole, however often a block
/// around it takes them too. Directives are not followed: arms of an #if that open a brace twice
/// spoil what is found for the blocks around them, so whoever asks must look for a directive first.
struct BraceMatcher {
  /// The lines of the braces that are open.
  private var open: [Int] = []

  /// Forgets all open braces.
  mutating func reset() { open.removeAll(keepingCapacity: true) }

  /// Reads the braces of line `index`; `close` gets the line of each brace that is closed in it, the
  /// outermost brace of a line last.
  mutating func read(_ line: ByteView, _ index: Int, _ close: (Int) -> Void) -> BraceProfile {
    var profile = BraceProfile()
    var at = line.next(.brace, from: 0)
    while at < line.count {
      if line[at] == UInt8(ascii: "{") {
        profile.open()
        open.append(index)
      } else {
        profile.close()
        if let start = open.popLast() { close(start) }
      }
      at = line.next(.brace, from: at + 1)
    }
    return profile
  }
}
