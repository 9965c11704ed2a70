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
    /// Whether so many fixes meet in a line that some are left for another call.
    package var isUnfinished = false
  }

  /// How often an input is fixed: a line with more fixes than that is left half done.
  private static let mostRuns = 24

  private var checker: Checker

  /// A fixer for a run whose options ask for exact fixes.
  package init(services: Services) { checker = Checker(services: services) }

  /// Fixes a source file.
  package mutating func fix(file path: String, contents: ByteView) -> Outcome {
    repeated(contents.bytes) { text, checker in
      text.withView { checker.check(file: path, contents: $0) }
      return checker.changedLines.map { Self.fileText($0) }
    }
  }

  /// Fixes a patch, a mail, or a mailbox; nil where its text has to be decoded first, so that nothing
  /// can be written back.
  package mutating func fix(patch text: ByteView, name: String) -> Outcome? {
    guard let messages = MailReader.plainMessages(in: text) else { return nil }
    var whole = Outcome(text: [])
    whole.text.reserveCapacity(text.count)
    for range in messages {
      let part = repeated(text[range].bytes) { text, checker in
        text.withView { checker.check(patch: $0, name: name) }
        return checker.changedLines.map { Self.patchText($0, endsInNewline: text.last == 10) }
      }
      whole.text += part.text
      whole.made += part.made
      whole.withheld += part.withheld
      whole.isUnfinished = whole.isUnfinished || part.isUnfinished
    }
    return whole
  }

  /// Runs `step`, which gives the changed text or nil, until nothing changes any more.
  private mutating func repeated(
    _ text: [UInt8], _ step: ([UInt8], inout Checker) -> [UInt8]?
  ) -> Outcome {
    var outcome = Outcome(text: text)
    var seen: Set<[UInt8]> = []
    for _ in 0..<Self.mostRuns {
      let changed = step(outcome.text, &checker)
      outcome.withheld = checker.fixes?.counts.withheld ?? 0
      // Two fixes that undo each other must not count for ever.
      guard let changed, seen.insert(changed).inserted else { return outcome }
      outcome.made += checker.fixes?.counts.made ?? 0
      outcome.text = changed
    }
    outcome.isUnfinished = true
    return outcome
  }

  /// The file that the lines of its patch stand for.
  package static func fileText(_ lines: [[UInt8]]) -> [UInt8] {
    var text: [UInt8] = []
    for line in lines.dropFirst(3) where line.first == UInt8(ascii: "+") {
      text += line.dropFirst()
      text.append(UInt8(ascii: "\n"))
    }
    // The last line is the remark that the file ends without a newline, where it does.
    if lines.last?.first == UInt8(ascii: "\\") { text.removeLast() }
    return text
  }

  private static func patchText(_ lines: [[UInt8]], endsInNewline: Bool) -> [UInt8] {
    var text = [UInt8](lines.joined(separator: [UInt8(ascii: "\n")]))
    if endsInNewline { text.append(UInt8(ascii: "\n")) }
    return text
  }
}
