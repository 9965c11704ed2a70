// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Synchronization

/// The files of folders: those that are known at once, and after them those that git finds while the
/// first are checked.
package final class FolderInputs: InputSource {
  private struct State {
    /// The folders with files that may still come.
    var folders: ArraySlice<FolderContents>
    /// What was found and not yet given out.
    var ahead: [CheckInput] = []
    /// How many were found, besides the listed ones.
    var found = 0
    /// How many of them were given out.
    var taken = 0
    /// Whether the folder that is being read has a file.
    var hasFiles = false
    /// Other repositories in the folders.
    var repositories: [String] = []
    /// The files that are taken once; nil for all.
    let met: MetFiles?

    /// Reads on until something is ahead; false at the end.
    mutating func advance() -> Bool {
      while ahead.isEmpty, let folder = folders.first {
        if let (file, _) = folder.untracked?.next() {
          hasFiles = true
          if met?.insert(file.name) != false { ahead = [.listedFile(file)] }
        } else {
          let problems = folder.finalProblems(hasFiles: hasFiles || !folder.files.isEmpty)
          ahead = problems.map { .unreadable($0, scriptStatus: 0) }
          repositories += folder.repositories
          hasFiles = false
          folders = folders.dropFirst()
        }
        found += ahead.count
      }
      return !ahead.isEmpty
    }
  }

  private let listed: ListedInputs
  private let state: Mutex<State>
  package let hasSeveral: Bool
  package let isEmpty = false

  /// The inputs that are known, and the folders, whose known files are among them.
  ///
  /// - Parameter met: The files that are taken once; nil where each is taken.
  /// - Parameter waits: Whether to wait for all files, since the run itself is going to write some.
  package init(
    _ listed: ListedInputs, _ folders: [FolderContents], met: MetFiles? = nil, waits: Bool
  ) {
    self.listed = listed
    var state = State(folders: folders[...], met: met)
    let count = listed.count ?? 0
    // Git is waited for only where its first two files decide how the report looks.
    var first: [CheckInput] = []
    while waits || count + first.count < 2, state.advance() {
      first += state.ahead
      state.ahead = []
    }
    state.ahead = first
    hasSeveral = count + first.count > 1
    self.state = Mutex(state)
  }

  /// How many inputs there are; nil as long as git may find more.
  package var count: Int? {
    state.withLock { state in
      state.folders.contains { $0.untracked != nil } ? nil : (listed.count ?? 0) + state.found
    }
  }

  package var size: Int? { listed.size }

  /// Other repositories in the folders, whose files are not checked; all are known after the last
  /// input.
  package var repositories: [String] { state.withLock { $0.repositories } }

  package func next() -> (index: Int, input: CheckInput)? {
    if let next = listed.next() { return next }
    return state.withLock { state in
      guard state.advance() else { return nil }
      state.taken += 1
      return ((listed.count ?? 0) + state.taken - 1, state.ahead.removeFirst())
    }
  }
}
