// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Reads inputs and checks them, one after the other.
package struct InputChecker: ~Copyable {
  private var checker: Checker
  private var buffer = ByteBuffer(capacity: 1 << 16)
  /// Where listed files are.
  private var folder = TreeFolder(".")
  private let options: CheckOptions
  private let cache: ResultCache?
  private let progress: RunProgress?
  private let stream: ResultStream?
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
    self.cache = cache
    self.progress = progress
    self.stream = stream
    options = services.options
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
      text.withView { checker.check(patch: $0, name: name) }
      return [result(displayName)]
    case .file, .listedFile:
      guard let cache, !Self.isAboutItsPath(input.name) else { return [checkFile(input)] }
      return [checkFile(input, cache)]
    case .patch(let path):
      if let failure = read(input) { return [failure] }
      return checkPatch(path)
    case .unreadableCommits(let expression):
      return [Self.failure(InputError(path: expression, code: Self.readFailure))]
    }
  }

  private mutating func checkPatch(_ path: String) -> [InputResult] {
    if !options.actsAsScript {
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
    return result(name)
  }

  /// Checks the mails of an input.
  private mutating func check(_ messages: [MailMessage], _ path: String) -> [InputResult] {
    var results: [InputResult] = []
    // The report of several texts starts with how many they are.
    checker.handsOnPieces = messages.count == 1
    stream?.displayName = shown(path)
    defer { checker.handsOnPieces = true }
    for (message, (isChecked, role)) in zip(messages, MailMessage.areChecked(messages))
    where !checker.wasStopped {
      guard isChecked else {
        results.append(Self.passedOver([]))
        continue
      }
      let text = options.fix ? FixableMail.text(of: message, in: buffer.view) : message.text
      text.withView { checker.check(patch: $0, name: path, mail: MailFacts(message, role: role)) }
      let isNamedBySubject = messages.count > 1 || path == "-"
      var result = result(
        isNamedBySubject ? Array((message.name ?? "Your patch").utf8) : shown(path))
      result.notes = message.notes
      if result.hasDecodedLines { Self.noteDecodedLines(message, path, options, &result) }
      results.append(result)
    }
    if !results.isEmpty && results.allSatisfy(\.isPassedOver) {
      results[0].remarks = [Self.nothingToCheck]
    }
    joinFixes(of: messages, in: &results)
    return results
  }

  private static let nothingToCheck = "no patch but a reply: nothing to check"

  /// The result for a mail that is none to check.
  private static func passedOver(_ remarks: [String]) -> InputResult {
    var result = InputResult()
    result.silence = .notAPatch
    result.isPassedOver = true
    result.remarks = remarks
    return result
  }

  /// Says once that lines are named which the input does not have.
  private static func noteDecodedLines(
    _ message: MailMessage, _ path: String, _ options: CheckOptions, _ result: inout InputResult
  ) {
    let words = "line numbers count the decoded text, base64 has no lines of its own"
    if options.quiet == 0 {
      result.notes.append(words)
    } else {
      result.remarks.append([message.name, words].compactMap(\.self).joined(separator: ": "))
    }
  }

  /// Puts the fixed mails into the whole input, which the last of them gets; a mail that cannot be
  /// written back keeps its bytes.
  private func joinFixes(of messages: [MailMessage], in results: inout [InputResult]) {
    guard let last = results.lastIndex(where: { $0.fixedLines != nil }) else { return }
    var text: [UInt8] = []
    var hasFixed = false
    for mail in MailMessage.bySource(messages) {
      let fixed = mail.filter { results.indices.contains($0) && results[$0].fixedLines != nil }
      if let obstacle = FixableMail.obstacle(to: messages[mail]) {
        text += buffer.view[messages[mail.lowerBound].source].bytes
        for index in fixed { results[index].unfixedMail = obstacle }
      } else if let lines = fixed.first.flatMap({ results[$0].fixedLines }) {
        text += FixableMail.written(lines, for: messages[mail.lowerBound], in: buffer.view)
        hasFixed = true
      } else {
        text += buffer.view[messages[mail.lowerBound].source].bytes
      }
    }
    for index in results.indices { results[index].fixedLines = nil }
    if hasFixed { results[last].fixedInput = text }
  }

  private mutating func checkFile(_ input: CheckInput) -> InputResult {
    if let failure = read(input) { return failure }
    return checkRead(input.name)
  }

  /// Checks the file that was read.
  private mutating func checkRead(_ path: String) -> InputResult {
    let name = shown(path)
    stream?.displayName = name
    checker.load(file: path, contents: buffer.view)
    // The checker has a copy.
    buffer.clear(keeping: Self.kept)
    checker.checkLoaded()
    return result(name)
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
    if let failure = read(input) { return failure }
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
    if !wasStopped { cache.store(result, place: place, content: content, encoder) }
    return result
  }

  /// How reports name a file.
  private func shown(_ path: String) -> [UInt8] {
    let name = Array(path.utf8)
    return options.actsAsScript ? name : name.withView { DiffName.shown($0) }
  }

  private mutating func result(_ displayName: [UInt8]) -> InputResult {
    var result = checker.result()
    result.displayName = displayName
    return result
  }

  /// Reads an input; the result names the failure where there is one.
  private mutating func read(_ input: CheckInput) -> InputResult? {
    buffer.clear()
    do {
      guard let file = input.listed else {
        try InputFile.read(input.name, into: &buffer)
        return nil
      }
      if folder.root != file.root { folder = TreeFolder(file.root) }
      _ = try folder.read(file.path, into: &buffer)
      return nil
    } catch {
      return Self.failure(error)
    }
  }

  private static func failure(_ error: InputError) -> InputResult {
    var result = InputResult()
    result.silence = .empty
    result.failure = error
    return result
  }

  /// The system's number for a failure of reading (`EIO`), which is 5 on all of Linux.
  private static let readFailure: Int32 = 5

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
