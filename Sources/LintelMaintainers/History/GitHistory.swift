// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// What git is asked about files and commits: one process a question.
struct GitHistory {
  let git: Git
  let options: MaintainerOptions
  let tree: TreeFiles

  /// The commits of a file in the time that counts, also under the names that it had before.
  func log(of file: String) -> GitLog {
    var log = GitLog(file: file, allTypes: options.gitAllSignatureTypes)
    // git follows the names of one file, and the top folder is none.
    if file.isEmpty { return log }
    var isGarbled = false
    read(
      [
        "log", "--no-color", "--follow", "--since=\(options.gitSince)", "--numstat", "--no-merges",
        "--format=\(GitLog.format)", "--", file,
      ]
    ) { line in
      log.add(line)
      isGarbled = log.commits == 0
      return !isGarbled
    }
    if isGarbled { fail(GitFailure.garbled) }
    return log
  }

  /// The log of each of these commits, in their order; one that is not there has none.
  func logs(of commits: [String]) -> [GitLog] {
    let known = commits.filter { $0.utf8.contains { $0 != UInt8(ascii: "0") } }
    guard !known.isEmpty else { return [] }
    var logs: [GitLog] = []
    var isGarbled = false
    read(
      [
        "log", "--no-color", "--no-walk=unsorted", "--ignore-missing", "--no-patch",
        "--format=\(GitLog.format)", "--stdin",
      ], input: known.joined(separator: "\n") + "\n"
    ) { line in
      if line.utf8.first == 0 {
        logs.append(GitLog(file: "", allTypes: options.gitAllSignatureTypes))
      }
      if let last = logs.indices.last { logs[last].add(line) }
      isGarbled = logs.isEmpty
      return !isGarbled
    }
    if isGarbled { fail(GitFailure.garbled) }
    return logs
  }

  /// The full ids of commits that are named by a part of them; one that is not there is left out.
  func resolve(_ commits: [String]) -> [String] {
    commits.compactMap { commit in
      git.objectID("\(commit)^{commit}", isVital: true).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// The commit that each of these lines is from, or each line of the file for nil.
  ///
  /// A commit at the edge of the history says nothing: older ones may be beyond it.
  func blame(_ file: String, ranges: [PatchSubjects.Range]?) -> [String] {
    // git reads no link, but where it leads to, and no file outside of the repository.
    guard FileKind(at: file) == .regular else { return [] }
    if let ranges { return blame(file, within: ranges) }
    return blame(["--", file])
  }

  private func blame(_ file: String, within ranges: [PatchSubjects.Range]) -> [String] {
    guard let text = tree.contents(file) else { return [] }
    var lines = text.view.isEmpty || text.view.last == 10 ? 0 : 1
    for index in 0..<text.count where text[index] == 10 { lines += 1 }
    // git takes no range that is empty or starts past the end.
    let usable = ranges.filter { $0.count > 0 && $0.start > 0 && $0.start <= lines }
    guard !usable.isEmpty else { return [] }
    let isAscending = zip(usable, usable.dropFirst()).allSatisfy { $0.start + $0.count <= $1.start }
    if isAscending {
      return blame(usable.flatMap { ["-L", "\($0.start),+\($0.count)"] } + ["--", file])
    }
    let all = blame(["--", file], keepingEdges: true)
    return usable.flatMap { range in
      all[(range.start - 1)..<min(range.start - 1 + range.count, all.count)].filter { !$0.isEmpty }
    }
  }

  /// The commits that `git blame` prints; the place of one at the edge is empty if it is kept.
  private func blame(_ arguments: [String], keepingEdges: Bool = false) -> [String] {
    var commits: [String] = []
    var isGarbled = false
    read(["blame", "-l"] + arguments) { line in
      let id = line.utf8.prefix { $0.isHexDigit }
      isGarbled = isGarbled || id.isEmpty && line.utf8.first != UInt8(ascii: "^")
      if !id.isEmpty, id.endIndex < line.endIndex, line.utf8[id.endIndex] == 32 {
        commits.append(String(Substring(id)))
      } else if keepingEdges {
        commits.append("")
      }
      return !isGarbled
    }
    if isGarbled { fail(GitFailure.garbled) }
    return commits
  }

  /// Runs git and calls `body` with each line that it prints, until that says that the rest is no use.
  private func read(_ arguments: [String], input: String = "", _ body: (String) -> Bool) {
    let command = git.command(arguments)
    let isBlame = arguments.first == "blame"
    do throws(InputError) {
      var process = try isBlame ? command.startReadingFiles() : command.start()
      _ = Array(input.utf8).withView { process.write($0) }
      process.closeInput()
      var line = ByteBuffer()
      while process.readRecord(
        endingWith: UInt8(ascii: "\n"), into: &line, limit: GitCommand.longestName)
      {
        guard body(line.view.string) else { return }
        line.clear()
      }
      guard let reason = GitFailure.reason(ending: &process) else { return }
      if !Self.nothingToSay.contains(where: { reason.contains($0) }) { fail(reason) }
    } catch {
      fail(GitFailure.reason(starting: error))
    }
  }

  /// What git says of a file or a repository that has no history yet.
  private static let nothingToSay = ["does not have any commits yet", "no such path"]

  private func fail(_ reason: String) { git.note("the history was not asked: \(reason)") }
}
