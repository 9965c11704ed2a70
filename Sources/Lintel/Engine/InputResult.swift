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
  /// Whether the input is passed over.
  package internal(set) var silence = Silence.none
  /// The fixed lines, where something was fixed.
  package internal(set) var fixedLines: [[UInt8]]?
  /// Whether the input has fixes that cannot be written: it was decoded to be checked.
  package internal(set) var hasUnwritableFixes = false
  /// How the report names the input.
  package internal(set) var displayName: [UInt8] = []
  /// Why the input could not be read.
  package internal(set) var failure: InputError?
  /// The exit status of checkpatch.pl after that failure.
  package internal(set) var scriptStatus: Int32 = 0
  /// Whether the input is a tracked file that was deleted, so that there is nothing to check.
  package internal(set) var isGone = false
  /// What is missing in the input, for the reader.
  package internal(set) var notes: [String] = []

  package init() {}
}
