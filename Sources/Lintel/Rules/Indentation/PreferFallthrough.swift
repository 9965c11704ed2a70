// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags comments that say a case falls through; the compiler reads the keyword only.
enum PreferFallthrough: LineRule {
  static let info = RuleInfo(
    type: "PREFER_FALLTHROUGH", level: .warning, otherLevels: [.check], group: .indentation,
    reads: [.comments],
    why: """
      A comment does not tell the compiler that falling through is meant; the pseudo keyword \
      fallthrough; does, and every compiler understands it.
      """,
    reference: "Documentation/process/deprecated.rst",
    examples: [
      Example(
        """
        !		/* fall through */
        """),
      Example(
        """
        !		x++; /* FALLTHRU */
        """),
      Example(
        """
        +		fallthrough;
        """),
    ])

  // Tabs inside of a comment do not count, so one may stand in the middle of the word.
  static let needs = Needs.anyOf([
    "fall", "Fall", "FALL", "f\t", "F\t", "a\t", "A\t", "l\t", "L\t",
  ])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    // What the patterns are matched against is the line's comments, put one after the other.
    let text = comments(of: line)
    let isMarker = text.withView { view in
      (0..<view.count).contains { FallthroughComment.matches(view, $0) }
    }
    if isMarker, line.options.precise, !text.withView({ isAlone($0) }),
      out.leavesOut(info, .meaning("the comment is about it in a sentence"))
    {
      return
    }
    if isMarker {
      out.report(Self.self, level: line.inWholeFile ? .check : .warning, .comment)
    }
  }

  /// How long a comment may be that only says that control falls through.
  private static let longest = 40

  /// Whether the comment starts with the words, and says little more.
  private static func isAlone(_ text: ByteView) -> Bool {
    let start = text.skip(ByteSet(" \t/*-=+!"), 0)
    let rest = text.from(start)
    return rest.count <= longest
      && (rest.hasIgnoringCase("fall") || rest.hasIgnoringCase("else")
        || rest.hasIgnoringCase("intentional") || rest.hasIgnoringCase("lint")
        || rest.hasIgnoringCase("and fall"))
  }

  private static func comments(of line: borrowing Line) -> [UInt8] {
    let end = line.code.count
    var text: [UInt8] = []
    for index in 0..<end where line.code[index] == .comment { text.append(line.raw[index]) }
    // Where C99 comments are not tolerated, the code was cut before one.
    guard line.spaced.has("//", at: end) else { return text }
    for index in (end + 2)..<line.spaced.count where line.spaced[index] != UInt8(ascii: "\t") {
      text.append(line.raw[index])
    }
    return text
  }
}

extension Message {
  fileprivate static let comment: Message = "write fallthrough; instead of a comment"
}

/// The spellings of "fall through" that people and old tools use in comments.
private enum FallthroughComment {
  /// Whether one of them starts at `at`.
  static func matches(_ text: ByteView, _ at: Int) -> Bool {
    switch text[at] {
    case UInt8(ascii: "f"): text.has("fallthrough", at: at) || lowercase(text, at)
    case UInt8(ascii: "F"): text.has("FALL", at: at) ? uppercase(text, at) : capitalized(text, at)
    default: false
    }
  }

  /// The end of "rough", "ru" or "rew" at `at`.
  private static func throughEnd(_ text: ByteView, _ at: Int) -> Bool {
    text.has("hrough", at: at) || text.has("hru", at: at) || text.has("hrew", at: at)
  }

  /// "fallthru", "fall through", "falls-through" is not one of them.
  private static func lowercase(_ text: ByteView, _ at: Int) -> Bool {
    guard text.has("fall", at: at) else { return false }
    let end = at + 4
    for gap in ["s ", " ", "-", ""] as [StaticString] where text.has(gap, at: end) {
      let word = end + gap.utf8CodeUnitCount
      if text[word] == UInt8(ascii: "t") && throughEnd(text, word + 1) { return true }
    }
    return intentional(text, at)
  }

  /// "Fallthrough", "Fall Through", "Falls through".
  private static func capitalized(_ text: ByteView, _ at: Int) -> Bool {
    text.has("Fall", at: at) && spaced(text, at + 4)
  }

  /// "fall Through" counts only where "intentional" or "intentionally" stands before it.
  private static func intentional(_ text: ByteView, _ at: Int) -> Bool {
    let before = text.upTo(at)
    var end = before.count
    while before[end - 1] == UInt8(ascii: " ") || before[end - 1] == UInt8(ascii: "\t") { end -= 1 }
    let lead = before.upTo(end)
    guard lead.hasSuffix("intentional") || lead.hasSuffix("intentionally") else { return false }
    return spaced(text, at + 4)
  }

  /// What may follow "fall" where the second word may be capitalised.
  private static func spaced(_ text: ByteView, _ at: Int) -> Bool {
    for gap in ["s ", " ", "-"] as [StaticString] where text.has(gap, at: at) {
      let word = at + gap.utf8CodeUnitCount
      if (text[word] | 0x20) == UInt8(ascii: "t") && throughEnd(text, word + 1) { return true }
    }
    return text[at] == UInt8(ascii: "t") && throughEnd(text, at + 1)
  }

  /// "FALLTHROUGH", "FALL THRU", "FALLS THREW".
  private static func uppercase(_ text: ByteView, _ at: Int) -> Bool {
    for gap in ["S ", " ", "-", ""] as [StaticString] where text.has(gap, at: at + 4) {
      let word = at + 4 + gap.utf8CodeUnitCount
      if text.has("THROUGH", at: word) || text.has("THRU", at: word) || text.has("THREW", at: word)
      {
        return true
      }
    }
    return false
  }
}
