// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Takes the findings of one input, and the fixes that go with them.
///
/// Where only the text of a finding is wanted it is written at once, and handed on when a good piece
/// of it is there: what is found in a line can be a hundred times as large as the line.
package struct Reporter: ~Copyable {
  /// What was found, in the order of the checks; empty where findings become text.
  package private(set) var findings: [Finding] = []
  /// Where something was found, in a checker that only fixes; a finding would be a hundred times as
  /// large.
  private(set) var sites = FindingSites()
  /// What was found as text, as far as it was not handed on.
  var written: FindingWriter?
  /// The paths of the input, in the order of their appearance.
  package private(set) var paths: [[UInt8]] = []
  /// The input as `--fix` changes it; nil when nothing is to be fixed.
  package internal(set) var fixes: FixedText?
  /// The fixes that are not made again.
  var takenFixes: Set<TakenFix> = []
  /// Whether a white space error was found that cleanpatch could mend.
  package var hasWhitespaceErrors = false

  // Where the checker is; it moves these along.
  var line = 0
  var fileLine = 0
  var inHunk = false
  var prefixLine = 0
  var prefixFileLine = 0
  var prefixPath = -1
  var isStrict = false
  /// Which types `--precise` wants to hear of here; nil for all.
  var relevance: Relevance?
  /// What a rule leaves out in a line and why, where findings are explained.
  private var pending: (type: StaticString, line: Int, reason: Dismissal)?
  /// Whether the line is in a file that the user does not want to hear of.
  private var isExcluded = false
  private let options: CheckOptions
  private let profile: ScriptProfile
  private let showsAll: Bool
  /// Whether findings are kept where they do not become text.
  private let keepsFindings: Bool
  /// Whether what follows is about the input as a whole.
  private var isAtEnd = false
  /// Whether anybody wants to know where in its line a finding is.
  private let recordsPlaces: Bool

  init(
    options: CheckOptions, profile: ScriptProfile, written: consuming FindingWriter?,
    keepsFindings: Bool
  ) {
    self.options = options
    self.profile = profile
    recordsPlaces = written?.recordsFindings ?? false
    self.written = written
    self.keepsFindings = keepsFindings
    showsAll = options.ignoredTypes.isEmpty && options.usedTypes.isEmpty
    isStrict = options.strict
  }

  /// Starts an input, which is a source file where it has a path; one of which not all is held cannot
  /// be fixed.
  mutating func startInput(fixing patch: borrowing PatchText, file: String?) {
    let taken = takenFixes
    self = Reporter(
      options: options, profile: profile, written: written.take(), keepsFindings: keepsFindings)
    written?.startInput()
    takenFixes = taken
    guard patch.isWhole && patch.longLines.count == 0 else { return }
    fixes = options.fixMode.map { FixedText(patch, file: file, mode: $0, without: takenFixes) }
  }

  /// Goes on in a file, which reports call `name`.
  mutating func enterFile(_ path: ByteView, shownAs name: ByteView) {
    paths.append(name.bytes)
    relevance?.enterFile(path)
    isExcluded = !options.excludedDirectories.isEmpty && options.isExcluded(path)
  }

  /// Whether the user wants to see the type, and with `--precise` whether it says anything here.
  package func isShown(_ type: StaticString) -> Bool {
    isWanted(type) && (options.explainsFindings || relevance?.dismissal(of: type) == nil)
  }

  /// Whether the user wants to see the type.
  private func isWanted(_ type: StaticString) -> Bool {
    profile.knows(type) && (showsAll || options.isShown(ByteView(type).string))
  }

  /// Whether `--precise` leaves out what a rule is about to report, for a reason that only the rule
  /// knows.
  ///
  /// Where findings are explained it is reported all the same, with the reason.
  package mutating func leavesOut(_ info: RuleInfo, _ reason: Dismissal) -> Bool {
    guard options.explainsFindings else { return true }
    pending = (info.type, line, reason)
    return false
  }

  /// Whether a matter of taste that is one aspect of the type is asked for; yes without `--precise`.
  package func wantsTaste(of type: StaticString) -> Bool {
    relevance?.wantsTaste(of: type) ?? true
  }

  /// Ends the input: the fix of the last finding is whole.
  mutating func finishInput() {
    if written?.proposals != nil { propose() }
    fixes?.settle()
  }

  /// Tells which fix the last findings have.
  private mutating func propose() {
    let map = written?.format.inputLines
    let fix = fixes?.propose { line in
      guard let map else { return line }
      guard case .input(let number) = map.place(of: line) else { return nil }
      return number
    }
    written?.keep(fix)
    // All that is kept is there.
    if written?.proposals?.isFull == true { fixes = nil }
  }

  /// Leaves the last file: what follows is about the input.
  mutating func leaveFile() {
    isExcluded = false
    isAtEnd = true
    relevance?.leaveLines()
  }

  /// Whether fixes are wanted.
  package var isFixing: Bool { fixes != nil }

  /// Reports a finding of `rule` in the current line; true when it is shown, so that a fix may
  /// follow.
  ///
  /// `level` defaults to the rule's own. The message is only put together when it is shown.
  /// `range` is what the finding is about, in bytes of the line, its marker counted; it is asked for
  /// only where a format shows it. Without one it is what the message names; see `FindingRange`.
  @discardableResult
  package mutating func report<R: Rule>(
    _ rule: R.Type, level: Level? = nil, _ message: @autoclosure () -> Message,
    show excerpt: @autoclosure () -> Excerpt = .line, once: Finding.Once? = nil,
    at range: @autoclosure () -> Range<Int>? = nil
  ) -> Bool {
    report(R.info, level: level, message(), show: excerpt(), once: once, at: range())
  }

  /// As `report(_:level:_:show:once:at:)`, for a rule that reports one of several types.
  @discardableResult
  package mutating func report(
    _ info: RuleInfo, level: Level? = nil, _ message: @autoclosure () -> Message,
    show excerpt: @autoclosure () -> Excerpt = .line, once: Finding.Once? = nil,
    at range: @autoclosure () -> Range<Int>? = nil
  ) -> Bool {
    let level = level ?? info.level
    if level == .check && !isStrict { return false }
    if isExcluded || !isWanted(info.type) { return false }
    var verdict: Verdict?
    if let relevance {
      let reason = dismissal(of: info.type, relevance)
      if options.explainsFindings {
        verdict = Verdict(reason: reason)
      } else if reason != nil {
        return false
      }
      self.relevance?.note(info.type)
    }
    if keepsFindings || written != nil {
      add(
        info, level, verdict.map { $0.added(to: message()) } ?? message(), excerpt(), once,
        recordsPlaces ? range() : nil)
    } else if fixes != nil {
      // What cannot be fixed has no fix to prove, and may have millions of findings.
      sites.add(info, line: line)
      fixes?.begin(info, line: line, fileLine: fileLine)
    }
    return true
  }

  /// Why the finding of this line is left out: what its rule has said, or what is known of the input.
  private func dismissal(of type: StaticString, _ relevance: Relevance) -> Dismissal? {
    if let pending, pending.line == line, ByteView(pending.type).equals(ByteView(type)) {
      return pending.reason
    }
    return relevance.dismissal(of: type)
  }

  @inline(never)
  private mutating func add(
    _ info: RuleInfo, _ level: Level, _ message: consuming Message, _ excerpt: Excerpt,
    _ once: Finding.Once?, _ range: Range<Int>?
  ) {
    if written == nil { message.keep() }
    let finding = Finding(
      info: info, level: level, message: message, excerpt: excerpt, line: line, fileLine: fileLine,
      path: paths.count - 1, inHunk: inHunk, prefixLine: prefixLine,
      prefixFileLine: prefixFileLine, prefixPath: prefixPath, once: once, range: range,
      isOfWhole: isAtEnd)
    if written == nil {
      findings.append(finding)
    } else if written?.proposals != nil {
      if fixes?.goesOn(info, line: line) == false { propose() }
      if fixes != nil { written?.propose(finding) }
    } else {
      written?.append(finding, paths: paths)
    }
    fixes?.begin(info, line: line, fileLine: fileLine)
  }
}
