// SPDX-License-Identifier: GPL-2.0-only

package import LintelText
import Synchronization

/// The versions that the files of a repository had at a revision.
package final class OldVersions: Sendable {
  /// What there is to know of a file's old version.
  package enum Version {
    /// It is the one that is checked.
    case same
    /// There is none.
    case none
    /// Another one; of a file that was renamed its path from the top of the work tree.
    case changed(path: [UInt8]?, contents: [UInt8], lines: ChangedLines)
  }

  private struct Reading: ~Copyable {
    var objects: ObjectReader?
  }

  /// The top of the work tree, an absolute path.
  package let top: String
  /// The id of the commit.
  private let commit: String
  private let changes: [[UInt8]: FileChange]
  private let paths: PathsFromTop
  private let reading: Mutex<Reading>

  /// Asks git what changed between a revision and the work tree.
  package init(revision: String) throws(InputError) {
    (top, commit) = try Self.place(revision)
    paths = PathsFromTop(top: top)
    var changes: [[UInt8]: FileChange] = [:]
    for change in try Self.changes(in: top, since: commit) {
      // One that is gone from the index may still be there.
      guard let path = change.newPath ?? change.oldPath else { continue }
      var change = change
      if change.newPath == nil { change.lines = .all }
      if change.newPath != nil || changes[path] == nil { changes[path] = change }
    }
    self.changes = changes
    reading = Mutex(Reading())
  }

  private static func failure(_ revision: String, _ reason: String) -> InputError {
    InputError(path: "--new-from=\(revision)", code: InputError.refused, detail: reason)
  }

  /// The top of the work tree and the commit's id.
  private static func place(_ revision: String) throws(InputError) -> (String, String) {
    guard !revision.isEmpty, !revision.hasPrefix("-"), !revision.contains("\n") else {
      throw failure(revision, "not a revision")
    }
    var lines: [String] = []
    do throws(InputError) {
      var ask = try GitCommand(["rev-parse", "--show-toplevel", revision + "^{commit}"]).start()
      ask.closeInput()
      var line = ByteBuffer()
      while ask.readRecord(
        endingWith: UInt8(ascii: "\n"), into: &line, limit: GitCommand.longestName)
      {
        lines.append(line.view.string)
        line.clear()
      }
      if let reason = GitFailure.reason(ending: &ask) { throw failure(revision, reason) }
    } catch {
      throw error.path.hasPrefix("--new-from")
        ? error : failure(revision, GitFailure.reason(starting: error))
    }
    guard lines.count == 2, lines[1].utf8.count >= 40, lines[1].utf8.allSatisfy(\.isHexDigit) else {
      throw failure(revision, "not one commit")
    }
    return (lines[0], lines[1])
  }

  /// Every option that a user's configuration could stand for is given.
  private static func changes(
    in top: String, since commit: String
  ) throws(InputError) -> [FileChange] {
    let command = GitCommand(
      [
        "diff", "-U0", "--inter-hunk-context=0", "-M", "--diff-algorithm=myers", "--no-color",
        "--no-relative", "--src-prefix=a/", "--dst-prefix=b/", "--ignore-submodules", "--text",
        commit, "--",
      ], in: .folder(top))
    var reader = FileChangeReader()
    var isSound = true
    do throws(InputError) {
      var ask = try command.startReadingFiles()
      ask.closeInput()
      var line = ByteBuffer()
      // Of a long line the start is enough.
      while isSound,
        ask.readRecord(endingWith: UInt8(ascii: "\n"), into: &line, limit: GitCommand.longestName)
      {
        isSound = reader.take(line.view)
        line.clear()
      }
      if let reason = GitFailure.reason(ending: &ask) {
        throw InputError(path: "git diff", code: InputError.refused, detail: reason)
      }
    } catch {
      throw error.isRefusal
        ? error
        : InputError(
          path: "git diff", code: InputError.refused,
          detail: GitFailure.reason(starting: error))
    }
    guard reader.finish(), isSound else {
      throw InputError(path: "git diff", code: InputError.refused, detail: GitFailure.garbled)
    }
    return reader.changes
  }

  /// What there is of the file that the user or a folder named.
  ///
  /// - Parameter isTracked: Whether git's index is known to have it.
  package func version(
    of name: String, isTracked: Bool = false
  ) throws(InputError) -> Version {
    let path = paths.path(of: Array(name.utf8))
    guard let change = changes[path] else {
      if isTracked { return .same }
      guard path.first != UInt8(ascii: "/"), try contents(of: path) != nil else { return .none }
      return .same
    }
    guard let old = change.oldPath else { return .none }
    guard let contents = try contents(of: old) else { return .none }
    return .changed(path: old == path ? nil : old, contents: contents, lines: change.lines)
  }

  /// The contents of a file at the revision; nil where it had none of that path.
  private func contents(of path: [UInt8]) throws(InputError) -> [UInt8]? {
    let name = String(decoding: path, as: UTF8.self)
    func failure(_ reason: String) -> InputError {
      InputError(path: name, code: InputError.refused, detail: "its old version: \(reason)")
    }
    // It would end the question.
    if path.contains(UInt8(ascii: "\n")) { throw failure("its name has a line end") }
    return try reading.withLock { reading throws(InputError) in
      if reading.objects == nil { reading.objects = try ObjectReader(in: .folder(top)) }
      let question = Array("\(commit):".utf8) + path + [UInt8(ascii: "\n")]
      guard question.withView({ reading.objects?.ask($0) ?? false }) else {
        throw failure(reading.objects?.reasonForEnd() ?? GitFailure.garbled)
      }
      switch reading.objects?.answer() {
      case .missing: return nil
      case .object(.blob, let size):
        if size > Limits.inputBytes {
          _ = reading.objects?.skip(size)
          throw failure("larger than \(Limits.inputBytes >> 20) MiB")
        }
        var text = ByteBuffer()
        guard reading.objects?.take(size, into: &text) == true else {
          throw failure(GitFailure.garbled)
        }
        return text.view.bytes
      case .object(_, let size):
        guard reading.objects?.skip(size) == true else { throw failure(GitFailure.garbled) }
        return nil
      case .ambiguous, .garbled, nil:
        throw failure(reading.objects?.reasonForEnd() ?? GitFailure.garbled)
      }
    }
  }
}
