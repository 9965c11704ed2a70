// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// What the check of one input gave, or a part of it.
///
/// An input with many findings gives several parts: each has entries and text, and the last one has
/// what is known at the end.
package struct InputResult: Sendable {
  /// What a report has to know of a finding besides its text.
  package struct Entry: Sendable {
    /// The name of the type.
    package let type: StaticString
    package let level: Level
    /// Set where it depends on earlier inputs whether the finding counts.
    package let once: Finding.Once?
    /// The end of its text in `text`; it starts where the one before ends.
    package let textEnd: Int
  }

  /// Why nothing is said about an input.
  package enum Silence: Sendable {
    /// It has no line at all.
    case empty
    /// It is no patch, and the user asked to pass over those.
    case notAPatch
    /// Nothing is spoken.
    case none
  }

  /// Whether it is the first part of the input.
  package internal(set) var startsInput = true
  /// Whether it is the last part of the input.
  package internal(set) var endsInput = true
  /// The findings in order.
  package internal(set) var entries: [Entry] = []
  /// The findings as formats for other programs have them, one for each entry; empty where none is
  /// asked for.
  package internal(set) var records: [FindingRecord] = []
  /// Their texts.
  package internal(set) var text: [UInt8] = []
  /// What `--debug values` shows of the input.
  package internal(set) var trace: [UInt8] = []
  /// The lines that stood in hunks.
  package internal(set) var linesChecked = 0
  /// Whether the last file was checked strictly, which decides how the totals are written.
  package internal(set) var isStrict = false
  /// Whether the input is a patch.
  package internal(set) var isPatch = false
  /// Whether the user is told about cleanpatch.
  package internal(set) var hasWhitespaceErrors = false
  /// The hashes of names in mixed case that later inputs must not be told about.
  package internal(set) var knownNames: [UInt64] = []
  /// The words of linker scripts, each of which may be part of a symbol's name.
  package internal(set) var linkerWords: Set<[UInt8]> = []
  /// Whether it is a mail without a patch, which nobody means to be checked.
  package internal(set) var isPassedOver = false
  /// Whether the input is passed over.
  package internal(set) var silence = Silence.none
  /// The fixed lines, where something was fixed.
  package internal(set) var fixedLines: [[UInt8]]?
  /// The whole input with the fixes of all its mails; only the last fixed mail has it.
  package internal(set) var fixedInput: [UInt8]?
  /// The mail with fixes that cannot be written, since it was decoded to be checked, and why.
  package internal(set) var unfixedMail: String?
  /// Whether a line was named that is not one of the input but of a part that had to be decoded.
  package internal(set) var hasDecodedLines = false
  /// What has to be said of the input even where no report is.
  package internal(set) var remarks: [String] = []
  /// What of the input was not checked or fixed as it was too large, in words for the user.
  package internal(set) var unchecked: [String] = []
  /// How the report names the input.
  package internal(set) var displayName: [UInt8] = []
  /// Why the input could not be read.
  package internal(set) var failure: InputError?
  /// The exit status of checkpatch.pl after that failure.
  package internal(set) var scriptStatus: Int32 = 0
  /// Whether the input is a tracked file that was deleted, so that there is nothing to check.
  package internal(set) var isGone = false
  /// What became of the input as a whole; only the last part of one that is a row has it.
  package internal(set) var end: InputEnd?
  /// What is missing in the input, for the reader.
  package internal(set) var notes: [String] = []

  package init() {}

  /// Takes findings out that have records, with their texts.
  package mutating func remove(where isUnwanted: (FindingRecord) -> Bool) {
    var (entries, records, text): ([Entry], [FindingRecord], [UInt8]) = ([], [], [])
    var start = 0
    for (entry, record) in zip(self.entries, self.records) {
      let range = start..<entry.textEnd
      start = entry.textEnd
      if isUnwanted(record) { continue }
      text += self.text[range]
      records.append(record)
      entries.append(
        Entry(type: entry.type, level: entry.level, once: entry.once, textEnd: text.count))
    }
    if entries.count == self.entries.count { return }
    text += self.text[start...]
    (self.entries, self.records, self.text) = (entries, records, text)
  }
}
