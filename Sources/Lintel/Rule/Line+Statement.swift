// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

extension Line {
  /// The line that is `below` lines below in the input or, where that one is removed, the next.
  package func rawBelow(_ below: Int) -> ByteView {
    patch.lineBelow(index + below, 0).map { patch.raw($0) } ?? .empty
  }

  /// The lines of a statement as written, each with a newline after it.
  ///
  /// There are as many as the statement's code has newlines, and one more; none starts after `limit`
  /// bytes.
  package func rawLines(
    of statement: borrowing StatementBlock, upTo limit: Int = .max
  ) -> [UInt8] {
    var text: [UInt8] = []
    for below in 0...statement.text.occurrences(of: UInt8(ascii: "\n")) where text.count <= limit {
      text += rawBelow(below).bytes
      text.append(UInt8(ascii: "\n"))
    }
    return text
  }

  /// The lines of a statement for a report that shows them: no more of them than it does.
  package func shownLines(of statement: borrowing StatementBlock) -> [UInt8] {
    if options.terse { return [] }
    return rawLines(of: statement, upTo: options.actsAsScript ? .max : Limits.shownBytes)
  }
}
