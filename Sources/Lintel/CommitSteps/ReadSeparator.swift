// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Notes the `---` line, after which nothing belongs to the log, and a diffstat's MAINTAINERS.
enum ReadSeparator: CommitStep {
  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    if line.code.equals("---") {
      log.hasSeparator = true
      log.inLog = false
    }
    let start = line.code.skipSpaces(0)
    if line.code.has("MAINTAINERS", at: start),
      line.code[line.code.skipSpaces(start + 11)] == UInt8(ascii: "|")
    {
      log.mentionsMaintainers = true
    }
  }
}
