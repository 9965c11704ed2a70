// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a commit that the log mentions in another way than `commit <id> ("<subject>")`.
enum GitCommitID: CommitRule {
  static let info = RuleInfo(
    type: "GIT_COMMIT_ID", level: .error, group: .commitMessage,
    why: """
      A short id becomes ambiguous as the repository grows, and an id alone tells a reader nothing. \
      Write commit, at least 12 digits of the id, and the subject in quotes and parentheses.
      """,
    reference: "Documentation/process/submitting-patches.rst#describe-your-changes",
    examples: [
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          !The thing was added by commit 1234567 and was wrong.
          +---
          """),
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was added by commit 0123456789ab ("example: add the
          +thing") and was wrong.
          +---
          """),
    ])

  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    guard log.inLog, !log.inStackDump else { return }
    let text = line.code
    let endsInCommit = CommitText.endsInCommit(text)
    guard !isLink(text), !text.hasRevertedID,
      CommitText.hasCommitID(text)
        || endsInCommit && CommitText.startsWithID(line.patch.raw(line.number))
        || CommitText.hasBareID(text)
    else { return }
    var reference = CommitReference(text)
    if endsInCommit || CommitText.hasIDAfterCommit(text) { reference.findSubject(line) }
    let isStyled = reference.readID()
    if isWrong(reference, isStyled, line), log.lastSplitCommitLine != line.number - 1 {
      out.report(
        Self.self, .style(reference, line.services.git),
        show: reference.hasSubject ? .lineAnd(reference.below) : .line)
    }
    // The line with the id itself is not reported again.
    if endsInCommit { log.lastSplitCommitLine = line.number }
  }

  private static func isWrong(
    _ reference: CommitReference, _ isStyled: Bool, _ line: borrowing Line
  ) -> Bool {
    switch reference.id.withView({ line.services.git.commitInfo($0) }) {
    case .found(_, let subject):
      return !isStyled || !reference.isQuoted || reference.subject != subject
    case .unknown: return false
    case .ambiguous, .noAnswer: return !isStyled || !reference.isQuoted
    }
  }

  private static func isLink(_ line: ByteView) -> Bool {
    let start = line.skipSpaces(0)
    let tags: [StaticString] = [
      "Link:", "Patchwork:", "http:", "https:", "BugLink:", "base-commit:",
    ]
    return tags.contains { line.hasIgnoringCase($0, at: start) }
  }
}

extension ByteView {
  /// Whether the line is the one with which git revert starts a log.
  fileprivate var hasRevertedID: Bool {
    let small = ByteSet("0123456789abcdef")
    return has("This reverts commit ") && skip(small, 20) >= 27
  }
}

extension Message {
  /// What to write, ready-made where git knows the commit.
  fileprivate static func style(_ reference: CommitReference, _ git: Git) -> Message {
    let word: StaticString = reference.isCapitalised ? "Commit" : "commit"
    if case .found(let id, let subject) = reference.id.withView({ git.commitInfo($0) }) {
      return "write the commit as '\(word) \(id) (\"\(subject)\")'"
    }
    return "write \(word) \(reference.id) as '\(word) <12 or more digits> (\"<subject>\")'"
  }
}
