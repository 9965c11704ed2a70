// SPDX-License-Identifier: GPL-2.0-only

/// Why a census cannot be taken.
package enum CensusError: Error, Equatable, CustomStringConvertible {
  /// Git cannot be started; the system's words.
  case noGit(String)
  /// Git ended before it had answered: there is no repository, or it is damaged.
  case gitEnded
  /// A revision does not name a commit.
  case noCommit(String)
  /// A range is not written as `A..B`.
  case noRange(String)
  /// A line of a budget is not as it should be.
  case badBudget(path: String, line: Int, cause: String)

  /// The cause in one line.
  package var description: String {
    switch self {
    case .noGit(let reason): "git: \(reason)"
    case .gitEnded: "git ended early: no repository here, or a damaged one"
    case .noCommit(let name): "\(name): no such commit"
    case .noRange(let text): "\(text): write a range as A..B"
    case .badBudget(let path, let line, let cause): "\(path):\(line): \(cause)"
    }
  }
}
