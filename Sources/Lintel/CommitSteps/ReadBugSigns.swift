// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Looks for signs that a patch fixes a bug, and for a revert.
enum ReadBugSigns: CommitStep {
  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    if log.inHeader || log.isPatch { return }
    if line.code.has("This reverts commit") { log.isRevert = true }
    if let sign = firstSign(in: line.code) { log.fixesTagReason = sign.bytes }
  }

  private static func firstSign(in line: ByteView) -> ByteView? {
    for index in 0..<line.count {
      let length =
        switch line[index] {
        case UInt8(ascii: "B"):
          line.has("BUG: K", at: index) && line.has("SAN: ", at: index + 7) ? 12 : 0
        case UInt8(ascii: "U"): line.has("UBSAN: ", at: index) ? 7 : 0
        case UInt8(ascii: "C"): line.has("Call Trace:", at: index) ? 11 : 0
        case UInt8(ascii: "s"):
          line.has("stable@", at: index) ? 7 : line.has("syzkaller", at: index) ? 9 : 0
        default: 0
        }
      if length > 0 { return line[index..<(index + length)] }
    }
    return nil
  }
}
