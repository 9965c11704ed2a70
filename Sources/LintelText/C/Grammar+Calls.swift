// SPDX-License-Identifier: GPL-2.0-only

/// Calls of families of functions, and the texts that a line with one must have.
extension Grammar {
  /// The first call of a logging function at or after `start`, from the name to after the open
  /// parenthesis.
  package static func loggingCall(
    _ text: ByteView, from start: Int = 0, inUBoot: Bool = false
  ) -> Range<Int>? {
    var at = start
    while at < text.count {
      guard text[at].isWord else {
        at += 1
        continue
      }
      if !text[at - 1].isWord {
        var end = 0
        let isCall = loggingFunction(text, at, inUBoot: inUBoot) {
          end = text.skipSpaces($0)
          return text[end] == UInt8(ascii: "(")
        }
        if isCall { return at..<(end + 1) }
      }
      at = text.wordEnd(at)
    }
    return nil
  }

  /// Texts of which the name of every logging function, U-Boot's too, has at least one.
  package static let loggingNameParts: [StaticString] = [
    "printk", "_emerg", "_alert", "_crit", "_err", "_warn", "_notice", "_info", "debug", "_dbg",
    "_vdbg", "_devel", "_cont", "WARN", "panic", "MODULE_", "seq_", "printf",
  ]
}
