// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// Checks inputs, one after the other, and keeps its memory from one to the next.
///
/// There is one of these a worker. The lines of an input are looked at once, in order; what they
/// have shown so far is in the log (the mail), the rules' memory (the code) and the grammar.
package struct Checker: ~Copyable {
  var line: Line
  var out: Reporter
  var memory = RuleMemory()
  /// How far the walk over the lines is.
  var walk = WalkState()
  var log = CommitLog(inWholeFile: false)
  var rules: RuleSet
  /// The checks and steps that have to look at the line, where it is code.
  var candidates = CheckMask()
  /// What the misspellings look like from afar, once a line was read.
  var runs: LetterRuns?
  /// Whether C99 comments stay; a copy of the option.
  let allowsC99Comments: Bool
  let options: CheckOptions

  /// Whom to tell how far a long input is.
  private let progress: RunProgress?
  /// Whether the user stopped the check before the end of the input.
  private(set) var wasStopped = false
  /// When the check of an input has to end; nil where it may take its time.
  var deadline: ContinuousClock.Instant?
  /// Whether the last check ended there, before the end of the input.
  var ranOutOfTime = false
  /// Whether pieces of a long result may be handed on.
  var handsOnPieces = true
  /// The bytes of the source file that was loaded.
  private var loadedSize = 0
  /// Whether `--precise` asks what is relevant.
  var judgesRelevance = true
  /// What is known of the source file that was loaded.
  private var loadedRelevance: Relevance?
  var opLine = ByteBuffer(capacity: 256)
  /// What `--debug values` shows.
  var valueTrace = ByteBuffer(capacity: 16)
  /// What `--debug possible` shows.
  var learningLog: LearningLog

  /// A checker for a run; without the prefilter the findings are the same, only later.
  ///
  /// It keeps its findings, or writes them as text where it is told how; without `keepsFindings` it
  /// only fixes.
  package init(
    services: Services, usesPrefilter: Bool = true, progress: RunProgress? = nil,
    output: FindingOutput? = nil, keepsFindings: Bool = true
  ) {
    self.init(
      services: services, rules: RuleSet(services: services, usesPrefilter: usesPrefilter),
      progress: progress, output: output, keepsFindings: keepsFindings)
  }

  /// A checker that looks for what these rules find.
  init(
    services: Services, rules: RuleSet, progress: RunProgress?, output: FindingOutput?,
    keepsFindings: Bool
  ) {
    self.progress = progress
    self.rules = rules
    line = Line(services: services, watching: CheckOrder.watchedText)
    options = services.options
    line.patch.readsHunksAlone = services.options.precise
    allowsC99Comments = services.options.allowsC99Comments
    out = Reporter(
      options: services.options, profile: services.profile,
      written: output.map { $0.writer(services.options) }, keepsFindings: keepsFindings)
    learningLog = LearningLog(level: services.options.debug.possible)
  }

  /// Checks a patch or a mail, of which `mail` is known.
  package mutating func check(patch text: ByteView, name: String, mail: MailFacts = MailFacts()) {
    line.inputName = name
    line.patch.load(
      patch: text, tolerateC99Comments: options.allowsC99Comments, window: window(on: text))
    line.inWholeFile = false
    run(size: text.count, mail: mail, relevance: relevance(of: text))
  }

  /// Checks a source file.
  package mutating func check(file name: String, contents: ByteView) {
    load(file: name, contents: contents)
    checkLoaded()
  }

  /// Takes a source file, which `checkLoaded` then checks; the contents must be there until then,
  /// unless `hasCopy`.
  mutating func load(file name: String, contents: ByteView) {
    line.inputName = name
    let path = [UInt8](name.utf8)
    path.withView {
      line.patch.load(
        file: $0, contents: contents, tolerateC99Comments: options.allowsC99Comments,
        window: window(on: contents))
    }
    line.inWholeFile = true
    loadedSize = contents.count
    loadedRelevance = relevance(ofFile: contents)
  }

  /// Whether the checker needs the contents of what was loaded no more.
  var hasCopy: Bool { line.patch.isWhole }

  /// How much of an input is held at once.
  private func window(on text: ByteView) -> TextWindow {
    let isFixed =
      options.fixMode != nil && text.count <= Limits.fixedBytes
      && text.occurrences(of: UInt8(ascii: "\n")) <= Limits.fixedLines
    return TextWindow(
      bytes: isFixed ? .max : Limits.windowBytes, lines: isFixed ? .max : Limits.windowLines,
      longestLine: options.actsAsScript ? nil : Limits.lineBytes)
  }

  /// Checks the source file that was loaded.
  mutating func checkLoaded() { run(size: loadedSize, relevance: loadedRelevance) }

  // MARK: - The walk

  /// How many lines are between two looks at the clock.
  private static let beat = 4096
  /// The same where a check has to end in time.
  private static let shortBeat = 256

  /// Checks the loaded input, which had `size` bytes.
  private mutating func run(
    size: Int, mail: MailFacts = MailFacts(), relevance: Relevance? = nil
  ) {
    SearchBudget.start(for: size)
    defer { SearchBudget.end() }
    start()
    log.mail = mail
    if mail.isMessageAlone { log.isPatch = true }
    out.relevance = relevance
    line.inputLines = mail.lines
    out.written?.format.inputLines = mail.lines
    var index = 0
    var bytesDone = 0
    while index < line.patch.count {
      if progress?.isStopped == true {
        wasStopped = true
        return
      }
      if let deadline, ContinuousClock.now >= deadline {
        ranOutOfTime = true
        return
      }
      let first = index
      let beat = deadline == nil ? Self.beat : Self.shortBeat
      let end = min(first + beat, line.patch.count)
      while index < end {
        if index >= line.patch.nextMove { moveWindow(to: index) }
        visit(index)
        index += 1
      }
      let bytes = min(line.patch.position(of: index), size)
      progress?.advance(lines: index - first, bytes: bytes - bytesDone)
      bytesDone = bytes
    }
    if !learningLog.text.isEmpty { learningLog.text.withView { _ = OutputFile.writeAll(2, $0) } }
    guard line.patch.count > 0 else { return }
    out.leaveFile()
    for rule in CheckOrder.inputRules { rule.finish(line, log, &out) }
    out.finishInput()
  }

  /// Goes on in a large input with the lines from `index` on in reach; what follows is forgotten.
  private mutating func moveWindow(to index: Int) {
    let (older, newer) = (line.previous.count, walk.newest.code.count)
    line.patch.advance(to: index)
    line.raw = .empty
    line.code = .empty
    line.spaced = .empty
    line.previousRaw = line.patch.raw(walk.previousIndex)
    line.previous = line.patch.code(walk.previousIndex, count: older)
    walk.newest.raw = line.patch.raw(walk.newest.index)
    walk.newest.code = line.patch.code(walk.newest.index, count: newer)
    out.written?.lines = line.patch.text
    out.written?.codeLines = line.patch.codeText
  }

  /// Makes everything anew that belongs to an input.
  private mutating func start() {
    line.startInput()
    walk = WalkState()
    memory = RuleMemory()
    ranOutOfTime = false
    log = CommitLog(inWholeFile: line.inWholeFile)
    valueTrace.clear()
    learningLog.clear()
    out.startInput(fixing: line.patch, file: line.inWholeFile ? line.inputName : nil)
    let name = options.actsAsScript ? line.inputName : QuotedName.shown(line.inputName)
    out.written?.format.inputName = name
    out.written?.format.isWholeFile = line.inWholeFile
    out.written?.lines = line.patch.text
    out.written?.codeLines = line.patch.codeText
    if out.written?.recordsFindings == true {
      out.written?.headerEnd =
        line.inWholeFile ? 0 : FindingWriter.headerEnd(of: line.patch.text)
    }
    let isReported = mayHandOn && options.patch
    out.written?.isReported = isReported
  }

  /// Whether pieces of the result may be handed on: a report about a clean one starts otherwise, and
  /// what is traced comes first.
  private var mayHandOn: Bool {
    handsOnPieces && !options.mailback && options.debug.values == 0
  }

  private mutating func visit(_ index: Int) {
    line.number = index + 1
    line.raw = line.patch.raw(index)
    line.code = line.patch.code(index)
    line.shape = CodeShape(line.code, line.patch.traits(index))
    line.hasStatement = false
    line.lineAfterStatement = 0
    line.inCommitLog = log.inLog
    if walk.combined != nil && readCombined() { return }
    let marker = line.code[0]
    if !log.inLog {
      if !log.isPatch, DiffHeader.startsPatch(line.code) { log.isPatch = true }
      if marker == UInt8(ascii: "@"), let header = HunkHeader(line.code) {
        log.isPatch = true
        startHunk(header)
        return
      }
    }
    count(marker)
    out.line = line.number
    out.written?.lineStart = line.patch.start(index)
    out.written?.line = line.raw
    out.written?.previousLine = walk.newest.index == index ? line.previousRaw : walk.newest.raw
    out.fileLine = line.fileLine
    out.inHunk = false
    if options.precise { out.relevance?.leaveLines() }
    let enters = options.actsAsScript ? enterFileAsScript() : enterFile()
    out.prefixLine = line.number
    out.prefixFileLine = line.fileLine
    out.prefixPath = out.paths.count - 1
    if enters {
      for rule in CheckOrder.fileRules { rule.enter(line, &log, &out) }
      line.isStrict = options.strict || FileTraits.isAlwaysStrict(line.path.view)
      out.isStrict = line.isStrict
      return
    }
    out.inHunk = line.remaining != 0
    if options.precise { enterLine() }
    if line.remaining != 0 { walk.linesChecked += 1 }
    let isCode = line.remaining != 0 && marker != UInt8(ascii: "-")
    let isAddedToFile =
      marker == UInt8(ascii: "+") && line.remaining != 0 && !log.inLog && !line.path.view.isEmpty
    if isCode { findCandidates(isAddedToFile: isAddedToFile) }
    if isAddedToFile { readAddedLine() } else { readMail() }
    if !log.endsLine && isCode { visitCode() }
  }

  private mutating func readAddedLine() {
    log.endsLine = false
    candidates.forEach(in: rules.stepSpan) { index in
      if !log.endsLine { rules.step(index).visit(line, &log, &out) }
    }
  }

  private mutating func readMail() {
    log.endsLine = false
    for step in rules.commitSteps {
      step.visit(line, &log, &out)
      if log.endsLine { return }
    }
  }

  private mutating func startHunk(_ header: HunkHeader) {
    // What is no patch may be passed over.
    let isReported = mayHandOn
    out.written?.isReported = isReported
    line.hunkStart = line.number + 1
    line.fileLine = header.newStart - 1
    line.remaining = header.newCount + 1
    line.roles.reset()
    memory.hunk = RuleMemory.OfHunk()
    walk.statementEnd = 0
    line.functionName = DiffHeader.functionName(line.code.from(header.contextStart))
  }

  /// Moves along in the hunk.
  private mutating func count(_ marker: UInt8) {
    if marker == UInt8(ascii: " ") || marker == UInt8(ascii: "+") || line.code.isEmpty {
      line.fileLine += 1
      if line.remaining != 0 { line.remaining -= 1 }
      measure()
      line.previous = walk.newest.code
      line.previousRaw = walk.newest.raw
      walk.previousIndex = walk.newest.index
      line.previousIndent = walk.newest.indent
      line.previousShape = walk.newest.shape
      line.previousMayHaveModifier = walk.newest.mayHaveModifier
      walk.newest = WalkState.Kept(
        code: line.code, raw: line.raw, index: line.index, indent: line.indent, shape: line.shape)
    } else if line.remaining == 1 {
      line.remaining = 0
    }
  }
}
