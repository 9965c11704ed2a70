// SPDX-License-Identifier: GPL-2.0-only

import Synchronization

/// Commits that come as git writes them.
package final class CommitInputs: InputSource {
  private struct State: ~Copyable {
    var range: GitRange
    /// What was read to see whether there are several.
    var ahead: [CheckInput] = []
    var taken = 0
    var hasFailed = false

    mutating func read() -> CheckInput? {
      guard let commit = range.next() else {
        guard let expression = range.failedExpression, !hasFailed else { return nil }
        hasFailed = true
        return .unreadableCommits(expression: expression)
      }
      let name = Array("Commit ".utf8) + commit.id.prefix(12) + Array(" (\"".utf8)
      return .commit(
        text: commit.text, name: String(decoding: commit.id, as: UTF8.self),
        displayName: name + commit.subject + Array("\")".utf8))
    }
  }

  private let state: Mutex<State>
  package let hasSeveral: Bool
  package let isEmpty: Bool

  /// The exit status of a run without commits: that of git, or 255 where git was content with an
  /// empty range, as in the oracle.
  package let emptyStatus: Int32

  /// The commits of a range, of which the first two are read at once.
  package init(_ range: consuming GitRange) {
    var state = State(range: range)
    while state.ahead.count < 2, let input = state.read() { state.ahead.append(input) }
    hasSeveral = state.ahead.count > 1
    isEmpty = state.ahead.isEmpty
    let status = state.range.lastStatus ?? 0
    emptyStatus = status == 0 ? 255 : status
    self.state = Mutex(state)
  }

  package var count: Int? { nil }
  package var size: Int? { nil }

  package func next() -> (index: Int, input: CheckInput)? {
    state.withLock { state in
      guard let input = state.ahead.isEmpty ? state.read() : state.ahead.removeFirst() else {
        return nil
      }
      state.taken += 1
      return (state.taken - 1, input)
    }
  }
}
