// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Subprocess
import SystemPackage

/// A temporary folder in which the built program is run.
final class Sandbox {
  /// The folder.
  let root: String

  /// What a run gave.
  struct Result {
    let status: Int
    let output: String
    let errors: String

    /// The lines of standard output.
    var lines: [Substring] { output.split(separator: "\n", omittingEmptySubsequences: false) }
  }

  init() async throws {
    let made = try await run(
      .name("mktemp"), arguments: ["-d"], output: .string(limit: 4096), error: .discarded)
    root = String(made.standardOutput.prefix { $0 != "\n" })
    for name in ["checkpatch", "checkpatch.pl", "lintel"] {
      _ = try await sh("ln -s '\(Self.program)' \(name)")
    }
    _ = try await sh("ln -s '\(Self.program)-campaign' lintel-campaign")
  }

  deinit {
    var pending: [String] = []
    FileTree.forEachFile(below: root) { pending.append($0) }
    for path in pending + [root + ".input"] { FileTree.removeFile(path) }
  }

  /// The built program, which stands beside the test bundle.
  static let program: String = {
    let bundle = CommandLine.arguments.first { $0.contains("/.build/") } ?? ""
    let own = FileTree.linkTarget("/proc/self/exe") ?? ""
    let path = bundle.isEmpty ? own : bundle
    let folder = path.split(separator: "/").prefix { !$0.hasSuffix(".xctest") }
    let candidate = "/" + folder.joined(separator: "/") + "/lintel"
    if FileKind(at: candidate) == .regular { return candidate }
    let package = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return "/\(package)/.build/debug/lintel"
  }()

  /// All tests start at once, and each command takes several of the file descriptors there are.
  private static let turnstile = Turnstile(places: 16)

  /// Runs a shell command in the folder; `lintel`, `checkpatch` and `checkpatch.pl` are in it.
  func sh(
    _ command: String, input: String = "", environment: [Subprocess.Environment.Key: String] = [:]
  ) async throws -> Result {
    // A file and no pipe: a program that ends without reading must not end the tests. It stands
    // beside the folder, so that it is no input of a run over the folder.
    try Self.write(root + ".input", input)
    var changes: [Subprocess.Environment.Key: String?] = [
      "HOME": root, "XDG_CONFIG_HOME": root + "/.config", "XDG_CACHE_HOME": root + "/.cache",
      "GIT_AUTHOR_NAME": "A U Thor", "GIT_AUTHOR_EMAIL": "author@example.org",
      "GIT_COMMITTER_NAME": "A U Thor", "GIT_COMMITTER_EMAIL": "author@example.org",
      "GIT_CONFIG_NOSYSTEM": "1",
    ]
    for (key, value) in environment { changes[key] = value }
    await Self.turnstile.enter()
    defer { Task { await Self.turnstile.leave() } }
    let done = try await run(
      .name("sh"), arguments: ["-c", "{ \(command)\n} < '\(root).input'"],
      environment: .inherit.updating(changes), workingDirectory: FilePath(root),
      input: .none, output: .string(limit: 1 << 22), error: .string(limit: 1 << 20))
    var status = -1
    if case .exited(let code) = done.terminationStatus { status = Int(code) }
    return Result(
      status: status, output: done.standardOutput, errors: done.standardError)
  }

  /// Writes a file below the folder.
  func write(_ path: String, _ text: String) throws {
    let full = root + "/" + path
    if let slash = path.lastIndex(of: "/") { FileTree.makeDirectory(root + "/" + path[..<slash]) }
    try Self.write(full, text)
  }

  private static func write(_ path: String, _ text: String) throws {
    try Array(text.utf8).withView {
      try OutputFile.writeAtomically(path, bytes: $0, keepingModeOf: path)
    }
  }

  /// Makes the folder look like a kernel tree.
  func makeKernelTree() async throws {
    _ = try await sh(
      """
      touch COPYING CREDITS Kbuild MAINTAINERS Makefile README
      mkdir -p Documentation arch include drivers fs init ipc kernel lib scripts
      """)
  }
}
