// SPDX-License-Identifier: GPL-2.0-only

extension ByteView {
  /// Whether a terminal would do more with the text than show it: control characters besides tabs and
  /// newlines, and those that turn the direction of what follows.
  package var steersTerminal: Bool {
    var at = 0
    while at < count {
      let byte = self[at]
      if byte < 0x20 ? byte != 9 && byte != 10 : byte == 0x7F { return true }
      if byte >= 0x80 {
        let (value, length) = scalar(at: at)
        if Self.isSteering(value, byte) { return true }
        at += length
      } else {
        at += 1
      }
    }
    return false
  }

  /// Whether a character beyond ASCII is one of those; `byte` is its first, or the one that is no
  /// UTF-8, which other terminals take for a control character.
  fileprivate static func isSteering(_ value: UInt32, _ byte: UInt8) -> Bool {
    switch value {
    case 0x80..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    case 0xFFFD: byte < 0xA0
    default: false
    }
  }
}

extension ByteBuffer {
  /// Adds a text so that a terminal shows all of it and does nothing else: `^X` for a control
  /// character, `<U+202E>` for one beyond ASCII, `<9B>` for a byte that is no UTF-8.
  package mutating func append(shown text: ByteView) {
    guard text.steersTerminal else { return append(text) }
    var at = 0
    while at < text.count {
      let byte = text[at]
      let (value, length) = text.scalar(at: at)
      if byte < 0x20 ? byte != 9 && byte != 10 : byte == 0x7F {
        append("^")
        append(byte ^ 0x40)
      } else if byte >= 0x80 && ByteView.isSteering(value, byte) {
        let isByte = value == 0xFFFD
        append(isByte ? "<" : value < 0x100 ? "<U+00" : "<U+")
        append(String(isByte ? UInt32(byte) : value, radix: 16, uppercase: true) + ">")
      } else {
        append(text[at..<(at + length)])
      }
      at += length
    }
  }

  /// Does the same to what was added from `start` on.
  package mutating func showControls(from start: Int) {
    let text = view.from(start)
    guard text.steersTerminal else { return }
    let copy = text.bytes
    truncate(to: start)
    copy.withView { append(shown: $0) }
  }
}
