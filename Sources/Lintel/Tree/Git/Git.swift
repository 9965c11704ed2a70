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

  /// What is known of the commit that a hexadecimal id, short or full, stands for.
  package func commitInfo(_ id: ByteView) -> CommitInfo {
    guard isRepository else { return .noAnswer }
    let key = id.bytes
    return session.withLock { session in
      if let known = session.answers[key] { return known }
      let answer = session.ask(about: key, command: command(["cat-file", "--batch"]))
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
  package func objectID(_ expression: String) -> [UInt8]? {
    guard isRepository else { return nil }
    return session.withLock { session in
      session.lookUp(Array(expression.utf8), command: command(["cat-file", "--batch"]))?.id
    }
  }

  /// Whether `path` is exactly the name of one tracked file, or nil without a repository.
  ///
  /// Such an argument of a check is a source file and not a patch.
  package func isTracked(_ path: ByteView) -> Bool? {
    guard isRepository else { return nil }
    if let index = index.get, let answer = index.contains(path) { return answer }
    var found = 0
    forEachListedFile(["--", path.string]) { name, _ in if name.equals(path) { found += 1 } }
    return found == 1
  }

  /// A tracked file.
  package struct TrackedFile: Sendable {
    /// The path from the top of the repository.
    package let path: String
    /// How many bytes it had when git last looked; nil where that is not known.
    package let size: Int?
    /// Whether it is a symbolic link, or the place of a submodule.
    package let isLink: Bool
  }

  /// The paths of the tracked files below `folder`, or of all for an empty name, in the order of the
  /// index.
  package func trackedFiles(below folder: String) -> [String] {
    trackedFilesWithSizes(below: folder).map(\.path)
  }

  /// The tracked files below `folder`, or all of them for an empty name, in the order of the index.
  package func trackedFilesWithSizes(below folder: String) -> [TrackedFile] {
    guard isRepository else { return [] }
    let prefix = folder.isEmpty || folder.utf8.last == UInt8(ascii: "/") ? folder : folder + "/"
    var files: [TrackedFile] = []
    let add: (ByteView, Int?, Bool) -> Void = {
      files.append(TrackedFile(path: $0.string, size: $1, isLink: $2))
    }
    if let index = index.get, index.forEachFile(below: Array(prefix.utf8), add) { return files }
    files = []
    forEachListedFile(prefix.isEmpty ? [] : ["--", prefix]) { add($0, nil, $1) }
    return files
  }

  /// Asks git itself for tracked files, for an index in a form that only git reads.
  ///
  /// `body` gets each name, and whether it is that of a link or of a submodule.
  private func forEachListedFile(_ arguments: [String], _ body: (ByteView, Bool) -> Void) {
    guard var list = try? command(["ls-files", "-z", "--stage"] + arguments).start() else { return }
    list.closeInput()
    var entry = ByteBuffer()
    while list.readRecord(endingWith: 0, into: &entry) {
      // MODE ID STAGE<tab>NAME, and each side of a conflict has an entry.
      let view = entry.view
      if let tab = view.firstIndex(of: UInt8(ascii: "\t")) {
        let isFirst = view[tab - 1] <= UInt8(ascii: "1")
        if isFirst { body(view.from(tab + 1), !view.has("100")) }
      }
      entry.clear()
    }
  }
}

/// The `git cat-file --batch` of a run and what it answered.
private struct Session: ~Copyable {
  var answers: [[UInt8]: CommitInfo] = [:]
  private var process: ChildProcess?
  private var hasFailed = false
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
    guard isSent, process?.readLine(into: &reply) == true else {
      stop()
      return nil
    }
    // Either "ID TYPE SIZE", then the contents and a newline, or the expression and what is wrong.
    let line = reply.view
    if line.hasSuffix(" ambiguous") { return Object(id: [], isCommit: false, isAmbiguous: true) }
    guard !line.hasSuffix(" missing"), let idEnd = line.firstIndex(of: UInt8(ascii: " ")),
      let typeEnd = line.firstIndex(of: UInt8(ascii: " "), from: idEnd + 1),
      let size = line.number(at: typeEnd + 1), size.end == line.count
    else { return nil }
    let object = Object(
      id: line.upTo(idEnd).bytes, isCommit: line[(idEnd + 1)..<typeEnd].equals("commit"),
      isAmbiguous: false)
    reply.clear()
    guard process?.readBytes(size.value + 1, into: &reply) == true else {
      stop()
      return nil
    }
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
    if hasFailed { return .noAnswer }
    guard let other else { return .unknown }
    return other.isAmbiguous ? .ambiguous : .noAnswer
  }

  private mutating func start(_ command: GitCommand) -> Bool {
    if hasFailed { return false }
    if process == nil { process = try? command.start() }
    hasFailed = process == nil
    return !hasFailed
  }

  private mutating func stop() {
    process = nil
    hasFailed = true
  }
}
