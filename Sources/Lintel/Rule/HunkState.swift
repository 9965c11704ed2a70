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
  /// Where the next device attribute is declared.
  var deviceAttributes = NextMention("DEVICE_ATTR")
  /// Room for the value of the macro at hand.
  package var macroValue = MacroValue()
  /// No statement is read up to this line: it is in the middle of one without inner statements.
  var statementEnd = 0

  // What a rule leaves here means nothing to the next.
  package var statement = StatementBlock()
  package var chain = StatementChain()
  package var text = ByteBuffer(capacity: 1024)

  private var headLine = 0
  private var hasHead = false
  private var macroLine = 0
  private var macroText = ByteBuffer(capacity: 256)

  init() {}

  /// Whether the statement that starts in the line may declare or define a function; no is certain.
  mutating func mayHaveFunction(_ line: borrowing Line) -> Bool {
    if headLine != line.number {
      headLine = line.number
      hasHead = line.hasStatement && FunctionHead.isPossible(line.statement.text)
    }
    return hasHead
  }

  /// The statement of the macro that the line defines.
  ///
  /// It is read where that was not done: of definitions in a row, every other one counts as the
  /// middle of a statement. The markers of its lines but the first may be spaces. The view is valid
  /// until another line is asked for.
  mutating func macro(in line: borrowing Line) -> ByteView {
    let code = line.code
    if line.hasStatement {
      let text = line.statement.text
      // A C99 comment may have been cut off since the statement was read.
      if text.has(code), text[code.count] == UInt8(ascii: "\n") { return text }
    }
    if macroLine == line.number { return macroText.view }
    macroLine = line.number
    macroText.clear()
    let hash = code.skipSpaces(1)
    if code.last == UInt8(ascii: "\\")
      || code.firstIndex(of: UInt8(ascii: "#"), from: hash + 1) != nil
    {
      statement.scan(line.patch, line: line.number, remaining: line.remaining, offset: 0)
      macroText.append(statement.text)
    } else {
      macroText.append(code)
      macroText.append(UInt8(ascii: "\n"))
    }
    return macroText.view
  }

  /// Forgets what is about lines above line `number`, which nobody can ask about any more.
  mutating func moveWindow(from number: Int) {
    deviceAttributes = NextMention("DEVICE_ATTR")
    judgedBraces = judgedBraces.filter { $0 >= number }
    loopEnds = loopEnds.filter { $0 >= number }
    exports = exports.filter { $0.key >= number }
  }

  mutating func startHunk() {
    judgedBraces.removeAll(keepingCapacity: true)
    loopEnds.removeAll(keepingCapacity: true)
    exports.removeAll(keepingCapacity: true)
    statementEnd = 0
  }
}
