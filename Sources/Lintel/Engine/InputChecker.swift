// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Reads inputs and checks them, one after the other.
package struct InputChecker: ~Copyable {
  private var checker: Checker
  private var buffer = ByteBuffer(capacity: 1 << 16)
  /// Where listed files are.
  private var folder = TreeFolder(".")
  private let readsMail: Bool
  private let cache: ResultCache?
  private let progress: RunProgress?
  private let stream: ResultStream?
  private var coding = ResultCoding()

  /// So much of the memory for reading is kept while a file is checked and from one to the next.
  private static let kept = 1 << 20

  /// A checker for a run, which it tells of its progress.
  package init(services: Services, isColored: Bool, readsMail: Bool) {
    self.init(
      services: services, isColored: isColored, readsMail: readsMail, cache: nil, progress: nil,
      stream: nil)
  }

  /// As above, for one of several workers: it uses the cache, and hands on long results in pieces.
  init(
    services: Services, isColored: Bool, readsMail: Bool, cache: ResultCache?,
    progress: RunProgress?, stream: ResultStream?
  ) {
    let handOn = stream.map { stream in { (piece: InputResult) in stream.take(piece) } }
    checker = Checker(
      services: services, progress: progress,
      output: FindingOutput(isColored: isColored, handOn: handOn))
    self.cache = cache
    self.progress = progress
    self.stream = stream
    self.readsMail = readsMail
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
      let usesCache = !Self.isAboutItsPath(input.name)
      let result =
        if usesCache, let cache { checkFile(input, cache) } else { checkFile(input) }
      if let error = result.failure, input.isGone(after: error) { return [Self.nothing] }
      return [result]
    case .patch(let path):
      if let error = read(input) { return [Self.failure(error, scriptStatus: error.code)] }
      return checkPatch(path)
    case .unreadable(let error, let status): return [Self.failure(error, scriptStatus: status)]
    }
  }

  private mutating func checkPatch(_ path: String) -> [InputResult] {
    guard readsMail, let messages = MailReader.messages(in: buffer.view) else {
      let name = path == "-" ? Self.subject(of: buffer.view) : Array(path.utf8)
      stream?.displayName = name
      checker.check(patch: buffer.view, name: path)
      return [result(name)]
    }
    var results: [InputResult] = []
    // The report of several texts starts with how many they are.
    checker.handsOnPieces = false
    defer { checker.handsOnPieces = true }
    for message in messages where !checker.wasStopped {
      message.text.withView {
        checker.check(patch: $0, name: path, hasCutAddresses: message.hasCutAddresses)
      }
      let isNamedBySubject = messages.count > 1 || path == "-"
      let subject = message.subject.map { "\"\($0)\"" }
      var result = result(Array((isNamedBySubject ? subject ?? "Your patch" : path).utf8))
      result.notes = message.notes
      results.append(result)
    }
    joinFixes(of: messages, in: &results)
    return results
  }

  /// Makes the fixed messages one text, that of the whole input, which the last of them gets.
  private func joinFixes(of messages: [MailMessage], in results: inout [InputResult]) {
    guard let last = results.lastIndex(where: { $0.fixedLines != nil }) else { return }
    var lines: [[UInt8]] = []
    for (message, result) in zip(messages, results) {
      lines += result.fixedLines ?? message.text.withView(Self.lines)
    }
    for index in results.indices { results[index].fixedLines = nil }
    if MailReader.plainMessages(in: buffer.view) != nil {
      results[last].fixedLines = lines
    } else {
      results[last].hasUnwritableFixes = true
    }
  }

  private static func lines(_ text: ByteView) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var start = 0
    while start < text.count {
      let end = text.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? text.count
      lines.append(text[start..<end].bytes)
      start = end + 1
    }
    return lines
  }

  private mutating func checkFile(_ input: CheckInput) -> InputResult {
    if let error = read(input) { return Self.fileFailure(error) }
    return checkRead(input.name)
  }

  /// Checks the file that was read.
  private mutating func checkRead(_ path: String) -> InputResult {
    let name = Array(path.utf8)
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
    stream?.displayName = Array(path.utf8)
    if var known = cache.result(place: place, &coding, handOn: stream?.take) {
      known.displayName = Array(path.utf8)
      progress?.advance(lines: known.linesChecked, bytes: status?.size ?? 0)
      return known
    }
    if let error = read(input) { return Self.fileFailure(error) }
    let content = cache.content(path, buffer.view)
    if var known = cache.result(
      content: content, place: place, &coding, handOn: stream?.take)
    {
      known.displayName = Array(path.utf8)
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

  private mutating func result(_ displayName: [UInt8]) -> InputResult {
    var result = checker.result()
    result.displayName = displayName
    return result
  }

  /// Reads an input; the error where that fails.
  private mutating func read(_ input: CheckInput) -> InputError? {
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
