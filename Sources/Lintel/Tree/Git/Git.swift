// SPDX-License-Identifier: GPL-2.0-only

package import LintelText
import Synchronization

/// What git knows of a commit id that a commit log mentions.
package enum CommitInfo: Sendable, Equatable {
  /// A commit: the first 12 digits of its id and its subject.
  case found(id: [UInt8], subject: [UInt8])
  /// No object has this id.
  case unknown
  /// Several commits have ids that start like this.
  case ambiguous
  /// There is nothing to say: no repository, no git, or an object that is no commit.
  case noAnswer
}

/// The git repository of the working directory.
///
/// Commits are asked from one `git cat-file` that is started by the first question; tracked files
/// are read from the index itself.
package final class Git: Sendable {
  /// The working directory, which paths are relative to.
  let directory: String

  /// Where the repository is kept, as the environment or convention says.
  private let gitDirectory: String

  /// Whether there is a repository; a working directory below the top has none, as in the oracle.
  package let isRepository: Bool

  private let session = Mutex(Session())
  private let noted = Mutex<[String]>([])
  private let index: Lazy<GitIndex?>

  /// The repository that `GIT_DIR` names, else `.git` in `directory`.
  package init(
    directory: String = ".", gitDirectory: String? = Environment.value("GIT_DIR")
  ) {
    self.directory = directory
    let path = gitDirectory ?? directory + "/.git"
    self.gitDirectory = path
    isRepository = FileKind.exists(path)
    index = Lazy { GitIndex(gitDirectory: path) }
  }

  /// A git that works in this repository.
  package func command(_ arguments: [String]) -> GitCommand {
    GitCommand(arguments, in: directory == "." ? .workingDirectory : .folder(directory))
  }

  /// What git could not be asked so far, each once: for the end of a run, which then was no whole one.
  package var problems: [String] { noted.withLock { $0 } }

  /// Notes what git could not be asked.
  package func note(_ problem: String) {
    noted.withLock { if !$0.contains(problem) { $0.append(problem) } }
  }

  /// What is known of the commit that a hexadecimal id, short or full, stands for.
  package func commitInfo(_ id: ByteView) -> CommitInfo {
    guard isRepository else { return .noAnswer }
    let key = id.bytes
    return session.withLock { session in
      if let known = session.answers[key] { return known }
      let answer = session.ask(about: key, command: command(["cat-file", "--batch"]))
      if let reason = session.failure {
        note("commits that logs name were not looked up: \(reason)")
      }
      session.answers[key] = answer
      return answer
    }
  }

  /// The user's name and address with a date, as `git var GIT_AUTHOR_IDENT` prints them; empty where
  /// git does not know them.
  package var authorIdentity: String {
    var line = ByteBuffer()
    if var ask = try? command(["var", "GIT_AUTHOR_IDENT"]).start() {
      ask.closeInput()
      _ = ask.readLine(into: &line)
    }
    return line.view.string
  }

  /// The id of the object that a revision expression names, or nil.
  ///
  /// - Parameter isVital: Whether it is a problem of the run when git cannot be asked.
  package func objectID(_ expression: String, isVital: Bool = false) -> [UInt8]? {
    guard isRepository else { return nil }
    return session.withLock { session in
      let object = session.lookUp(
        Array(expression.utf8), command: command(["cat-file", "--batch"]))
      if isVital, let reason = session.failure { note("commits were not looked up: \(reason)") }
      return object?.id
    }
  }

  /// Whether `path` is exactly the name of one tracked file, or nil without a repository.
  ///
  /// Such an argument of a check is a source file and not a patch.
  package func isTracked(_ path: ByteView) -> Bool? {
    guard isRepository else { return nil }
    if let index = index.get, let answer = index.contains(path) { return answer }
    var found = 0
    forEachListedFile(["--", path.string]) { name in if name.equals(path) { found += 1 } }
    return found == 1
  }

  /// The paths of the tracked files below `folder`, or of all for an empty name, in the order of the
  /// index; links and the places of submodules are among them.
  package func trackedFiles(below folder: String) -> [String] {
    guard isRepository else { return [] }
    let prefix = folder.isEmpty || folder.utf8.last == UInt8(ascii: "/") ? folder : folder + "/"
    var files: [String] = []
    let add: (ByteView) -> Void = { files.append($0.string) }
    if let index = index.get,
      index.forEachFile(below: Array(prefix.utf8), { name, _ in add(name) })
    {
      return files
    }
    files = []
    forEachListedFile(prefix.isEmpty ? [] : ["--", prefix], add)
    return files
  }

  /// Asks git itself for tracked files, for an index in a form that only git reads.
  private func forEachListedFile(_ arguments: [String], _ body: (ByteView) -> Void) {
    do {
      var list = try command(["ls-files", "-z"] + arguments).start()
      list.closeInput()
      var name = ByteBuffer()
      while list.readRecord(endingWith: 0, into: &name), !list.hasCutRecord {
        body(name.view)
        name.clear()
      }
      let isCut = list.hasCutRecord
      let reason = GitFailure.reason(ending: &list) ?? (isCut ? GitFailure.garbled : nil)
      if let reason { note("tracked files are not known: \(reason)") }
    } catch {
      note("tracked files are not known: \(GitFailure.reason(starting: error))")
    }
  }
}

