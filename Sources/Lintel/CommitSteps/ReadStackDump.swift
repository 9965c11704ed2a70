// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Notes where a stack dump starts, whose lines need not be short.
enum ReadStackDump: CommitStep {
  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    let text = line.code
    let start = text.skipSpaces(0)
    if log.inLog && (isComplaint(text, start) || isTimestamp(text, start) || isAddress(text, start))
      || areRegisters(text) || isFrame(text, start)
    {
      log.inStackDump = true
    }
  }

  private static func isComplaint(_ line: ByteView, _ start: Int) -> Bool {
    line.has("WARNING:", at: start) || line.has("BUG:", at: start)
  }

  /// The kernel's time, such as `[   12.345678]`.
  private static func isTimestamp(_ line: ByteView, _ start: Int) -> Bool {
    guard line[start] == UInt8(ascii: "[") else { return false }
    let seconds = line.skipSpaces(start + 1)
    let dot = line.skip(.digit, seconds)
    guard dot > seconds, line[dot] == UInt8(ascii: "."),
      line.skip(.digit, dot + 1) == dot + 7
    else { return false }
    return line[line.skipSpaces(dot + 7)] == UInt8(ascii: "]")
  }

  /// A code address, such as `[<ffffffff81012345>]`.
  private static func isAddress(_ line: ByteView, _ start: Int) -> Bool {
    guard line.has("[<", at: start) else { return false }
    let end = line.skip(.hexDigit, start + 2)
    return end >= start + 10 && line.has(">]", at: end)
  }

  /// Three registers and their values, such as ` RAX: 0 RBX: 0 RCX: 0`.
  private static func areRegisters(_ line: ByteView) -> Bool {
    var at = 0
    for _ in 0..<3 {
      let name = line.skipSpaces(at)
      let colon = line.wordEnd(name)
      guard name > at, colon > name, line[colon] == UInt8(ascii: ":") else { return false }
      let value = line.skipSpaces(colon + 1)
      at = line.skip(.hexDigit, value)
      guard value > colon + 1, at > value else { return false }
    }
    return true
  }

  /// A frame as the crash tool prints it, such as `#3 [ffff88] schedule at ffffff`.
  private static func isFrame(_ line: ByteView, _ start: Int) -> Bool {
    guard line[start] == UInt8(ascii: "#") else { return false }
    let digits = line.skip(.digit, start + 1)
    let open = line.skipSpaces(digits)
    guard digits > start + 1, line[open] == UInt8(ascii: "[") else { return false }
    let close = line.skip(.hexDigit, open + 1)
    guard close > open + 1, line[close] == UInt8(ascii: "]") else { return false }
    let name = line.skipSpaces(close + 1)
    let end = line.wordEnd(name)
    return end > name && line.has(" at ", at: end) && line[end + 4].isHexDigit
  }
}

/// Notes where a stack dump ends: at a blank line.
enum LeaveStackDump: CommitStep {
  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    if log.inLog && log.inStackDump && line.code.isBlank { log.inStackDump = false }
  }
}
