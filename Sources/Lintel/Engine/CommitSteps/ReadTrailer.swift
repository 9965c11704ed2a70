// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Takes a trailer apart for the rules about trailers.
enum ReadTrailer: CommitStep {
  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    log.trailer = log.inHeader ? nil : Trailer(line.code)
    guard let trailer = log.trailer else { return }
    log.trailerAddress =
      isAboutTool(trailer, line.code) ? nil : MailAddress(line.code.from(trailer.valueStart))
  }

  /// Whether the trailer names a tool and not a person.
  static func isAboutTool(_ trailer: Trailer, _ line: ByteView) -> Bool {
    line[trailer.tag].hasIgnoringCase("assisted-by:")
  }
}

/// Ends the look at a trailer that names a tool: it is not checked further.
enum LeaveToolTrailer: CommitStep {
  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    if log.trailer != nil && log.trailerAddress == nil { log.endsLine = true }
  }
}
