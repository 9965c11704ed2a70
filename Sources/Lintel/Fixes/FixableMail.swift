// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// How the fixes of a mail get back into the input that the mail is part of.
enum FixableMail {
  /// What keeps the messages of one mail from being written back, with the mail's name; nil where
  /// nothing does.
  static func obstacle(to messages: ArraySlice<MailMessage>) -> String? {
    guard let first = messages.first, let change = first.change ?? other(messages) else {
      return nil
    }
    return "\(first.name ?? "a mail") not fixed: it is \(change.rawValue)"
  }

  private static func other(_ messages: ArraySlice<MailMessage>) -> MailMessage.Change? {
    messages.count > 1 ? .parts : nil
  }

  /// The text of a message as it is fixed: with the quotes that its mailbox gave it, so that what is
  /// not fixed stays as it is.
  static func text(of message: MailMessage, in input: ByteView) -> [UInt8] {
    if message.change != nil { return message.text }
    let raw = input[message.source]
    return message.hadCRLF ? LineEnds.withoutCR(raw) : raw.bytes
  }

  /// The bytes that the fixed lines of a message are in its input.
  static func written(
    _ lines: [[UInt8]], for message: MailMessage, in input: ByteView
  ) -> [UInt8] {
    let raw = input[message.source]
    var text = patchText(lines, endsInNewline: raw.last == UInt8(ascii: "\n"))
    if message.hadCRLF { text = text.withView(LineEnds.withCR) }
    return text
  }

  /// The text that the lines of a patch are.
  static func patchText(_ lines: [[UInt8]], endsInNewline: Bool) -> [UInt8] {
    var text = [UInt8](lines.joined(separator: [UInt8(ascii: "\n")]))
    if endsInNewline { text.append(UInt8(ascii: "\n")) }
    return text
  }
}
