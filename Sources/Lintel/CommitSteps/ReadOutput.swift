// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Notes for `--precise` which lines of the log its author has not written.
enum ReadOutput: CommitStep {
  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    guard log.inLog, line.options.precise else { return }
    let isOutput = log.output.reads(line.raw)
    out.relevance?.isOutput = isOutput || log.inStackDump
  }
}
