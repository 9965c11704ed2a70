// SPDX-License-Identifier: GPL-2.0-only

/// One thing found in one input.
package struct Finding: Sendable {
  /// What earlier inputs of the run can have shown, so that the finding does not count.
  package enum Once: Sendable, Hashable {
    /// A name in mixed case, by the hash of its bytes: it counts the first time it is met.
    case name(UInt64)
    /// The name of an extern array: it counts unless a linker script has shown a word of it.
    case linkerSymbol([UInt8])
    /// A corrupt patch.
    case corruption
  }

  /// What was found.
  package let info: RuleInfo
  /// How much it weighs here.
  package let level: Level
  /// What to do.
  package let message: Message
  /// What to show.
  package let excerpt: Excerpt
  /// The line of the input, from 1; 0 for the input as a whole.
  package let line: Int
  /// The line of the file that the input changes, from 1; 0 outside of one.
  package let fileLine: Int
  /// Which of the report's paths the line is in; -1 before the first.
  package let path: Int
  /// Whether the line stands in a hunk, so that its file and line are shown.
  package let inHunk: Bool
  /// The line that a one-line format names; it lags behind for findings about the file's name.
  package let prefixLine: Int
  /// The file line that a one-line format names.
  package let prefixFileLine: Int
  /// The path that a one-line format names.
  package let prefixPath: Int
  /// Set where it depends on earlier inputs whether the finding counts.
  package let once: Once?
  /// The bytes of the line that it is about, where the rule says so; the marker of the patch counts.
  package let range: Range<Int>?
  /// Whether it is about the input as a whole, and no line of it.
  package let isOfWhole: Bool
}
