// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a log with lines of a diff, which patch programs would try to apply.
enum DiffInCommitMsg: CommitRule {
  static let info = RuleInfo(
    type: "DIFF_IN_COMMIT_MSG", level: .error, group: .commitMessage,
    why: """
      patch(1) searches the whole mail for diffs, indented ones included, so a diff that the log \
      quotes may be applied. Put a > or the like before its headers.
      """,
    examples: [
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong:
          !  --- a/drivers/example/example.c
          +---
          """),
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong:
          !  @@ -1,2 +1,2 @@
          +---
          """),
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong:
          +> --- a/drivers/example/example.c
          +---
          """),
    ])

  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    guard log.inLog, !log.hasDiffInLog else { return }
    let start = line.code.skipSpaces(0)
    // git am, which maintainers use, takes an indented diff for text; patch(1) does not.
    if line.options.precise && start > 0 { return }
    if isDiff(line.code, start) || isFileName(line.code, start) || isHunk(line.code, start) {
      out.report(Self.self, .diff)
      log.hasDiffInLog = true
    }
  }

  private static func isFileName(_ line: ByteView, _ start: Int) -> Bool {
    let name = line.skipSpaces(start + 3)
    guard name > start + 3 else { return false }
    return line.has("---", at: start) && line.has("a/", at: name)
      || line.has("+++", at: start) && line.has("b/", at: name)
  }

  /// Whether a hunk header with both line counts starts at `start`.
  private static func isHunk(_ line: ByteView, _ start: Int) -> Bool {
    guard let header = HunkHeader(line.from(start)) else { return false }
    return header.old.hasCount && header.new.hasCount
  }

  private static var pathBytes: ByteSet { ByteSet.word.union(ByteSet("/")) }

  /// Whether the line is an indented diff command for two paths that go on alike after `a/` and
  /// `b/`; only paths without a dot are understood.
  private static func isDiff(_ line: ByteView, _ start: Int) -> Bool {
    guard start > 0, line.has("diff", at: start), !line[start + 4].isWord else { return false }
    let options = line.from(start + 4)
    guard let path = lastOldPath(options) else { return false }
    var at = 0
    while at < options.count {
      let end = options.skip(pathBytes, at)
      if hasOldPath(options[at..<end]) {
        let other = options.skipSpaces(end)
        if other > end, options.has("b/", at: other), options.has(path, at: other + 2),
          options.isWordBoundary(other + 2 + path.count)
        {
          return true
        }
      }
      at = end + 1
    }
    return false
  }

  /// What follows the last `a/`.
  private static func lastOldPath(_ options: ByteView) -> ByteView? {
    var end = options.count
    while let slash = options.lastIndex(of: UInt8(ascii: "/"), before: end) {
      if options[slash - 1] == UInt8(ascii: "a"), options[slash + 1].isA(pathBytes) {
        return options[(slash + 1)..<options.skip(pathBytes, slash + 1)]
      }
      end = slash
    }
    return nil
  }

  /// Whether an `a/` with something after it stands in the path.
  private static func hasOldPath(_ path: ByteView) -> Bool {
    guard let found = path.firstIndex(of: "a/") else { return false }
    return found + 2 < path.count
  }
}

extension Message {
  fileprivate static let diff: Message = "put a > before the diff, or patch applies it"
}
