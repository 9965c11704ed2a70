// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// Why a census cannot be taken.
package enum CensusError: Error, Equatable, CustomStringConvertible {
  /// Git cannot be started; the system's words.
  case noGit(String)
  /// Git ended before it had answered: there is no repository, or it is damaged.
  case gitEnded
  /// Git's answer is none that git gives, or is cut off.
  case garbledGit
  /// A revision does not name a commit.
  case noCommit(String)
  /// A range is not written as `A..B`.
  case noRange(String)
  /// A line of a budget is not as it should be.
  case badBudget(path: String, line: Int, cause: String)
  /// There are more places than a census keeps.
  case tooManyPlaces
  /// There are more commits than a census looks at.
  case tooManyCommits
  /// An object of a repository that is no file is larger than any of a kernel's.
  case tooLarge(object: String)

  /// The cause in one line.
  package var description: String {
    switch self {
    case .noGit(let reason): "git: \(reason)"
    case .gitEnded: "git ended early: no repository here, or a damaged one"
    case .garbledGit: GitFailure.garbled
    case .noCommit(let name): "\(name): no such commit"
    case .noRange(let text): "\(text): write a range as A..B"
    case .badBudget(let path, let line, let cause): "\(path):\(line): \(cause)"
    case .tooManyPlaces: "too many places for one census: name fewer functions, or a --path"
    case .tooManyCommits:
      "more than \(Limits.censusCommits) commits: name a range that is shorter"
    case .tooLarge(let object): "\(object): an object that is too large to be read"
    }
  }
}
