// SPDX-License-Identifier: GPL-2.0-only

import Glibc
import LintelText
import Synchronization

/// A git repository in a temporary folder, for the length of a test.
final class Repository: Sendable {
  let root: String

  private static let counter = Atomic(0)

  init() throws {
    let number = Repository.counter.add(1, ordering: .relaxed).newValue
    root = "\(Environment.value("TMPDIR") ?? "/tmp")/lintel-census-\(getpid())-\(number)"
    FileTree.makeDirectory(root)
    git("init", "-q", "-b", "main")
  }

  deinit { run(["rm", "-rf", root]) }

  /// Writes files and commits all there is on a day.
  func commit(_ day: String, _ subject: String, _ files: [String: String]) throws {
    for (path, text) in files {
      let full = root + "/" + path
      if let slash = full.lastIndex(of: "/") { FileTree.makeDirectory(String(full[..<slash])) }
      try Array(text.utf8).withView {
        try OutputFile.writeAtomically(full, bytes: $0, keepingModeOf: full)
      }
    }
    git("add", "-A")
    dated(day, ["commit", "-qm", subject])
  }

  /// Merges a branch on a day.
  func merge(_ day: String, _ branch: String) {
    dated(day, ["merge", "-q", "--no-ff", "-m", "merge", branch])
  }

  /// Runs git in the folder.
  func git(_ arguments: String...) { dated("2024-01-01", arguments) }

  private func dated(_ day: String, _ arguments: [String]) {
    run(
      [
        "env", "GIT_AUTHOR_DATE=\(day)T12:00:00Z", "GIT_COMMITTER_DATE=\(day)T12:00:00Z",
        "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null", "git", "-C", root,
        "-c", "user.name=A", "-c", "user.email=a@example.org",
      ] + arguments)
  }

  private func run(_ arguments: [String]) {
    guard var process = try? ChildProcess(arguments) else { return }
    process.closeInput()
    var output = ByteBuffer()
    while process.readLine(into: &output) { output.clear() }
  }
}
