// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// What rules remember from line to line, and memory that they may use on the way.
///
/// Line numbers count from 1. What belongs to a hunk is forgotten when the next one starts.
package struct HunkState: ~Copyable {
  /// Lines whose braces were judged together with an earlier line.
  package var judgedBraces: Set<Int> = []
  /// Lines whose `while` ends a do loop.
  package var loopEnds: Set<Int> = []
  /// EXPORT_SYMBOL lines and whether each follows what it exports.
  package var exports: [Int: Bool] = [:]
  /// The last line that ended a run of blank lines.
  package var lastBlankLine = 0
  /// The last line whose string was joined with the one before by `--fix`.
  package var lastJoinedString = -1
  /// The line of the file in which the licence tag belongs: the first, or the one below `#!`.
  package var licenseLine = 1
  /// The last line whose assignment `--fix` moved out of its condition.
  package var lastMovedAssignment = 0
  /// The names in mixed case that the input has shown.
  package var names = MetNames()
  /// The words of the linker script's header in the input, and how often each was met.
  package internal(set) var linkerWords: [[UInt8]: Int] = [:]
  /// The function whose definition starts in the line; the lines below are in it.
  package var definedFunction: [UInt8]?
  /// Room for the value of the macro at hand.
  package var macroValue = MacroValue()
  /// No statement is read up to this line: it is in the middle of one without inner statements.
  var statementEnd = 0

  // What a rule leaves here means nothing to the next.
  package var statement = StatementBlock()
  package var chain = StatementChain()
  package var text = ByteBuffer(capacity: 1024)

  init() {}

  mutating func startHunk() {
    judgedBraces.removeAll(keepingCapacity: true)
    loopEnds.removeAll(keepingCapacity: true)
    exports.removeAll(keepingCapacity: true)
    statementEnd = 0
  }
}
