// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// The mails of a public-inbox repository, the oldest first.
///
/// Each commit adds one mail, as the file `m` (version 2) or under a name made from its id (version
/// 1). Two git processes do all of it: one lists the files, one hands out their contents. Nothing is
/// fetched that the repository lacks.
package struct InboxMails: ~Copyable {
  /// A mail, or what is left of one.
  package struct Mail {
    /// The id of its object.
    package let object: String
    /// The commit that added it.
    package let commit: String
    /// How many mails of the same commit came before it.
    package let number: Int
    /// Its bytes; nil where there are more than wanted, or none.
    package let bytes: [UInt8]?
    /// Whether git does not have it.
    package let isMissing: Bool
  }

  /// The two that read.
  private struct Processes: ~Copyable {
    var list: ChildProcess
    var objects: ObjectReader

    /// Starts them, for the commits of a range.
    init(_ range: [String], in place: GitCommand.Place) throws(InputError) {
      var list = try GitCommand(
        [
          "log", "--reverse", "--raw", "--no-abbrev", "--no-renames", "--diff-filter=AM",
          "--format=%H", "--no-color",
        ] + range + ["--"], in: place
      ).start()
      list.closeInput()
      let objects = try ObjectReader(in: place)
      self.list = list
      self.objects = objects
    }
  }

  private let repository: String
  private var git: Processes
  /// The newest commit; nil for an empty repository.
  package let head: String?
  private let limit: Int
  private var line: ByteBuffer
  private var commit = ""
  private var number = 0
  /// The mails that git was asked for and has not answered yet, from `first` on.
  private var asked: [(object: String, commit: String, number: Int)] = []
  private var first = 0
  private var isListed = false

  /// How many mails git is asked for ahead of their answers.
  private static let ahead = 64

  /// A reader of the mails that came after a commit, or of all where that is not known any more; one
  /// with more than `limit` bytes is passed over.
  package init(
    _ repository: String, after position: String?, limit: Int = .max
  ) throws(InputError) {
    let head = try Self.line(repository, ["rev-parse", "--verify", "--quiet", "HEAD"])
    // Without commits there is no HEAD, and nothing to be listed.
    var range = head == nil ? ["--all"] : ["HEAD"]
    if let position, try Self.has(repository, position) { range.append("^" + position) }
    let git = try Processes(range, in: .gitDirectory(repository))
    self.repository = repository
    self.limit = limit
    self.head = head
    self.git = git
    line = ByteBuffer()
  }

  /// Whether a commit is in the history of the newest one.
  package static func has(_ repository: String, _ position: String) throws(InputError) -> Bool {
    try line(repository, ["merge-base", position, "HEAD"]) == position
  }

  /// Whether a folder is such a repository, and not one of something else.
  package static func isInbox(_ repository: String) -> Bool {
    guard FileKind(at: repository + "/objects") == .directory,
      FileKind(at: repository + "/HEAD") == .regular,
      let name = try? line(repository, ["ls-tree", "--name-only", "HEAD"])
    else { return false }
    return name == "m" || name == "d" || name.utf8.count == 2 && name.utf8.allSatisfy(\.isHexDigit)
  }

  /// The repositories of the inbox at `path`, the oldest first; none where it is something else.
  ///
  /// It is one itself, or has the epochs of version 2, `0.git`, `1.git` and so on, in it or in `git/`.
  package static func repositories(at path: String) -> [String] {
    for repository in [path, path + "/.git"] where isInbox(repository) { return [repository] }
    return epochs(path + "/git") + epochs(path)
  }

  private static func epochs(_ folder: String) -> [String] {
    FileTree.entries(of: folder).compactMap { name, _ in
      name.hasSuffix(".git") ? Int(name.dropLast(4)) : nil
    }.sorted().map { "\(folder)/\($0).git" }.filter(isInbox)
  }

  private static func line(
    _ repository: String, _ arguments: [String]
  ) throws(InputError) -> String? {
    var process = try GitCommand(arguments, in: .gitDirectory(repository)).start()
    process.closeInput()
    var line = ByteBuffer()
    return process.readLine(into: &line) ? line.view.string : nil
  }

  /// The next mail; nil after the last one.
  package mutating func next() throws(InputError) -> Mail? {
    try askAhead()
    guard first < asked.count else { return nil }
    let (object, commit, number) = asked[first]
    first += 1
    func mail(_ bytes: [UInt8]?, isMissing: Bool = false) -> Mail {
      Mail(object: object, commit: commit, number: number, bytes: bytes, isMissing: isMissing)
    }
    guard let answer = git.objects.answer() else { throw ended() }
    switch answer {
    case .object(_, let size):
      if size > limit {
        guard git.objects.skip(size) else { throw ended() }
        return mail(nil)
      }
      var bytes = ByteBuffer(capacity: size + 1)
      guard git.objects.take(size, into: &bytes) else { throw ended() }
      return mail(bytes.view.bytes)
    case .missing, .ambiguous: return mail(nil, isMissing: true)
    case .garbled: throw error(GitFailure.garbled)
    }
  }

  /// Asks for more mails when half of those that were asked for are there.
  private mutating func askAhead() throws(InputError) {
    if isListed || asked.count - first > Self.ahead / 2 { return }
    asked.removeFirst(first)
    first = 0
    var names = ByteBuffer()
    while asked.count < Self.ahead {
      line.clear()
      guard git.list.readLine(into: &line) else {
        isListed = true
        break
      }
      guard let object = Self.object(line.view) else {
        if line.view.count >= 40 { setCommit(line.view.string) }
        continue
      }
      names.append(object)
      names.append("\n")
      asked.append((object, commit, number))
      number += 1
    }
    if !names.view.isEmpty, !git.objects.ask(names.view) { throw ended() }
    if isListed, let reason = GitFailure.reason(ending: &git.list) { throw error(reason) }
  }

  private mutating func setCommit(_ id: String) {
    commit = id
    number = 0
  }

  /// The object that a line `:OLDMODE NEWMODE OLDID NEWID STATUS<tab>PATH` names, where it is a mail.
  private static func object(_ line: ByteView) -> String? {
    let fields = line.string.split(separator: " ", maxSplits: 4)
    guard fields.count == 5, fields[0].hasPrefix(":"), fields[1].hasPrefix("100"),
      let path = fields[4].split(separator: "\t", maxSplits: 1).last, path != "d"
    else { return nil }
    return String(fields[3])
  }

  /// The mails that were not read, and why.
  private mutating func ended() -> InputError {
    error(git.objects.reasonForEnd())
  }

  private func error(_ reason: String) -> InputError {
    InputError(path: repository, code: InputError.gaveUp, detail: reason)
  }
}
