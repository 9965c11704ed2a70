// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// The report of checkpatch.pl, input by input and to the byte; only the messages are ours.
///
/// Inputs must be added in their order: some findings count only the first time in a run.
package struct CheckpatchReport: ~Copyable {
  private let options: CheckOptions
  private let inputCount: Int
  /// The names in mixed case that were met, by their hashes: a tree has millions of them.
  private var seenNames: Set<UInt64> = []
  private var hasSeenCorruption = false
  private var linkerWords: Set<[UInt8]> = []
  private var out = ByteBuffer(capacity: 1 << 16)

  /// Whether any input had a finding.
  package private(set) var hasFindings = false

  private let descriptions: TypeDescriptions
  private var described: Set<String> = []

  /// A report on `inputCount` inputs; the first finding of a type is followed by its description.
  package init(options: CheckOptions, inputCount: Int, descriptions: TypeDescriptions) {
    self.options = options
    self.inputCount = inputCount
    self.descriptions = descriptions
  }

  /// What was written since the last call of `clear`.
  package var text: ByteView { out.view }

  /// Forgets what was handed on.
  package mutating func clear() { out.clear() }

  /// Adds an input.
  ///
  /// `name` is how the user named it, `messageCount` how many mails it held; `fixedPath` is where its
  /// fixed text was written, if it was.
  package mutating func add(
    _ result: InputResult, name: String, messageCount: Int, fixedPath: String?
  ) {
    let text = text(of: result)
    let counts = text.counts
    let isClean = counts.errors + counts.warnings + counts.checks == 0
    let isSilent =
      result.silence != .none || options.mailback && (isClean || !result.isPatch)
    if result.silence != .empty && !isClean { hasFindings = true }
    if result.silence == .empty { return }
    if inputCount + messageCount > 2 && options.quiet == 0 && !isSilent {
      addBanner(result.displayName)
    }
    result.trace.withView { out.append($0) }
    if isSilent { return }
    text.bytes.withView { out.append($0) }
    if options.summary && !(isClean && options.quiet == 1) {
      if options.summaryFile { out.append("\(name) ") }
      out.append("total: \(counts.errors) errors, \(counts.warnings) warnings, ")
      if result.isStrict { out.append("\(counts.checks) checks, ") }
      out.append("\(result.linesChecked) lines checked\n")
    }
    guard options.quiet == 0 else { return }
    for note in result.notes { out.append("\nNOTE: \(note)\n") }
    if !isClean && !options.fix { addFixHint() }
    if result.hasWhitespaceErrors { addWhitespaceHint() }
    if let fixedPath { addFixedNotice(fixedPath) }
    out.append("\n\(result.displayName) ")
    out.append(
      isClean
        ? "has no obvious style problems and is ready for submission.\n"
        : "has style problems, please review.\n")
  }

  /// Ends the report.
  package mutating func finish() {
    guard options.quiet == 0 else { return }
    addTypeList("Used", options.usedTypes)
    addTypeList("Ignored", options.ignoredTypes)
    if hasFindings {
      out.append(
        """

        NOTE: If any of the errors are false positives, please report
              them to the maintainer, see CHECKPATCH in MAINTAINERS.

        """)
    }
  }

  private struct Counts {
    var errors = 0
    var warnings = 0
    var checks = 0
  }

  /// The texts of the findings that count, and how many there are of each level.
  private mutating func text(of result: InputResult) -> (bytes: [UInt8], counts: Counts) {
    var bytes: [UInt8] = []
    var counts = Counts()
    var start = 0
    for entry in result.entries {
      let range = start..<entry.textEnd
      start = entry.textEnd
      if let once = entry.finding.once, isSettled(once) { continue }
      bytes += result.text[range]
      if options.verbose { describe(entry.finding.info.name, &bytes) }
      switch entry.finding.level {
      case .error: counts.errors += 1
      case .warning: counts.warnings += 1
      case .check: counts.checks += 1
      }
    }
    for name in result.knownNames { seenNames.insert(name) }
    linkerWords.formUnion(result.linkerWords)
    return (bytes, counts)
  }

  /// Adds the description of a type where it is the first finding of it.
  private mutating func describe(_ type: String, _ bytes: inout [UInt8]) {
    guard let text = descriptions.text(type), described.insert(type).inserted else { return }
    bytes += text + [UInt8(ascii: "\n"), UInt8(ascii: "\n")]
  }

  /// Whether an earlier input has settled the matter.
  private mutating func isSettled(_ once: Finding.Once) -> Bool {
    switch once {
    case .name(let hash): return !seenNames.insert(hash).inserted
    case .corruption:
      defer { hasSeenCorruption = true }
      return hasSeenCorruption
    case .linkerSymbol(let name):
      return name.withView { name in
        linkerWords.contains { $0.withView { name.firstIndex(of: $0) != nil } }
      }
    }
  }

  private mutating func addBanner(_ name: String) {
    let rule = String(repeating: "-", count: name.utf8.count)
    out.append("\(rule)\n\(name)\n\(rule)\n")
  }

  // The notes are part of the layout that other programs read.

  private mutating func addFixHint() {
    out.append(
      """

      NOTE: For some of the reported defects, checkpatch may be able to
            mechanically convert to the typical style using --fix or --fix-inplace.

      """)
  }

  private mutating func addWhitespaceHint() {
    out.append(
      """

      NOTE: Whitespace errors detected.
            You may wish to use scripts/cleanpatch or scripts/cleanfile

      """)
  }

  private mutating func addFixedNotice(_ path: String) {
    out.append(
      """

      Wrote EXPERIMENTAL --fix correction(s) to '\(path)'

      Do _NOT_ trust the results written to this file.
      Do _NOT_ submit these changes without inspecting them for correctness.

      This EXPERIMENTAL file is simply a convenience to help rewrite patches.
      No warranties, expressed or implied...

      """)
  }

  private mutating func addTypeList(_ word: String, _ types: Set<String>) {
    guard !types.isEmpty else { return }
    out.append("\nNOTE: \(word) message types:")
    for type in types.sorted() { out.append(" \(type)") }
    out.append("\n")
  }
}