/// The `git cat-file --batch` of a run and what it answered.
private struct Session: ~Copyable {
  var answers: [[UInt8]: CommitInfo] = [:]
  private var process: ChildProcess?
  /// Why there will be no more answers; nil while all is well.
  private(set) var failure: String?
  private var reply = ByteBuffer()

  /// An object that git found.
  struct Object {
    let id: [UInt8]
    let isCommit: Bool
    let isAmbiguous: Bool
  }

  /// Asks for one object; its contents are in `reply` afterwards. Nil when there is no such object.
  mutating func lookUp(_ expression: [UInt8], command: GitCommand) -> Object? {
    guard !expression.contains(UInt8(ascii: "\n")), start(command) else { return nil }
    reply.clear()
    let isSent = (expression + [UInt8(ascii: "\n")]).withView { process?.write($0) ?? false }
    guard isSent, process?.readLine(into: &reply) == true, process?.hasCutRecord == false else {
      return fail()
    }
    // Either "ID TYPE SIZE", then the contents and a newline, or the expression and what is wrong.
    let line = reply.view
    if line.hasSuffix(" ambiguous") { return Object(id: [], isCommit: false, isAmbiguous: true) }
    if line.hasSuffix(" missing") { return nil }
    guard let idEnd = line.firstIndex(of: UInt8(ascii: " ")),
      let typeEnd = line.firstIndex(of: UInt8(ascii: " "), from: idEnd + 1),
      let size = line.number(at: typeEnd + 1), size.end == line.count
    else { return fail() }
    let object = Object(
      id: line.upTo(idEnd).bytes, isCommit: line[(idEnd + 1)..<typeEnd].equals("commit"),
      isAmbiguous: false)
    reply.clear()
    guard process?.readBytes(size.value + 1, into: &reply) == true else { return fail() }
    return object
  }

  mutating func ask(about id: [UInt8], command: GitCommand) -> CommitInfo {
    guard id.allSatisfy(\.isHexDigit), !id.isEmpty else { return .noAnswer }
    if let commit = lookUp(id + Array("^{commit}".utf8), command: command) {
      guard !commit.isAmbiguous else { return .ambiguous }
      return .found(id: Array(commit.id.prefix(12)), subject: CommitMessage.subject(of: reply.view))
    }
    // An object of another kind has nothing in a log, which is not the same as no object.
    let other = lookUp(id, command: command)
    if failure != nil { return .noAnswer }
    guard let other else { return .unknown }
    return other.isAmbiguous ? .ambiguous : .noAnswer
  }

  private mutating func start(_ command: GitCommand) -> Bool {
    if failure != nil { return false }
    if process != nil { return true }
    do {
      process = try command.start()
    } catch {
      failure = GitFailure.reason(starting: error)
    }
    return failure == nil
  }

  /// Ends the process, which has given no answer.
  private mutating func fail() -> Object? {
    guard var process = process.take() else { return nil }
    process.closeInput()
    failure = GitFailure.reason(ending: &process) ?? GitFailure.garbled
    return nil
  }
}
