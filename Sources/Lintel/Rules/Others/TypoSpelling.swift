// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags words that the list of common misspellings has, in the log and in added lines.
enum TypoSpelling: CommitRule {
  static let info = RuleInfo(
    type: "TYPO_SPELLING", level: .warning, otherLevels: [.check], group: .others, fix: .comments,
    reads: [.comments, .strings],
    why: """
      Words in logs, comments and messages are searched for and translated; a misspelt one is not \
      found. The list is scripts/spelling.txt of the kernel tree, and codespell's dictionary with \
      --codespell.
      """,
    examples: [
      Example(
        """
        !	/* the recieved frame */
        """, strict: true, fixed: "+\t/* the received frame */"),
      Example(
        mail: """
          +From: A U Thor <author@example.org>
          +Subject: [PATCH] example: change something
          +
          !This is neccessary.
          """),
      Example(
        """
        +	/* the received frame, and the word récieve */
        """),
    ])

  static var readsAddedLines: Bool { true }
  static let addedLineTraits = [LineTraits.misspelling]

  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    guard log.inLog || line.isAdded || line.code.hasIgnoringCase("Subject:"),
      out.isShown(info.type)
    else { return }
    let raw = line.raw
    let level = line.inWholeFile ? Level.check : .warning
    let index = line.index
    let above = line.index > 0 ? line.patch.raw(line.index - 1) : .empty
    let isPrecise = line.options.precise
    let inLog = log.inLog
    let code = line.code
    var names = ProperNames(in: raw, above: above, inLog: inLog)
    line.services.spelling.forEachTypo(in: raw, sharing: isPrecise) { place, correction in
      let inCharacters = line.has(.typoCharacters)
      if inCharacters && touchesLetter(raw, place) { return }
      let typo = raw[place]
      if isPrecise, names.contain(place) { return }
      let reported = out.report(
        Self.self, level: level, .misspelt(typo, correction),
        show: .caret(
          column: place.lowerBound, length: place.count, inCharacters: inCharacters))
      guard reported, out.isFixing else { return }
      // A name in code is the same in other places, and a comment may speak of it.
      let isName =
        !inLog && code[place].equals(typo) || out.fixes?.isName(typo, in: line.patch) == true
      if isName || ProperNames.looksLikeName(place, of: raw) { out.fixes?.bar() }
      out.fixes?.replace(place, in: index, with: correction.bytes) { text in
        replace(typo, by: correction, in: &text)
      }
    }
  }

  /// Whether a letter outside of ASCII stands right before or after the place.
  private static func touchesLetter(_ text: ByteView, _ place: Range<Int>) -> Bool {
    if text[place.lowerBound - 1] >= 0x80, isLetter(text.scalar(before: place.lowerBound).value) {
      return true
    }
    return text[place.upperBound] >= 0x80 && isLetter(text.scalar(at: place.upperBound).value)
  }

  /// Whether Perl takes the character for a part of a word (`\w`).
  private static func isLetter(_ value: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(value) else { return false }
    if scalar.properties.isAlphabetic { return true }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation:
      return true
    default: return value == 0x200C || value == 0x200D
    }
  }

  /// Replaces the first `typo` that no letter and no `@` touches.
  private static func replace(_ typo: ByteView, by correction: ByteView, in text: inout [UInt8]) {
    let found = text.withView { view -> Int? in
      var at = 0
      while let start = view.firstIndex(of: typo, from: at) {
        if isFree(view[start - 1]), isFree(view[start + typo.count]) { return start }
        at = start + 1
      }
      return nil
    }
    if let found { text.replace(found..<(found + typo.count), with: correction) }
  }

  private static func isFree(_ byte: UInt8) -> Bool {
    !byte.isUpper && !byte.isLower && byte != UInt8(ascii: "@")
  }
}

extension Message {
  fileprivate static func misspelt(_ typo: ByteView, _ correction: ByteView) -> Message {
    "'\(typo)' looks misspelt; did you mean '\(correction)'?"
  }
}
