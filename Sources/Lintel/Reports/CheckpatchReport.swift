// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// The report of checkpatch.pl, input by input and to the byte; only the messages are ours.
///
/// Inputs must be added in their order: under the script's name some findings count only the first
/// time in a run, else in an input.
package struct CheckpatchReport: ~Copyable {
  /// How much of a run is reported.
  package enum Extent: Sendable {
    /// Each input, also one without findings: checkpatch.pl's own way.
    case everyInput
    /// Inputs with findings, and one sum at the end: for folders.
    case onlyFindings
    /// How often each type was found, and nothing else.
    case tableOnly
  }

  let options: CheckOptions
  private let hasSeveralInputs: Bool
  private let extent: Extent
  /// The names in mixed case that were met, by their hashes: a tree has millions of them.
  private var seenNames = HashSet()
  private var hasSeenCorruption = false
  private var linkerWords: Set<[UInt8]> = []
  var out = ByteBuffer(capacity: 1 << 16)

  /// Whether any input had a finding.
  package private(set) var hasFindings = false
  /// Whether there was anything to report on; --mailback passes over inputs, and empty ones are none.
  private var hasReported = false

  /// What was added up over all inputs.
  package struct Total {
    /// The inputs that were no empty ones; each mail of a mailbox counts.
    package internal(set) var inputs = 0
    package internal(set) var errors = 0
    package internal(set) var warnings = 0
    package internal(set) var checks = 0
    /// The lines that stood in hunks.
    package internal(set) var lines = 0
    /// Whether checks count in any input, and so are named.
    var isStrict = false
  }

  /// The records of the findings of the last part that count, where it has records.
  package private(set) var records: [FindingRecord] = []

  /// The sums so far.
  package private(set) var total = Total()
  private var countsByType = FindingCounts()
  /// What was found in the input whose parts are being added.
  private var counts = Counts()
  /// Whether the name of that input has to be shown before its first finding.
  private var needsBanner = false

  private let descriptions: TypeDescriptions
  /// What is left out besides; nil where nothing is.
  private let filter: (any FindingFilter)?
  private var described: Set<String> = []

  /// A report on one input or on several, which then are told apart; with `--verbose` the first
  /// finding of a type is followed by its description. A `filter` needs results with records.
  package init(
    options: CheckOptions, hasSeveralInputs: Bool, extent: Extent = .everyInput,
    descriptions: TypeDescriptions, filter: (any FindingFilter)? = nil
  ) {
    self.filter = filter
    self.options = options
    self.hasSeveralInputs = hasSeveralInputs
    self.extent = extent
    self.descriptions = descriptions
  }

  /// What was written since the last call of `clear`.
  package var text: ByteView { out.view }

  /// Forgets what was handed on.
  package mutating func clear() { out.clear() }

  /// Adds an input, or a part of one.
  ///
  /// `name` is how the user named it, `isOneOfSeveral` whether it held other mails; `fixedPath` is
  /// where its fixed text was written, if it was.
  package mutating func add(
    _ result: InputResult, name: String, isOneOfSeveral: Bool, fixedPath: String?
  ) {
    if result.startsInput {
      counts = Counts()
      if !options.actsAsScript { forgetEarlierInputs() }
      needsBanner = (hasSeveralInputs || isOneOfSeveral) && options.quiet == 0
    }
    let text = text(of: result)
    let isClean = counts.errors + counts.warnings + counts.checks == 0
    let isPassedOver =
      result.silence != .none || options.mailback && (isClean || !result.isPatch)
    if isPassedOver { records = [] }
    let isSilent =
      isPassedOver || extent == .tableOnly
      || extent == .onlyFindings && isClean && result.notes.isEmpty
    // What is no patch and need not be one has no findings that count, as in checkpatch.pl.
    if result.silence == .none && !isClean { hasFindings = true }
    if result.silence == .empty { return }
    if needsBanner && !isSilent {
      addBanner(result.displayName)
      needsBanner = false
    }
    result.trace.withView { append($0) }
    if !isSilent { text.withView { out.append($0) } }
    guard result.endsInput else { return }
    if !isPassedOver { hasReported = true }
    total.inputs += 1
    total.errors += counts.errors
    total.warnings += counts.warnings
    total.checks += counts.checks
    total.lines += result.linesChecked
    if result.isStrict { total.isStrict = true }
    if isSilent { return }
    if options.summary && !(isClean && options.quiet == 1) {
      if options.summaryFile { addName(name) }
      out.append("total: \(counts.errors) errors, \(counts.warnings) warnings, ")
      if result.isStrict { out.append("\(counts.checks) checks, ") }
      out.append("\(result.linesChecked) lines checked\n")
    }
    guard options.quiet == 0 else { return }
    for note in result.notes { Array("\nNOTE: \(note)\n".utf8).withView { append($0) } }
    if !isClean && !options.fix { addFixHint() }
    if result.hasWhitespaceErrors { addWhitespaceHint() }
    if let fixedPath { addFixedNotice(fixedPath) }
    out.append("\n")
    result.displayName.withView { append($0) }
    out.append(" ")
    out.append(
      isClean
        ? "has no obvious style problems and is ready for submission.\n"
        : "has style problems, please review.\n")
  }

  /// Adds what is not ours.
  private mutating func append(_ text: ByteView) {
    if options.isForTerminal { out.append(shown: text) } else { out.append(text) }
  }

  /// Ends the report.
  package mutating func finish() {
    // The script ends at once where there is nothing to report on.
    if options.quiet == 0, hasReported { addNotes() }
    if options.statistics { addStatistics() }
    if extent == .onlyFindings { addTotal() }
  }

  /// Adds the sum over all inputs, and a closing line where nothing was found.
  private mutating func addTotal() {
    guard options.summary, total.inputs > 0, hasFindings || options.quiet == 0 else { return }
    if hasFindings { out.append("\n") }
    out.append("total: \(total.errors) errors, \(total.warnings) warnings, ")
    if total.isStrict { out.append("\(total.checks) checks, ") }
    out.append("\(total.lines) lines checked in \(total.inputs) files\n")
    guard !hasFindings else { return }
    out.append("\n")
    Array(options.inputs.joined(separator: " ").utf8).withView { append($0) }
    out.append(" has no obvious style problems and is ready for submission.\n")
  }

  /// Adds how often each type was found.
  package mutating func addStatistics() {
    if extent != .tableOnly { out.append("\n") }
    countsByType.append(to: &out)
  }

  private struct Counts {
    var errors = 0
    var warnings = 0
    var checks = 0
  }

  /// The texts of the findings that count, which are added to the counts.
  private mutating func text(of result: InputResult) -> [UInt8] {
    var bytes: [UInt8] = []
    var start = 0
    // How much of the text is dealt with: what stands together is copied together, if at all.
    var copied = 0
    let limit = MessageLimit(options)
    records = []
    for (index, entry) in result.entries.enumerated() {
      let range = start..<entry.textEnd
      start = entry.textEnd
      // A name that is known of one file is news in another.
      let isHidden = filter.map { $0.hides(result.records[index]) } ?? false
      if isHidden || entry.once.map({ isSettled($0) }) ?? false {
        bytes += result.text[copied..<range.lowerBound]
        copied = range.upperBound
        continue
      }
      if let notice = limit.replacement(
        for: result.text[range], entry.type, after: counts.errors + counts.warnings)
      {
        bytes += result.text[copied..<range.lowerBound] + notice
        copied = range.upperBound
      } else if options.verbose {
        bytes += result.text[copied..<range.upperBound]
        copied = range.upperBound
        describe(entry.type, &bytes)
      }
      if !result.records.isEmpty { records.append(result.records[index]) }
      if options.statistics { countsByType.add(entry.level, entry.type) }
      switch entry.level {
      case .error: counts.errors += 1
      case .warning: counts.warnings += 1
      case .check: counts.checks += 1
      }
    }
    for name in result.knownNames { _ = seenNames.insert(name) }
    linkerWords.formUnion(result.linkerWords)
    if copied == 0 { return result.text }
    bytes += result.text[copied...]
    return bytes
  }

  /// Adds the description of a type where it is the first finding of it.
  private mutating func describe(_ type: StaticString, _ bytes: inout [UInt8]) {
    let type = ByteView(type).string
    guard let text = descriptions.text(type), described.insert(type).inserted else { return }
    bytes += text + [UInt8(ascii: "\n"), UInt8(ascii: "\n")]
  }

  /// Forgets what is said once, so that an input is judged as if it were the only one; the script's run
  /// goes on.
  private mutating func forgetEarlierInputs() {
    seenNames = HashSet()
    hasSeenCorruption = false
    linkerWords = []
  }

  /// Whether an earlier part of the input, or of the run under the script's name, has settled the matter.
  private mutating func isSettled(_ once: Finding.Once) -> Bool {
    switch once {
    case .name(let hash): return !seenNames.insert(hash)
    case .corruption:
      defer { hasSeenCorruption = true }
      return hasSeenCorruption
    case .linkerSymbol(let name):
      return name.withView { name in
        linkerWords.contains { $0.withView { name.firstIndex(of: $0) != nil } }
      }
    }
  }

  /// Adds the name of an input, so that it stays on one line.
  private mutating func addName(_ name: String) {
    Array((options.actsAsScript ? name : QuotedName.shown(name)).utf8).withView { append($0) }
    out.append(" ")
  }

  private mutating func addBanner(_ name: [UInt8]) {
    out.append(repeating: UInt8(ascii: "-"), count: name.count)
    out.append("\n")
    name.withView { append($0) }
    out.append("\n")
    out.append(repeating: UInt8(ascii: "-"), count: name.count)
    out.append("\n")
  }
}
