// SPDX-License-Identifier: GPL-2.0-only

import Glibc
import Lintel
import LintelText
import Synchronization
import Testing

/// A folder that exists for the length of a test.
final class TemporaryTree: Sendable {
  let root: String

  private static let counter = Atomic(0)

  init() {
    let number = TemporaryTree.counter.add(1, ordering: .relaxed).newValue
    root = "\(Environment.value("TMPDIR") ?? "/tmp")/lintel-tree-\(getpid())-\(number)"
    FileTree.makeDirectory(root)
  }

  deinit { run(["rm", "-rf", root]) }

  /// Everything that makes a folder a kernel tree, and a few services' files.
  static func kernel() throws -> TemporaryTree {
    let tree = TemporaryTree()
    for file in ["COPYING", "CREDITS", "Kbuild", "MAINTAINERS", "Makefile", "README"] {
      try tree.write(file, "")
    }
    for folder in [
      "Documentation", "arch", "include", "drivers", "fs", "init", "ipc", "kernel", "lib",
      "scripts",
    ] {
      FileTree.makeDirectory(tree.root + "/" + folder)
    }
    return tree
  }

  func write(_ path: String, _ text: String) throws {
    let full = root + "/" + path
    if let slash = full.lastIndex(of: "/") { FileTree.makeDirectory(String(full[..<slash])) }
    try Array(text.utf8).withView {
      try OutputFile.writeAtomically(full, bytes: $0, keepingModeOf: full)
    }
  }

  /// Runs git in the folder with an author and dates of its own, and gives what it printed.
  @discardableResult
  func git(_ arguments: String...) -> String {
    run(
      [
        "env", "GIT_AUTHOR_DATE=2024-01-01T00:00:00Z", "GIT_COMMITTER_DATE=2024-01-01T00:00:00Z",
        "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null",
        "git", "-C", root, "-c", "user.name=Zoë", "-c", "user.email=z@example.org",
      ] + arguments)
  }

  /// Runs a program, and gives what it printed.
  @discardableResult
  func run(_ arguments: [String]) -> String {
    guard var process = try? ChildProcess(arguments) else { return "" }
    process.closeInput()
    var output = ByteBuffer()
    while process.readLine(into: &output) { output.append(UInt8(ascii: "\n")) }
    return output.view.string
  }

  /// The repository in the folder, whatever the environment of the test run says.
  var repository: Git { Git(directory: root, gitDirectory: nil) }

  func tree() throws -> Tree { try #require(Tree(root: root, git: repository)) }
}

extension String {
  /// Lends the text's bytes as a view.
  func withView<R>(_ body: (ByteView) throws -> R) rethrows -> R {
    try Array(utf8).withView(body)
  }
}
