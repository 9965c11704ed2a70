// SPDX-License-Identifier: GPL-2.0-only

package import LintelText
import Synchronization

/// Commits that come as git writes them.
package final class CommitInputs: InputSource {
  private struct State: ~Copyable {
    var range: GitRange
    /// What was read to see whether there are several.
    var ahead: [CheckInput] = []
    var taken = 0

    mutating func read() -> CheckInput? {
      if let commit = range.next() {
        let name = Array("Commit ".utf8) + commit.id.prefix(12) + Array(" (\"".utf8)
        return .commit(
          text: commit.text, name: String(decoding: commit.id, as: UTF8.self),
          displayName: name + commit.subject + Array("\")".utf8))
      }
      guard let failure = range.takeFailure() else { return nil }
      // The script says nothing of an expression without commits where another has some.
      return .unreadable(failure.error, scriptStatus: failure.isCut ? InputError.gaveUp : 0)
    }
  }

  private let state: Mutex<State>
  package let hasSeveral: Bool
  package let isEmpty: Bool

  /// Why there are no commits at all; nothing where there are some.
  package let failures: [InputError]

  /// The exit status of checkpatch.pl for a run without commits: that of git, or 255 where git was
  /// content with an empty range.
  package let emptyStatus: Int32

  /// The commits of a range, of which the first two are read at once.
  package init(_ range: consuming GitRange) {
    var state = State(range: range)
    var failures: [InputError] = []
    var commits = 0
    while commits < 2, let input = state.read() {
      state.ahead.append(input)
      if case .unreadable(let error, _) = input { failures.append(error) } else { commits += 1 }
    }
    hasSeveral = state.ahead.count > 1
    isEmpty = commits == 0
    self.failures = isEmpty ? failures : []
    let status = state.range.lastStatus ?? 0
    emptyStatus = status > 0 ? status : 255
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
