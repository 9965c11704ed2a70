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
    GitCommand(arguments, in: place)
  }

  /// Where it is asked.
  var place: GitCommand.Place {
    directory == "." ? .workingDirectory : .folder(directory)
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
      let answer = session.ask(about: key, in: place)
      if let reason = session.failure {
        note("commits that logs name were not looked up: \(reason)")
      }
      session.answers[key] = answer
      return answer
    }
  }

  /// The user's name and address with a date, as `git var GIT_AUTHOR_IDENT` prints them; empty where
  /// git does not know them.
  package func authorIdentity() throws(InputError) -> String {
    var line = ByteBuffer()
    var ask = try command(["var", "GIT_AUTHOR_IDENT"]).start()
    ask.closeInput()
    _ = ask.readLine(into: &line)
    return line.view.string
  }

  /// The id of the object that a revision expression names, or nil.
  ///
  /// - Parameter isVital: Whether it is a problem of the run when git cannot be asked.
  package func objectID(_ expression: String, isVital: Bool = false) -> [UInt8]? {
    guard isRepository else { return nil }
    return session.withLock { session in
      let object = session.lookUp(Array(expression.utf8), in: place)
      if isVital, let reason = session.failure { note("commits were not looked up: \(reason)") }
      switch object {
      case .one(let id): return id
      case .ambiguous: return []
      case nil: return nil
      }
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
      while list.readRecord(endingWith: 0, into: &name, limit: GitCommand.longestName),
        !list.hasCutRecord
      {
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

/// The questions of a run about commits, and what git answered.
private struct Session: ~Copyable {
  var answers: [[UInt8]: CommitInfo] = [:]
  private var objects: ObjectReader?
  /// Why there will be no more answers; nil while all is well.
  private(set) var failure: String?
  private var contents = ByteBuffer()

  /// An object that git found.
  enum Object {
    case one(id: [UInt8])
    case ambiguous
  }

  /// Asks for one object; what it contains is in `contents` afterwards. Nil when there is none.
  mutating func lookUp(_ expression: [UInt8], in place: GitCommand.Place) -> Object? {
    guard !expression.contains(UInt8(ascii: "\n")), start(in: place) else { return nil }
    let isSent = (expression + [UInt8(ascii: "\n")]).withView { objects?.ask($0) ?? false }
    guard isSent else { return fail() }
    switch objects?.answer() {
    case .missing: return nil
    case .ambiguous: return .ambiguous
    case .garbled, nil: return fail()
    case .object(_, let size):
      let id = objects?.id.bytes ?? []
      contents.clear()
      guard objects?.take(size, into: &contents) == true else { return fail() }
      return .one(id: id)
    }
  }

  mutating func ask(about id: [UInt8], in place: GitCommand.Place) -> CommitInfo {
    guard id.allSatisfy(\.isHexDigit), !id.isEmpty else { return .noAnswer }
    switch lookUp(id + Array("^{commit}".utf8), in: place) {
    case .ambiguous: return .ambiguous
    case .one(let id):
      return .found(id: Array(id.prefix(12)), subject: CommitMessage.subject(of: contents.view))
    case nil: break
    }
    // An object of another kind has nothing in a log, which is not the same as no object.
    let other = lookUp(id, in: place)
    if failure != nil { return .noAnswer }
    switch other {
    case .ambiguous: return .ambiguous
    case .one: return .noAnswer
    case nil: return .unknown
    }
  }

  private mutating func start(in place: GitCommand.Place) -> Bool {
    if failure != nil { return false }
    if objects != nil { return true }
    do {
      objects = try ObjectReader(in: place)
    } catch {
      failure = GitFailure.reason(starting: error)
    }
    return failure == nil
  }

  /// Ends the process, which has given no answer.
  private mutating func fail() -> Object? {
    guard var objects = objects.take() else { return nil }
    failure = objects.reasonForEnd()
    return nil
  }
}
