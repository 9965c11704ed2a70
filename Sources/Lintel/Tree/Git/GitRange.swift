// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// The commits that the expressions of a `--git` run stand for, and each as a mailed patch.
package struct GitRange {
  /// A commit to check.
  package struct Commit: Sendable, Equatable {
    /// The full id.
    package let id: [UInt8]
    /// The subject, on one line.
    package let subject: [UInt8]
  }

  /// The commits in the order of the oracle: the last expression first, and the oldest first in
  /// each. Merges are left out.
  package let commits: [Commit]

  private let git: Git

  /// One `git format-patch` for each run of commits that one expression gave.
  private let runs: [(arguments: [String], count: Int)]

  /// The commits of `A..B`, `A...B`, `REV-COUNT` and single revisions.
  package init(expressions: [String], git: Git) {
    self.git = git
    var commits: [Commit] = []
    var runs: [(arguments: [String], count: Int)] = []
    for expression in expressions.reversed() {
      let arguments = GitRange.revisions(expression)
      let found = GitRange.list(arguments, git)
      commits += found.reversed()
      if !found.isEmpty { runs.append((arguments, found.count)) }
    }
    self.commits = commits
    self.runs = runs
  }

  /// What git calls the commits of an expression.
  ///
  /// A count goes behind a dash; what looks like an option is no revision and is never handed on.
  private static func revisions(_ expression: String) -> [String] {
    let text = Array(expression.utf8)
    var digits = text.count
    while digits > 0 && text[digits - 1].isDigit { digits -= 1 }
    let parts: [String]
    if digits < text.count, digits > 0, text[digits - 1] == UInt8(ascii: "-") {
      let revision = String(decoding: text[..<(digits - 1)], as: UTF8.self)
      parts = ["-" + String(decoding: text[digits...], as: UTF8.self), revision]
    } else if expression.contains("..") {
      parts = [expression]
    } else {
      parts = ["-1", expression]
    }
    guard let revision = parts.last, !revision.hasPrefix("-") else { return [] }
    return revision.isEmpty ? Array(parts.dropLast()) : parts
  }

  private static func list(_ revisions: [String], _ git: Git) -> [Commit] {
    let command = git.command(
      ["log", "--no-color", "--no-merges", "--pretty=format:%H %s"] + revisions + ["--"])
    guard !revisions.isEmpty, var log = try? ChildProcess(command) else { return [] }
    log.closeInput()
    var commits: [Commit] = []
    var line = ByteBuffer()
    while log.readLine(into: &line) {
      let view = line.view
      if let blank = view.firstIndex(of: UInt8(ascii: " ")), blank >= 40,
        view.upTo(blank).bytes.allSatisfy(\.isHexDigit)
      {
        commits.append(Commit(id: view.upTo(blank).bytes, subject: view.from(blank + 1).bytes))
      }
      line.clear()
    }
    return commits
  }

  /// Calls `body` with each commit and its text, as `git format-patch -M --stdout -1` gives it,
  /// until it returns false.
  ///
  /// A commit that changes nothing has an empty text. The view is valid during the call only.
  package func forEachCommit(_ body: (Commit, ByteView) -> Bool) {
    var next = 0
    for run in runs {
      let last = next + run.count
      let command = git.command(
        [
          "format-patch", "-M", "--stdout", "--no-numbered", "--no-thread", "--no-cover-letter",
          "--no-base",
        ] + run.arguments + ["--"])
      guard var patches = try? ChildProcess(command) else { return }
      patches.closeInput()
      var text = ByteBuffer()
      var line = ByteBuffer()
      var current: Int?
      while patches.readLine(into: &line) {
        // A message may quote the first line of some other mail.
        if let id = GitRange.idOfMailStart(line.view),
          let start = commits[next..<last].firstIndex(where: { $0.id == id })
        {
          // The commits between the last one and this one have no patch.
          if let current {
            // A blank line stands between two patches and is no part of either.
            guard body(commits[current], text.view.upTo(text.count - 1)) else { return }
          }
          for empty in next..<start {
            guard body(commits[empty], .empty) else { return }
          }
          text.clear()
          current = start
          next = start + 1
        }
        text.append(line.view)
        text.append(UInt8(ascii: "\n"))
        line.clear()
      }
      if let current {
        guard body(commits[current], text.view) else { return }
      }
      for empty in next..<last {
        guard body(commits[empty], .empty) else { return }
      }
      next = last
    }
  }

  /// The id in the line that starts a patch in the form of a mail.
  private static func idOfMailStart(_ line: ByteView) -> [UInt8]? {
    guard line.has("From "), line.hasSuffix(" Mon Sep 17 00:00:00 2001"),
      line.count == 5 + 40 + 25 || line.count == 5 + 64 + 25
    else { return nil }
    let id = line[5..<(line.count - 25)].bytes
    return id.allSatisfy(\.isHexDigit) ? id : nil
  }
}
