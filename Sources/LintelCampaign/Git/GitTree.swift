// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// What git knows of a tree: one process a question, each for the whole tree.
struct GitTree {
  private let root: String

  /// The repository whose top is `root`; nil for a tree without one, also inside of another's.
  init?(root: String) {
    self.root = root
    guard FileKind.exists(root + "/.git") else { return nil }
  }

  /// The commit that is checked out; nil before the first one.
  var head: String? { commit("HEAD") }

  /// The commit that an expression stands for, or nil.
  func commit(_ expression: String) -> String? {
    lines(["rev-parse", "--verify", "--quiet", "--end-of-options", expression + "^{commit}"]).first
  }

  /// What people call the commit that is checked out: the newest tag and what came after it; nil
  /// where there is no tag.
  var label: String? { lines(["describe", "--tags"]).first }

  /// The files that were renamed from one commit to another: the new path for each old one.
  ///
  /// Throws where git fails: no answer is not the answer that nothing was renamed.
  func renames(from old: String, to new: String) throws(LedgerError) -> [String: String] {
    // Without a limit the comparison of every new file with every old one would take minutes.
    let command = git([
      "diff", "--name-status", "-M", "-z", "--diff-filter=R", "-l2000", old, new, "--",
    ])
    var process = try Self.start(command)
    process.closeInput()
    var renames: [String: String] = [:]
    var record = ByteBuffer()
    var fields: [String] = []
    while process.readRecord(endingWith: 0, into: &record) {
      fields.append(record.view.string)
      record.clear()
      if fields.count == 3 {
        renames[fields[1]] = fields[2]
        fields = []
      }
    }
    try Self.end(&process)
    return renames
  }

  /// Calls `body` with each commit between two that adds or removes a line with one of the names in
  /// one of the files, the oldest first, and its diff.
  ///
  /// All of it is one git process whose output is read as it comes. Throws where git fails, which can
  /// be after some commits.
  func forEachCommit(
    from old: String, to new: String, paths: [String], names: APINames,
    _ body: (Site.Commit, ByteView) -> Void
  ) throws(LedgerError) {
    let pattern =
      "(^|[^A-Za-z0-9_])(\(names.all.joined(separator: "|")))[ \t]*\\("
    let command = git([
      "log", "--reverse", "--no-merges", "--no-color", "-M", "-p", "-U3", "--src-prefix=a/",
      "--dst-prefix=b/", "-G", pattern, "--format=%x00%H%x00%aN%x00%aE%x00%at%x00%s", "--stdin",
    ]).with(settings: ["core.quotePath=false"])
    var process = try Self.start(command)
    var input = ByteBuffer()
    input.append("\(new)\n^\(old)\n--\n")
    for path in paths where !path.contains("\n") { input.append(path + "\n") }
    // Where git has ended before, its status says why.
    _ = process.write(input.view)
    process.closeInput()
    var commit: Site.Commit?
    var diff = ByteBuffer()
    var line = ByteBuffer()
    while process.readLine(into: &line) {
      // No line of a diff begins with a zero byte.
      if let next = Self.commit(line.view) {
        if let commit { body(commit, diff.view) }
        commit = next
        diff.clear()
      } else if commit != nil {
        diff.append(line.view)
        diff.append(UInt8(ascii: "\n"))
      }
      line.clear()
    }
    if let commit { body(commit, diff.view) }
    try Self.end(&process)
  }

  private static func start(_ command: GitCommand) throws(LedgerError) -> ChildProcess {
    do throws(InputError) { return try command.start() } catch {
      throw .invalid(GitFailure.reason(starting: error))
    }
  }

  private static func end(_ process: inout ChildProcess) throws(LedgerError) {
    if let reason = GitFailure.reason(ending: &process) { throw .invalid(reason) }
  }

  /// The paths of what a commit has in a folder.
  func entries(of commit: String, in folder: String) -> [String] {
    lines(["ls-tree", "--name-only", "--full-tree", commit, "--", folder + "/"])
  }

  private func git(_ arguments: [String]) -> GitCommand {
    GitCommand(arguments, in: .folder(root))
  }

  private func lines(_ arguments: [String]) -> [String] {
    guard var process = try? git(arguments).start() else { return [] }
    process.closeInput()
    var lines: [String] = []
    var line = ByteBuffer()
    while process.readLine(into: &line) {
      lines.append(line.view.string)
      line.clear()
    }
    return lines
  }

  /// Reads the line that the format of `forEachCommit` writes for a commit.
  private static func commit(_ line: ByteView) -> Site.Commit? {
    guard line[0] == 0, line.count > 40 else { return nil }
    var fields: [String] = []
    var at = 1
    while fields.count < 5 {
      let end = fields.count == 4 ? line.count : line.firstIndex(of: 0, from: at) ?? line.count
      fields.append(line[at..<end].string)
      at = min(end + 1, line.count)
    }
    guard let seconds = Int64(fields[3]) else { return nil }
    return Site.Commit(
      id: fields[0], author: Person(name: fields[1], address: fields[2]),
      authored: Timestamp(seconds: seconds), subject: fields[4].printable)
  }
}
