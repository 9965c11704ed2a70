// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Reads inputs and checks them, one after the other; what they give leaves by the stream.
struct InputChecker: ~Copyable {
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
  /// Finds the edits that reports show; nil where none does.
  var fixFinder: FixFinder?
  private let git: Git
  private let cache: ResultCache?
  /// The versions of files whose findings are no news; nil where all findings are.
  private let oldVersions: OldVersions?
  private let progress: RunProgress
  let stream: ResultStream
  private var coding = ResultCoding()
  /// What of the input could not be checked, in words for the user, where it is a row.
  private(set) var problems: [String] = []
  /// Whether all of it so far was passed over.
  private(set) var isPassedOver = true

  /// So much of the memory for reading is kept while a file is checked and from one to the next.
  private static let kept = 1 << 20

  /// A checker for one of the workers of a run; with `fixServices` it finds fixes too.
  init(
    services: Services, fixServices: Services?, isColored: Bool, cache: ResultCache?,
    oldVersions: OldVersions?,
    progress: RunProgress, stream: ResultStream
  ) {
    checker = Checker(
      services: services, progress: progress,
      output: FindingOutput(
        isColored: isColored, writesText: services.options.textReport != nil,
        recordsFindings: services.options.recordsFindings, handOn: stream.add))
    git = services.git
    self.cache = cache
    self.oldVersions = oldVersions
    self.progress = progress
    self.stream = stream
    options = services.options
    readsAll = services.options.actsAsScript
    if services.options.fixesExactly { fixer = Fixer(services: services) }
    if let fixServices { fixFinder = FixFinder(services: fixServices) }
  }

  /// Whether the user stopped the last check before its end: its results are worth nothing.
  var wasStopped: Bool { checker.wasStopped }

  /// Checks one input; of a mailbox each message, and what cannot be read gives its failure.
  mutating func check(_ input: CheckInput) {
    switch input {
    case .commit(let text, let name, let displayName):
      let start = ContinuousClock.now
      forgetProblems()
      checker.setDisplayName(displayName)
      let isCut = !readsAll && text.count > Limits.commitBytes
      text.withView { view in
        check(patch: isCut ? Self.start(of: view, Limits.commitBytes) : view, name)
      }
      var result = checker.result()
      if isCut { result.unchecked.append(Self.cutNote(Limits.commitBytes)) }
      if !readsAll { result.unchecked += text.withView { LargeBlobs.notes(on: $0, git) } }
      if result.fixedLines != nil { Self.finish(&result, fixer?.fix(text, name)) }
      handOn(result)
      if options.writesRows { close(commit: text, since: start) }
    case .frame(let frame): check(frame)
    case .file, .listedFile:
      if let oldVersions { return check(input, since: oldVersions) }
      let usesCache = !Self.isAboutItsPath(input.name)
      if usesCache, let cache { checkFile(input, cache) } else { checkFile(input) }
    case .patch(let path):
      if let error = read(input) { return handOn(Self.failure(error, scriptStatus: error.code)) }
      checkPatch(path)
    case .stream(let name, let isFile):
      if let error = read(.patch(path: "-")) {
        return handOn(Self.failure(error, scriptStatus: error.code))
      }
      if isFile { checkRead(name) } else { checkPatch(name) }
    case .unreadable(let error, let status): handOn(Self.failure(error, scriptStatus: status))
    }
  }

  /// Checks a patch or a mail, and finds its fixes first where reports show them.
  mutating func check(patch text: ByteView, _ name: String, _ mail: MailFacts = MailFacts()) {
    if let fixes = fixFinder?.fixes(patch: text, name: name, mail: mail) {
      checker.setFixes(fixes)
    }
    checker.check(patch: text, name: name, mail: mail)
  }

  /// Hands on a part of the result, unless the check that it is of was stopped.
  mutating func handOn(_ part: InputResult) {
    if wasStopped { return }
    if options.hasRows { problems += part.unchecked }
    if !part.isPassedOver { isPassedOver = false }
    stream.add(part)
  }

  /// Starts a row.
  mutating func forgetProblems() {
    problems = []
    isPassedOver = true
  }

  /// Hands on the last part of what the input that was read gave; it says so where only the start of
  /// the input was.
  mutating func handOnLast(_ part: InputResult) {
    var part = part
    if isCut { part.unchecked.append(Self.cutNote(Limits.inputBytes)) }
    handOn(part)
  }

  /// Checks the patch that was read.
  mutating func checkPatch(_ path: String) {
    if options.commitMessages { return checkMessage(path) }
    if options.actsAsScript { return checkWhole(path) }
    let mails = Mailbox.messages(in: buffer.view)
    if mails.count > 1, !options.fix { return check(mailbox: mails, path) }
    if let messages = MailReader.messages(in: buffer.view) { return check(messages, path) }
    let role = MailRole(buffer.view)
    if role == .reply { return handOnLast(Self.passedOver([Self.nothingToCheck])) }
    checkWhole(path, isCoverLetter: role == .coverLetter)
  }

