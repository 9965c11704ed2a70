// SPDX-License-Identifier: GPL-2.0-only

/// The lines that a pair of brackets spans: the body of a switch, the condition of an if.
package struct BracketBlock {
  /// The indices (from 0) of the lines, removed ones left out.
  package private(set) var lines: [Int] = []
  /// How many brackets are still open at the end of the hunk.
  package let level: Int

  /// Reads the block that starts in line `number` (from 1) after its first `skip` bytes.
  ///
  /// With `outermost` only lines that touch the outermost brackets are kept.
  package init(
    _ patch: borrowing PatchText, line number: Int, remaining: Int,
    open: UInt8, close: UInt8, skip: Int = 0, outermost: Bool = false
  ) {
    var lines: [Int] = []
    let span = BracketSpan(
      patch, line: number, remaining: remaining, open: open, close: close, skip: skip
    ) { line, level in
      if !outermost || level <= 1 { lines.append(line) }
    }
    self.lines = lines
    level = span.level
  }
}
