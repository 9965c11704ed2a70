// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// The commits that the expressions of a `--git` run stand for, each as a mailed patch, read while
/// git still writes the later ones.
///
/// One `git format-patch` an expression gives the texts one after the other. With `-z` it ends each
/// mail with a zero byte, and puts one between a mail's message and its diff; a message can hold
/// none, so that no quoted mail and no quoted diff is taken for a real one.
package struct GitRange: ~Copyable {
  /// A commit to check.
  package struct Commit: Sendable, Equatable {
    /// The full id.
    package let id: [UInt8]
    /// The subject, on one line.
    package let subject: [UInt8]
    /// What `git format-patch -M --stdout -1` prints for it; empty for a commit without changes.
    package let text: [UInt8]
  }

  private let git: Git

  /// The expressions that are still to be asked for, the next one last.
  private var expressions: [String]

  /// The git that writes, and what it was asked for.
  private var patches: ChildProcess?
  private var expression = ""

  /// The start of the next mail, up to its first zero byte; empty at the end.
  private var head = ByteBuffer(capacity: 4096)
  /// The longest text of a commit, in bytes; of a longer one the rest is left out.
  private let longest: Int

  /// How git ended for the last expression, the first that was asked for; nil before it has.
  package private(set) var lastStatus: Int32?

  /// Commits that git did not give.
  package struct Failure: Sendable, Equatable {
    /// The expression and the reason.
    package let error: InputError
    /// Whether git gave up after some commits, so that the rest is missing.
    package let isCut: Bool
  }

  private var failures: [Failure] = []
  private var hasGivenUp = false

  /// The commits of `A..B`, `A...B`, `REV-COUNT` and single revisions, in the order of the oracle:
  /// the last expression first, and the oldest first in each. Merges are left out.
  ///
  /// Of a commit with more than `longest` bytes only so many are given, and a file with as many is
  /// binary to git.
  package init(expressions: [String], git: Git, longest: Int = .max) {
    self.git = git
    self.expressions = expressions
    self.longest = longest
  }

  /// What went wrong and nobody has taken yet, for after the last commit.
  package mutating func takeFailure() -> Failure? {
    failures.isEmpty ? nil : failures.removeFirst()
  }

  /// The next commit; nil at the end.
  package mutating func next() -> Commit? {
    while head.view.isEmpty {
      guard !hasGivenUp, let expression = expressions.popLast() else { return nil }
      start(expression)
    }
    let id = Self.idOfMailStart(head.view).bytes
    let subject = MailedSubject.decode(head.view)
    var text = ByteBuffer(head.view)
    head.clear()
    var hasDiff = false
    while true {
      let end = text.count
      // The first zero byte stands for a newline, a later one is part of the diff.
      text.append(hasDiff ? 0 : UInt8(ascii: "\n"))
      // A mail that starts here is whole, however much there is already.
      let isRead = patches?.readRecord(
        endingWith: 0, into: &text, limit: max(longest, end + Self.longestHead))
      guard isRead == true else {
        text.truncate(to: end)
        break
      }
      let record = text.view.from(end + 1)
      if !Self.idOfMailStart(record).isEmpty {
        head.append(record)
        text.truncate(to: end)
        break
      }
      hasDiff = true
      text.truncate(to: max(longest, end))
    }
    if head.view.isEmpty, let reason = reasonOfEnd() {
      // The mail may lack its end.
      fail(reason, isCut: true)
      hasGivenUp = true
      return nil
    }
    return Commit(id: id, subject: subject, text: hasDiff ? text.view.bytes : [])
  }

  private mutating func start(_ expression: String) {
    self.expression = expression
    let revisions = Self.revisions(expression)
    guard !revisions.isEmpty else {
      if lastStatus == nil { lastStatus = Self.notARevision }
      return fail("no revision", isCut: false)
    }
    // What else a user may have configured is in the mail that the oracle reads, too.
    var command = git.command(
      [
        "format-patch", "-M", "--stdout", "-z", "--always", "--no-numbered", "--no-thread",
        "--no-cover-letter", "--no-base",
      ] + revisions + ["--"])
    // What is longer than a commit may be is not compared at all, which would take git much memory;
    // attributes of the repository can have it compared all the same.
    if longest != .max {
      command = command.with(settings: ["core.bigFileThreshold=\(longest)"])
        .with(memory: Limits.gitBytes)
    }
    do {
      patches = try command.start()
    } catch {
      return fail(GitFailure.reason(starting: error), isCut: false)
    }
    patches?.closeInput()
    head.clear()
    let isRead =
      patches?.readRecord(endingWith: 0, into: &head, limit: min(longest, Self.longestFirstHead))
      ?? false
    if isRead, !Self.idOfMailStart(head.view).isEmpty { return }
    let isEmpty = head.view.isEmpty
    head.clear()
    let reason = reasonOfEnd()
    fail(reason ?? (isEmpty ? "no commits" : GitFailure.garbled), isCut: false)
  }

  /// Waits for the end of the git that writes; what went wrong, or nil.
  private mutating func reasonOfEnd() -> String? {
    guard var process = patches.take() else { return nil }
    let reason = GitFailure.reason(ending: &process)
    if lastStatus == nil { lastStatus = process.waitForEnd() }
    return reason
  }

  private mutating func fail(_ reason: String, isCut: Bool) {
    let error = InputError(path: expression, code: InputError.gaveUp, detail: reason)
    failures.append(Failure(error: error, isCut: isCut))
  }

  /// The longest message of a commit that is read after one whose text is cut, in bytes.
  private static let longestHead = 1 << 20

  /// The longest message of the first commit of a range, in bytes: what is longer is none.
  private static let longestFirstHead = 16 << 20

  /// The exit status of git for a word that names no commit.
  private static let notARevision: Int32 = 128

  /// What git calls the commits of an expression.
  ///
  /// A count goes after a dash; what looks like an option is no revision and is never handed on.
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

  /// The id in the two lines that start a mail; empty where none starts.
  ///
  /// After a zero byte in a diff no such two lines can stand, as the second would be a line of the
  /// diff and have a marker.
  private static func idOfMailStart(_ record: ByteView) -> ByteView {
    let end = record.skip(ByteSet.hexDigit, 5)
    guard record.has("From "), end == 5 + 40 || end == 5 + 64,
      record.has(" Mon Sep 17 00:00:00 2001\nFrom: ", at: end)
    else { return .empty }
    return record[5..<end]
  }
}
