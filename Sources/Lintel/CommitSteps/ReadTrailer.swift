// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Takes a trailer apart for the rules about trailers.
enum ReadTrailer: CommitStep {
  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    // The script reads trailers in the diff as well, where a list of them may be data.
    let isElsewhere = log.inHeader || line.options.precise && !line.path.view.isEmpty
    log.trailer = isElsewhere ? nil : Trailer(line.code)
    guard let trailer = log.trailer else { return }
    let isAboutTool = line.has(.assistedBy) && isAboutTool(line.code[trailer.tag])
    log.trailerAddress = isAboutTool ? nil : MailAddress(line.code.from(trailer.valueStart))
  }

  /// Whether a trailer with this tag names a tool and not a person.
  static func isAboutTool(_ tag: ByteView) -> Bool { tag.hasIgnoringCase("assisted-by:") }
}

/// Ends the look at a trailer that names a tool: it is not checked further.
enum LeaveToolTrailer: CommitStep {
  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    if log.trailer != nil && log.trailerAddress == nil { log.endsLine = true }
  }
}
