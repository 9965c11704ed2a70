// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// Memory that rules may use on the way, and what is found out about a line once for all of them.
///
/// What a rule leaves in `statement`, `chain` and `text` means nothing to the next.
package struct WorkingRoom: ~Copyable {
  /// Room for a statement.
  package var statement = StatementBlock()
  /// Room for a chain of statements such as `if` and `else`.
  package var chain = StatementChain()
  /// Room for text.
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
}
