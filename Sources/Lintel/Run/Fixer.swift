// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// Fixes inputs until there is nothing left to fix.
///
/// The options decide which types are fixed and whether only safe fixes are made. Fixes that would
/// meet in one line are made one after the other, so an input is checked again after each run.
package struct Fixer: ~Copyable {
  /// What became of an input.
  package struct Outcome: Sendable {
    /// The input after all fixes.
    package var text: [UInt8]
    /// How many findings were fixed.
    package var made = 0
    /// How many findings have a fix that was not made, since it is not safe.
    package var withheld = 0
    /// The mails that have fixes and cannot be written back, each with the cause.
    package var unfixed: [String] = []
    /// Whether so many fixes meet in a line that some are left for another call.
    package var isUnfinished = false
    /// Whether a fix was left since its line is too long; see `Limits`.
    package var hasLongLine = false
    /// Whether fixes were not looked at, since their line has many that are not safe.
    package var hasCrowdedLine = false
    /// Whether the file is binary, so that there is nothing to check in it.
    package var isBinary = false
    /// What was not checked or not fixed since it is too large; see `Limits`.
    package var unchecked: [String] = []

    /// What has to be said where something is left to do, without the input's name.
    package var problems: [String] {
      unfixed + unchecked + (isBinary ? ["not checked, as it is binary"] : []) + leftovers
    }

    /// What has to be said of fixes that were left.
    var leftovers: [String] {
      (isUnfinished ? ["not all fixed, as too many fixes meet; fix it again"] : [])
        + (hasCrowdedLine ? ["not all fixed: a line has many fixes that are not safe"] : [])
        + (hasLongLine ? ["not fixed in lines of more than \(Limits.fixedLineBytes) bytes"] : [])
    }
  }

  /// How often an input is fixed: a line with more fixes than that is left half done.
  private static let mostRuns = 32

  private var checker: Checker

  /// A fixer for a run whose options ask for exact fixes.
  package init(services: Services) {
    checker = Checker(services: services, keepsFindings: false)
  }

  /// Fixes a source file.
  package mutating func fix(file path: String, contents: ByteView) -> Outcome {
    var outcome = repeated(contents.bytes) { text, checker in
      text.withView { checker.check(file: path, contents: $0) }
      return checker.changedLines.map { Self.fileText($0) }
    }
    outcome.isBinary = checker.isBinary
    return outcome
  }

  /// Fixes a patch, a mail, or the mails of a mailbox; a mail that has to be decoded to be checked
  /// keeps its bytes, as do those without a patch.
  package mutating func fix(patch input: ByteView, name: String) -> Outcome {
    guard let messages = MailReader.messages(in: input) else {
      if MailRole(input) == .reply { return Outcome(text: input.bytes) }
      return fix(input.bytes, name)
    }
    let checked = MailMessage.areChecked(messages).map(\.isChecked)
    var whole = Outcome(text: [])
    whole.text.reserveCapacity(input.count)
    for mail in MailMessage.bySource(messages) {
      let first = messages[mail.lowerBound]
      let raw = input[first.source]
      if let obstacle = FixableMail.obstacle(to: messages[mail]) {
        whole.text += raw.bytes
        let isFixable = mail.contains { checked[$0] && fix(messages[$0].text, name).made > 0 }
        if isFixable { whole.unfixed.append(obstacle) }
      } else if checked[mail.lowerBound] {
        let part = fix(FixableMail.text(of: first, in: input), name)
        whole.text += first.hadCRLF ? part.text.withView(LineEnds.withCR) : part.text
        whole.made += part.made
        whole.withheld += part.withheld
        whole.isUnfinished = whole.isUnfinished || part.isUnfinished
        whole.hasCrowdedLine = whole.hasCrowdedLine || part.hasCrowdedLine
        whole.hasLongLine = whole.hasLongLine || part.hasLongLine
        whole.unchecked += part.unchecked
      } else {
        whole.text += raw.bytes
      }
    }
    return whole
  }

  /// Fixes the text of one patch or mail, such as a commit.
  mutating func fix(_ text: [UInt8], _ name: String) -> Outcome {
    repeated(text) { text, checker in
      text.withView { checker.check(patch: $0, name: name) }
      return checker.changedLines.map {
        FixableMail.patchText($0, endsInNewline: text.last == UInt8(ascii: "\n"))
      }
    }
  }

  /// A run whose fixes have not proved themselves yet.
  private struct Attempt {
    /// The text before the run.
    var text: [UInt8]
    var sites: FindingSites
    var trial: FixTrial
    var made: Int
  }

  /// Runs `step`, which gives the changed text or nil, until nothing changes any more.
  ///
  /// A run whose fixes left a finding of theirs is taken back, and done again without them. They get
  /// a second chance, as another fix may have been in their way, and no third one. Of fixes that undo
  /// each other none is made.
  private mutating func repeated(
    _ text: [UInt8], _ step: ([UInt8], inout Checker) -> [UInt8]?
  ) -> Outcome {
    var outcome = Outcome(text: text)
    var path = FixPath()
    var last: Attempt?
    var suspects: Set<TakenFix> = []
    var taken: Set<TakenFix> = []
    /// The text that all fixes were tried on.
    var settled: [UInt8]?
    checker.out.takenFixes = []
    for run in 0..<Self.mostRuns {
      let changed = step(outcome.text, &checker)
      outcome.unchecked = checker.unchecked
      if let attempt = last {
        let failed = attempt.trial.failed(before: attempt.sites, after: checker.out.sites)
        if !failed.isEmpty {
          taken.formUnion(failed.intersection(suspects))
          suspects.formUnion(failed)
          checker.out.takenFixes = taken.union(failed)
          outcome.text = attempt.text
          outcome.made -= attempt.made
          path.goBack()
          last = nil
          continue
        }
      }
      last = nil
      // Without the fixes that failed the run was a good one; now they may be tried again.
      outcome.hasCrowdedLine = false
      let waits = checker.out.takenFixes.count > taken.count
      checker.out.takenFixes = taken
      outcome.withheld = checker.fixes?.counts.withheld ?? 0
      outcome.hasLongLine = checker.fixes?.hasLongLine ?? false
      // The last run only looks whether the fixes before have done their work.
      guard run + 1 < Self.mostRuns else {
        outcome.isUnfinished = changed != nil
        break
      }
      guard let changed, let trial = checker.fixes?.trial() else {
        if waits { continue }
        // What the crowd of its line leaves no place for is not looked at in another run, either.
        outcome.hasCrowdedLine = checker.fixes?.hasCrowdedLine ?? false
        // What failed in an earlier text may do well in this one, and would in the next run of the
        // program.
        guard !taken.isEmpty, settled != outcome.text else { break }
        settled = outcome.text
        taken = []
        suspects = []
        checker.out.takenFixes = []
        continue
      }
      path.leave(outcome.text, made: outcome.made, fixes: trial.taken)
      if let circle = path.circle(to: changed) {
        outcome.text = changed
        outcome.made = circle.made
        if taken.isSuperset(of: circle.fixes) { break }
        taken.formUnion(circle.fixes)
        checker.out.takenFixes = taken
        continue
      }
      let made = checker.fixes?.counts.made ?? 0
      last = Attempt(
        text: outcome.text, sites: checker.out.sites, trial: trial, made: made)
      outcome.made += made
      outcome.text = changed
    }
    return outcome
  }

  /// The file that the lines of its patch stand for.
  private static func fileText(_ lines: [[UInt8]]) -> [UInt8] {
    var text: [UInt8] = []
    for line in lines.dropFirst(3) where line.first == UInt8(ascii: "+") {
      text += line.dropFirst()
      text.append(UInt8(ascii: "\n"))
    }
    // The last line is the remark that the file ends without a newline, where it does.
    if lines.last?.first == UInt8(ascii: "\\") { text.removeLast() }
    return text
  }
}
