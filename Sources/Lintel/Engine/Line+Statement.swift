// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

extension Line {
  /// Gives `body` the statement that starts in the line, reading it where that was not done.
  ///
  /// The markers of its lines but the first may be blanks.
  package func withStatementHere(_ body: (ByteView) -> Void) {
    if hasStatement {
      let text = statement.text
      // A C99 comment may have been cut off since the statement was read.
      if text.has(code), text[code.count] == UInt8(ascii: "\n") {
        body(text)
        return
      }
    }
    var statement = StatementBlock()
    statement.scan(patch, line: number, remaining: remaining, offset: 0)
    body(statement.text)
  }

  /// `count` lines of the input from this one on, with newlines between them; in place of a removed
  /// line the next that is not removed stands once more.
  package func linesAsWritten(_ count: Int) -> [UInt8] {
    var text: [UInt8] = []
    for below in 0..<count {
      if below > 0 { text.append(UInt8(ascii: "\n")) }
      if let at = patch.lineBelow(index + below, 0) { text += patch.raw(at).bytes }
    }
    return text
  }
}
