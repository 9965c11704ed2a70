// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

extension StatementBlock {
  /// The code of the statement as an excerpt shows it.
  package var shown: [UInt8] { text.bytes + [UInt8(ascii: "\n")] }
}

/// What checks of a call in a statement's first line need; its arguments may stand in later lines.
extension ByteView {
  /// The part before the first newline.
  package var firstLine: ByteView { upTo(firstIndex(of: UInt8(ascii: "\n")) ?? count) }

  /// Where the first argument starts when white space and an open parenthesis stand at `at`.
  package func argumentsStart(_ at: Int) -> Int? {
    let open = skipSpaces(at)
    return self[open] == UInt8(ascii: "(") ? skipSpaces(open + 1) : nil
  }

  /// Whether a call of the function in the first line is accepted, given where its first argument
  /// starts; the calls are tried in order.
  package func hasCallInFirstLine(
    _ name: StaticString, _ accepts: (_ argument: Int) -> Bool
  ) -> Bool {
    let line = firstLine
    guard self[0] == UInt8(ascii: "+") else { return false }
    var at = 1
    while let found = line.range(ofWord: name, from: at) {
      at = found.upperBound
      if let start = argumentsStart(at), accepts(start) { return true }
    }
    return false
  }
}
