// SPDX-License-Identifier: GPL-2.0-only

/// A file of several mails, each after a line `From sender date`.
package enum Mailbox {
  /// Where the messages are when `input` is a mailbox with more than one, else nothing.
  ///
  /// A `From ` line said twice starts one message. A message that says how long it is, and is followed
  /// by another or by the end there, has no start in it.
  package static func messages(in input: ByteView) -> [Range<Int>] {
    guard input.has("From ") else { return [] }
    var starts: [Int] = []
    var at = 5
    var statedEnd = self.statedEnd(of: 0, in: input)
    // A capital F is rare in patches, so a search for it passes over most of the input at once.
    while let found = input.firstIndex(of: UInt8(ascii: "F"), from: at) {
      if found >= statedEnd, input[found - 1] == 10, input.has("From ", at: found),
        MailHeader.lineEnd(input, starts.last ?? 0) < found, isStart(input, found)
      {
        starts.append(found)
        statedEnd = self.statedEnd(of: found, in: input)
      }
      at = found + 1
    }
    guard !starts.isEmpty else { return [] }
    let bounds = [0] + starts + [input.count]
    return (1..<bounds.count).map { bounds[$0 - 1]..<bounds[$0] }
  }

  /// Where the message that starts at `start` ends by its field Content-Length; 0 where it has none,
  /// or one that cannot be.
  private static func statedEnd(of start: Int, in input: ByteView) -> Int {
    let header = MailHeader(input.from(start))
    guard let value = header.value("Content-Length")?.trimmed, let length = value.number(at: 0),
      length.end == value.count, length.value < input.count
    else { return 0 }
    let end = start + header.bodyStart + length.value
    // A blank line, which is not counted, may stand there. More than that would be searched for each
    // message anew.
    var next = end
    while next < end + 4, input[next] == 10 || input[next] == 13 { next += 1 }
    return next >= input.count || input.has("From ", at: next) ? end : 0
  }

  /// The bytes of a message with one `>` taken off each `>From ` line (the form mboxrd).
  package static func unquoted(_ message: ByteView) -> [UInt8] {
    var result: [UInt8] = []
    var copied = 0
    var at = 0
    while let found = message.firstIndex(of: UInt8(ascii: "F"), from: at) {
      at = found + 1
      guard message[found - 1] == UInt8(ascii: ">"), message.has("From ", at: found) else {
        continue
      }
      var start = found - 1
      while message[start - 1] == UInt8(ascii: ">") { start -= 1 }
      guard message[start - 1] == 10 else { continue }
      result.append(contentsOf: message[copied..<start].bytes)
      copied = start + 1
    }
    result.append(contentsOf: message.from(copied).bytes)
    return result
  }

  /// Whether the `From ` at `start` begins a message: a date in it, and a header field after it.
  ///
  /// A blank line stands before it. Messages joined into one file may lack that, and git splits them
  /// all the same; the field has to be one of mails then.
  private static func isStart(_ input: ByteView, _ start: Int) -> Bool {
    let end = MailHeader.lineEnd(input, start)
    // The line of a mailbox is short; this also bounds the time.
    guard end - start < 1000, hasDate(input[start..<end]) else { return false }
    let before = input[start - 2] == 13 ? input[start - 3] : input[start - 2]
    if before != 10 && !input[start..<end].trimmed.hasSuffix(" Mon Sep 17 00:00:00 2001") {
      return mailFields.contains { input.has($0, at: end) }
    }
    return MailHeader.fieldNameEnd(input, end) != nil
      || (input.has(">From ", at: end)
        && MailHeader.fieldNameEnd(input, MailHeader.lineEnd(input, end)) != nil)
  }

  /// The fields that mails begin with, as mailers and archives write them.
  private static let mailFields: [StaticString] = [
    "From:", "Date:", "Subject:", "Return-Path:", "Return-path:", "Received:", "Delivered-To:",
    "Message-ID:", "Message-Id:", "MIME-Version:", "X-Mozilla-Status:",
  ]

  /// Whether the line has a weekday and after it a year, as in `Mon Sep 17 00:00:00 2001`.
  private static func hasDate(_ line: ByteView) -> Bool {
    let days: [StaticString] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    guard let day = days.lazy.compactMap({ line.range(ofWord: $0) }).first else { return false }
    var at = day.upperBound
    while at < line.count {
      let end = line.skip(.digit, at)
      if end - at == 4, line[at] == UInt8(ascii: "1") || line[at] == UInt8(ascii: "2") {
        return true
      }
      at = end + 1
    }
    return false
  }
}
