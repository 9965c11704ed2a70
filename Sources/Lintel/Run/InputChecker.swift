// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Reads inputs and checks them, one after the other.
package struct InputChecker: ~Copyable {
  var checker: Checker
  var buffer = ByteBuffer(capacity: 1 << 16)
  /// Where listed files are.
  private var folder = TreeFolder(".")
  let options: CheckOptions
  /// Whether inputs are read to their end, however long they are; else see `Limits`.
  private let readsAll: Bool
  /// Whether only the start of the last input was read.
  private var isCut = false
  /// Makes the fixes where they are exact: the checker makes those of its one run.
  var fixer: Fixer?
  private let git: Git
  private let cache: ResultCache?
  private let progress: RunProgress?
  let stream: ResultStream?
  private var coding = ResultCoding()

  /// So much of the memory for reading is kept while a file is checked and from one to the next.
  private static let kept = 1 << 20

  /// A checker for a run, which it tells of its progress.
  package init(services: Services, isColored: Bool) {
    self.init(services: services, isColored: isColored, cache: nil, progress: nil, stream: nil)
  }

  /// As above, for one of several workers: it uses the cache, and hands on long results in pieces.
  init(
    services: Services, isColored: Bool, cache: ResultCache?, progress: RunProgress?,
    stream: ResultStream?
  ) {
    let handOn = stream.map { stream in { (piece: InputResult) in stream.take(piece) } }
    checker = Checker(
      services: services, progress: progress,
      output: FindingOutput(isColored: isColored, handOn: handOn))
    git = services.git
    self.cache = cache
    self.progress = progress
    self.stream = stream
    options = services.options
    readsAll = services.options.actsAsScript
    if services.options.fixesExactly { fixer = Fixer(services: services) }
  }

  /// Whether the user stopped the last check before its end: its results are worth nothing.
  var wasStopped: Bool { checker.wasStopped }

  /// Checks one input; a mailbox gives a result a message, and what cannot be read gives a result
  /// with its failure.
  ///
  /// Of a long result of a single text it is the last part; the others were handed on.
  package mutating func check(_ input: CheckInput) -> [InputResult] {
    switch input {
    case .commit(let text, let name, let displayName):
      stream?.displayName = displayName
      let isCut = !readsAll && text.count > Limits.commitBytes
      text.withView { view in
        checker.check(patch: isCut ? Self.start(of: view, Limits.commitBytes) : view, name: name)
      }
      var result = result(displayName)
      if isCut { result.unchecked.append(Self.cutNote(Limits.commitBytes)) }
      if !readsAll { result.unchecked += text.withView { LargeBlobs.notes(on: $0, git) } }
      if result.fixedLines != nil { Self.finish(&result, fixer?.fix(text, name)) }
      return [result]
    case .file, .listedFile:
      let usesCache = !Self.isAboutItsPath(input.name)
      let result =
        if usesCache, let cache { checkFile(input, cache) } else { checkFile(input) }
      if let error = result.failure, input.isGone(after: error) { return [Self.nothing] }
      return [result]
    case .patch(let path):
      if let error = read(input) { return [Self.failure(error, scriptStatus: error.code)] }
      return checkWhole(path)
    case .stream(let name, let isFile):
      if let error = read(.patch(path: "-")) {
        return [Self.failure(error, scriptStatus: error.code)]
      }
      return isFile ? [checkRead(name)] : checkWhole(name)
    case .unreadable(let error, let status): return [Self.failure(error, scriptStatus: status)]
    }
  }

  /// Checks the patch that was read, and says where only its start was.
  private mutating func checkWhole(_ path: String) -> [InputResult] {
    var results = checkPatch(path)
    noteCut(&results)
    return results
  }

  private mutating func checkPatch(_ path: String) -> [InputResult] {
    if !options.actsAsScript {
      let mails = Mailbox.messages(in: buffer.view)
      if mails.count > 1, !options.fix { return check(mailbox: mails, path) }
      if let messages = MailReader.messages(in: buffer.view) { return check(messages, path) }
      let role = MailRole(buffer.view)
      if role == .reply { return [Self.passedOver([Self.nothingToCheck])] }
      return [checkWhole(path, isCoverLetter: role == .coverLetter)]
    }
    return [checkWhole(path)]
  }

  /// Checks the input as it is.
  private mutating func checkWhole(_ path: String, isCoverLetter: Bool = false) -> InputResult {
    let name = path == "-" ? Self.subject(of: buffer.view) : shown(path)
    stream?.displayName = name
    var mail = MailFacts()
    mail.isCoverLetter = isCoverLetter
    checker.check(patch: buffer.view, name: path, mail: mail)
    var result = result(name)
    if result.fixedLines != nil {
      Self.finish(&result, fixer?.fix(patch: buffer.view, name: path))
    }
    return result
  }

  /// Puts what became of an input by exact fixes in the place of what one run made of it: a run finds
  /// only what its text shows, and does not see whether its fixes were of use.
  static func finish(_ result: inout InputResult, _ outcome: Fixer.Outcome?) {
    guard let outcome else { return }
    result.fixedLines = nil
    result.fixedInput = outcome.made > 0 ? outcome.text : nil
    result.unchecked += outcome.leftovers
  }

  private mutating func checkFile(_ input: CheckInput) -> InputResult {
    if let error = read(input) { return Self.fileFailure(error) }
    return checkRead(input.name)
  }

  /// The lines of a text up to the limit, in bytes.
  private static func start(of text: ByteView, _ limit: Int) -> ByteView {
    let end = text.upTo(limit).lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
    return text.upTo(end ?? limit)
  }

  private static func cutNote(_ limit: Int) -> String {
    "only its first \(limit) bytes were checked"
  }

  /// Says of the last result that only the start of the input was read, where that is so.
  private func noteCut(_ results: inout [InputResult]) {
    if isCut, !results.isEmpty {
      results[results.count - 1].unchecked.append(Self.cutNote(Limits.inputBytes))
    }
  }

  /// Checks the file that was read.
  private mutating func checkRead(_ path: String) -> InputResult {
    let name = shown(path)
    stream?.displayName = name
    checker.load(file: path, contents: buffer.view)
    if checker.hasCopy && !options.fixesExactly { buffer.clear(keeping: Self.kept) }
    checker.checkLoaded()
    var results = [result(name)]
    if results[0].fixedLines != nil {
      Self.finish(&results[0], fixer?.fix(file: path, contents: buffer.view))
    }
    buffer.clear(keeping: Self.kept)
    noteCut(&results)
    return results[0]
  }

  /// Whether a rule asks git about the path, so that no other key than git's index would do.
  private static func isAboutItsPath(_ path: String) -> Bool {
    Array(path.utf8).withView { $0.firstIndexIgnoringCase(of: "obsolete") != nil }
  }

  /// Checks a file whose result may be known, from its status or its contents.
  private mutating func checkFile(_ input: CheckInput, _ cache: ResultCache) -> InputResult {
    let path = input.name
    // Before it is read: what changes afterwards must have another status.
    let status = FileStatus(of: path)
    let place = cache.place(path, status)
    stream?.displayName = shown(path)
    if var known = cache.result(place: place, &coding, handOn: stream?.take) {
      known.displayName = shown(path)
      progress?.advance(lines: known.linesChecked, bytes: status?.size ?? 0)
      return known
    }
    if let error = read(input) { return Self.fileFailure(error) }
    let content = cache.content(path, buffer.view)
    if var known = cache.result(
      content: content, place: place, &coding, handOn: stream?.take)
    {
      known.displayName = shown(path)
      progress?.advance(lines: known.linesChecked, bytes: buffer.view.count)
      return known
    }
    let encoder = ResultEncoder()
    stream?.onPiece = encoder.add
    defer { stream?.onPiece = nil }
    let result = checkRead(path)
    if !wasStopped && result.unchecked.isEmpty {
      cache.store(result, place: place, content: content, encoder)
    }
    return result
  }

  /// How reports name a file.
  func shown(_ path: String) -> [UInt8] {
    let name = Array(path.utf8)
    return options.actsAsScript ? name : name.withView { QuotedName.shown($0) }
  }

  mutating func result(_ displayName: [UInt8]) -> InputResult {
    var result = checker.result()
    result.displayName = displayName
    return result
  }

  /// Reads an input; the error where that fails.
  private mutating func read(_ input: CheckInput) -> InputError? {
    buffer.clear()
    isCut = false
    do {
      let limit = readsAll ? nil : Limits.inputBytes
      if let file = input.listed {
        if folder.root != file.root { folder = TreeFolder(file.root) }
        _ = try folder.read(file.path, limit: limit, into: &buffer)
        return nil
      }
      try InputFile.read(input.name, limit: limit, into: &buffer)
      if let limit, buffer.count > limit {
        isCut = true
        buffer.truncate(to: Self.start(of: buffer.view, limit).count)
      }
      return nil
    } catch {
      return error
    }
  }

  /// The result for a source file, which the script takes for an empty one where it is not there.
  ///
  /// What we refuse to read was asked for and not checked.
  private static func fileFailure(_ error: InputError) -> InputResult {
    failure(error, scriptStatus: error.isRefusal ? ExitStatus.failure.rawValue : 0)
  }

  private static func failure(_ error: InputError, scriptStatus: Int32) -> InputResult {
    var result = InputResult()
    result.silence = .empty
    result.failure = error
    result.scriptStatus = scriptStatus
    return result
  }

  /// The result for a file that is not there any more.
  private static var nothing: InputResult {
    var result = InputResult()
    result.silence = .empty
    result.isGone = true
    return result
  }

  /// How a report names what came from standard input: by its last subject.
  private static func subject(of text: ByteView) -> [UInt8] {
    var name = Array("Your patch".utf8)
    var start = 0
    while start < text.count {
      let end = text.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? text.count
      let line = text[start..<end]
      if line.hasIgnoringCase("Subject:"), line[8].isSpace {
        let subject = line.from(line.skipSpaces(8))
        if !subject.isEmpty {
          name = [UInt8(ascii: "\"")] + subject.bytes + [UInt8(ascii: "\"")]
        }
      }
      start = end + 1
    }
    return name
  }
}
