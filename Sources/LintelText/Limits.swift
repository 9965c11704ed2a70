// SPDX-License-Identifier: GPL-2.0-only

/// What a run takes on at most, so that no input makes it take memory or time without end.
///
/// `Documentation/Limits.md` has the table and says what happens beyond each; no kernel tree and no
/// patch that somebody reads comes near them. Sizes are in bytes where nothing else is said.
@usableFromInline package enum Limits {
  // MARK: What is checked; beyond it `lintel check` says so and does not end with 0

  /// The largest file or mail that is read whole; of a larger one the start is checked.
  package static let inputBytes = 128 << 20
  /// The largest commit that is read whole, as git writes it.
  package static let commitBytes = 32 << 20
  /// The memory of the git that writes the commits of a range; a hundred thousand commits take half.
  package static let gitBytes = 1 << 30
  /// The largest frame that is checked; a larger one is answered without a check.
  package static let frameBytes = 16 << 20
  /// The longest line that is read.
  package static let lineBytes = 1 << 20
  /// The largest input that is fixed: a fix needs all of it at once.
  package static let fixedBytes = 24 << 20
  /// The longest line that an exact fix changes: each change is compared with the whole of it.
  package static let fixedLineBytes = 2 << 10
  /// The most lines of an input that is fixed.
  package static let fixedLines = 256 << 10

  /// The largest patch or mailbox that is looked through for mappings: its lines are held one by one.
  package static let mappedPatchBytes = 24 << 20
  /// How much text the patches of a run have looked at for mappings: a file again for each patch to
  /// it, and a sixteenth of it for applying the patch.
  package static let mappedFileBytes = 16 << 20
  /// The most bytes of a file in which macros are looked for that put names together.
  package static let pastedBytes = 32 << 20

  /// The largest table that the user names: types, words, deprecated functions, MAINTAINERS.
  package static let tableBytes = 8 << 20
  /// The largest file with a name that a census looks for.
  package static let censusBytes = 8 << 20
  /// How many commits the history of a census may have.
  package static let censusCommits = 150_000
  /// What a census keeps of all its places together.
  package static let censusPlaceBytes = 64 << 20

  // MARK: What is shown; the script shows all

  /// How much of a line an excerpt shows.
  package static let shownLineBytes = 1000
  /// How much an excerpt shows in all.
  package static let shownBytes = 16 << 10
  /// How much of the code a message quotes in one place, under any name.
  package static let quotedBytes = 400

  // MARK: What is read ahead and again

  /// How much of an input is held at once; one that is larger is read through a window.
  package static let windowBytes = 8 << 20
  /// How many lines of an input are held at once.
  package static let windowLines = 256 << 10
  /// How often an input is read ahead by statements, all of them together.
  static let statementReads = 40
  /// How many lines a statement has once that was used up.
  static let shortStatementLines = 32
  /// How often an input is read by searches that go far, all of them together.
  static let searchReads = 16
  /// A search over so many bytes is not counted.
  @inlinable @inline(__always) package static var nearBytes: Int { 512 }
  /// How many lines are compared to find where the hunks of a file stand.
  static let patchedLines = 64 << 20
  /// How often an input is written by fixes of long lines, all of them together.
  package static let fixWrites = 16
  /// A line that is longer counts for that.
  package static let shortLineBytes = 4096

  // MARK: C

  /// How many modifiers in a row may stand before a type or after it.
  static let modifiers = 8
  /// How many parts of a name may be pasted together.
  @inlinable @inline(__always) static var pastedParts: Int { 64 }
  /// How many words a file can teach as modifiers.
  static let learnedModifiers = 256
  /// How deep the parentheses of an `#if` may be.
  static let conditionDepth = 32
  /// How many pairs of calls of a file a census compares to find those that undo each other.
  package static let censusPairs = 2 << 20
  /// The longest mail address that a `<` in code opens.
  package static let addressBytes = 320

  // MARK: Mails and patterns

  /// How deep a mail may hold others.
  static let mailDepth = 32
  /// How many parameters a field of a mail may have.
  static let mailParameters = 256
  /// How deep the groups of a regular expression may be.
  static let patternDepth = 50
  /// The largest count of a repeat in one.
  static let patternRepeats = 1000
  /// How many instructions one may have, which bounds the time that a byte takes.
  static let patternSize = 20_000
  /// How many states of an automaton are kept; beyond that all are made again when needed.
  static let patternStates = 4000
}