  /// Checks the input as it is.
  private mutating func checkWhole(_ path: String, isCoverLetter: Bool = false) {
    checker.setDisplayName(path == "-" ? Self.subject(of: buffer.view) : shown(path))
    var mail = MailFacts()
    mail.isCoverLetter = isCoverLetter
    check(patch: buffer.view, path, mail)
    var result = checker.result()
    if result.fixedLines != nil {
      Self.finish(&result, fixer?.fix(patch: buffer.view, name: path))
    }
    handOnLast(result)
  }

  /// Puts what became of an input by exact fixes in the place of what one run made of it: a run finds
  /// only what its text shows, and does not see whether its fixes were of use.
  static func finish(_ result: inout InputResult, _ outcome: Fixer.Outcome?) {
    guard let outcome else { return }
    result.fixedLines = nil
    result.fixedInput = outcome.made > 0 ? outcome.text : nil
    result.unchecked += outcome.leftovers
  }

  private mutating func checkFile(_ input: CheckInput) {
    if let error = read(input) {
      handOn(Self.failure(of: input, error))
    } else {
      checkRead(input.name)
    }
  }

  /// Checks a file for what its old version did not have.
  private mutating func check(_ input: CheckInput, since versions: OldVersions) {
    do throws(InputError) {
      let isTracked = input.listed?.isTracked ?? false
      switch try versions.version(of: input.name, isTracked: isTracked) {
      case .same:
        var result = InputResult()
        result.silence = .empty
        handOn(result)
      case .none: checkFile(input)
      case .changed(let path, let contents, let lines):
        let name = path.map { versions.top + "/" + String(decoding: $0, as: UTF8.self) }
        let records = records(of: contents, file: name ?? input.name)
        if wasStopped { return }
        var old = OldFindings(records, lines: lines)
        stream.edit = { part in part.remove { old.take($0) } }
        defer { stream.edit = nil }
        checkFile(input)
      }
    } catch {
      handOn(Self.failure(error, scriptStatus: error.code))
    }
  }

  /// What is found in a text that is not reported.
  private mutating func records(of contents: [UInt8], file: String) -> [FindingRecord] {
    var records: [FindingRecord] = []
    stream.taker = { records += $0.records }
    defer { stream.taker = nil }
    contents.withView { view in
      checker.load(file: file, contents: view)
      checker.checkLoaded()
    }
    return records + checker.result().records
  }

  /// The lines of a text up to the limit, in bytes.
  private static func start(of text: ByteView, _ limit: Int) -> ByteView {
    let end = text.upTo(limit).lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
    return text.upTo(end ?? limit)
  }

  private static func cutNote(_ limit: Int) -> String {
    "only its first \(limit) bytes were checked"
  }

  /// Checks the file that was read.
  mutating func checkRead(_ path: String) {
    checker.setDisplayName(shown(path))
    if let fixes = fixFinder?.fixes(file: path, contents: buffer.view) { checker.setFixes(fixes) }
    checker.load(file: path, contents: buffer.view)
    if checker.hasCopy && !options.fixesExactly { buffer.clear(keeping: Self.kept) }
    checker.checkLoaded()
    var result = checker.result()
    if result.fixedLines != nil {
      Self.finish(&result, fixer?.fix(file: path, contents: buffer.view))
    }
    buffer.clear(keeping: Self.kept)
    handOnLast(result)
  }

  /// Whether a rule asks git about the path, so that no other key than git's index would do.
  private static func isAboutItsPath(_ path: String) -> Bool {
    Array(path.utf8).withView { $0.firstIndexIgnoringCase(of: "obsolete") != nil }
  }

  /// Checks a file whose result may be known, from its status or its contents.
  private mutating func checkFile(_ input: CheckInput, _ cache: ResultCache) {
    let path = input.name
    // Before it is read: what changes afterwards must have another status.
    let status = FileStatus(of: path)
    let place = cache.place(path, status)
    let byStatus = handOnKnown(shown(path), bytes: status?.size ?? 0)
    if cache.handOn(place: place, &coding, to: byStatus) { return }
    if let error = read(input) { return handOn(Self.failure(of: input, error)) }
    let content = cache.content(path, buffer.view)
    let byContent = handOnKnown(shown(path), bytes: buffer.view.count)
    if cache.handOn(content: content, place: place, &coding, to: byContent) { return }
    let encoder = ResultEncoder()
    stream.onPart = encoder.add
    defer { stream.onPart = nil }
    checkRead(path)
    cache.store(encoder, place: place, content: content)
  }

  /// Hands on the parts of a result that is known, of a file that has so many bytes.
  private func handOnKnown(_ displayName: [UInt8], bytes: Int) -> (InputResult) -> Void {
    { [stream, progress] part in
      var part = part
      part.displayName = displayName
      stream.add(part)
      if part.endsInput { progress.advance(lines: part.linesChecked, bytes: bytes) }
    }
  }

  /// How reports name a file.
  func shown(_ path: String) -> [UInt8] {
    let name = Array(path.utf8)
    return options.actsAsScript ? name : name.withView { QuotedName.shown($0) }
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
  private static func failure(of file: CheckInput, _ error: InputError) -> InputResult {
    if file.isGone(after: error) { return nothing }
    return failure(error, scriptStatus: error.isRefusal ? ExitStatus.failure.rawValue : 0)
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
