// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags an input in which no diff was found.
enum NotUnifiedDiff: InputRule {
  static let info = RuleInfo(
    type: "NOT_UNIFIED_DIFF", level: .error, group: .commitMessage,
    why: """
      Nothing in the input looks like a unified diff, so no code was checked. Make patches with \
      git format-patch, and check source files with -f.
      """,
    examples: [
      Example(
        mail: "+Subject: [PATCH] example: no diff\n+\n+There is no diff here.", isWhole: true),
      Example("+int a;", inWholeFile: false),
    ])

  static func finish(
    _ line: borrowing Line, _ log: borrowing CommitLog, _ out: inout Reporter
  ) {
    // A cover letter has no diff; the script knows it by the name that git format-patch gives it.
    if log.isPatch || log.mail.isCoverLetter || line.inputName.hasSuffix("cover-letter.patch") {
      return
    }
    out.report(Self.self, .noDiff, show: .none)
  }
}

extension NotUnifiedDiff {
  /// The diff of a merge, which begins in the line.
  enum Combined: FileRule {
    static let info = NotUnifiedDiff.info

    static func enter(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
      out.report(Self.self, .combined)
    }
  }
}

extension Message {
  fileprivate static let combined: Message =
    "the combined diff of a merge is not checked; compare with one parent (git diff HEAD^1)"
  fileprivate static let noDiff: Message = "no unified diff found; check source files with -f"
}
