// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags an id in the log that no commit of the repository has.
enum UnknownCommitID: CommitRule {
  static let info = RuleInfo(
    type: "UNKNOWN_COMMIT_ID", level: .warning, group: .commitMessage,
    why: """
      An id from a private branch, or from before a rebase, leads nowhere for everybody else. Fetch \
      the tree that has the commit, or look its new id up.
      """,
    examples: [
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          !Commit 0123456789ab ("example: add the thing") was wrong.
          +---
          """),
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The commit that added the thing was wrong.
          +---
          """),
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +Commit 0123456789ab ("example: add the thing") was wrong.
          +---
          """, options: ["--precise"]),
    ])

  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    guard log.inLog, let id = firstID(in: line.code) else { return }
    if case .found = line.services.git.commitInfo(id) { return }
    // Elsewhere, and where the history is cut off, that a commit is not there says nothing.
    if line.options.precise, !hasKernelHistory(line.services.git) { return }
    out.report(Self.self, .unknown(id))
  }

  /// The commit with which the kernel's history in git starts, Linux 2.6.12-rc2.
  private static let firstCommit: StaticString = "1da177e4c3f41524e886b7f1b8a0c1fc7321cac2"

  /// Whether the repository has the history of the kernel from its start in git.
  private static func hasKernelHistory(_ git: Git) -> Bool {
    if case .found = git.commitInfo(ByteView(firstCommit)) { return true }
    return false
  }

  /// The first id of 6 to 40 digits after "commit", or after "Fixes:" at the start of the line.
  private static func firstID(in line: ByteView) -> ByteView? {
    if line.hasIgnoringCase("fixes:"), let id = id(in: line, after: 6) { return id }
    var at = 0
    while let word = line.rangeOfCommitWord(from: at) {
      if let id = id(in: line, after: word.upperBound) { return id }
      at = word.upperBound
    }
    return nil
  }

  private static func id(in line: ByteView, after end: Int) -> ByteView? {
    let start = line.skipSpaces(end)
    let stop = line.skip(.hexDigit, start)
    guard start > end, (6...40).contains(stop - start), !line[stop].isWord else { return nil }
    return line[start..<stop]
  }
}

extension Message {
  fileprivate static func unknown(_ id: ByteView) -> Message {
    "look up \(id), no commit here has this id: was it rebased, or is it not fetched?"
  }
}
