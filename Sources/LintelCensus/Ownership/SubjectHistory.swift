// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// What the subjects of a tree's commits begin with.
package struct SubjectHistory {
  private let root: String

  /// The history of the repository whose top is `root`; nil for a tree without one.
  package init?(root: String) {
    self.root = root
    guard FileKind.exists(root + "/.git") else { return nil }
  }

  /// How many commits are asked about.
  private static let depth = 60

  /// What the subjects of the newest commits that changed one of the files begin with; nil where they
  /// do not agree.
  package func prefix(of paths: [String]) -> String? {
    let files = paths.filter { !$0.contains("\n") }
    // Without a file git would tell of all commits.
    if files.isEmpty { return nil }
    let command = GitCommand(
      ["log", "--no-merges", "--no-color", "--format=%s", "-n", "\(Self.depth)", "--"] + files,
      in: .folder(root))
    guard var log = try? command.start() else { return nil }
    log.closeInput()
    var subjects: [String] = []
    var line = ByteBuffer()
    while log.readLine(into: &line) {
      subjects.append(line.view.string)
      line.clear()
    }
    return SubjectGuess.prefix(of: subjects)
  }
}
