// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// What the lines of a mail have shown so far: where its parts are, who wrote it, who signed it.
package struct CommitLog {
  /// How the author's own Signed-off-by compares with the From line.
  package enum AuthorSignOff: Sendable {
    case missing, same, commentDiffers, nameDiffers, addressDiffers, subaddressDiffers
  }

  /// The mail's headers are not over yet.
  package var inHeader = true
  /// The line is in the log.
  package var inLog = false
  /// A log was seen.
  package var hasLog = false
  /// How many lines of the log are not blank; trailers count.
  package var logLines = 0
  /// A diff was seen.
  package var isPatch = false
  /// The `---` line was seen.
  package var hasSeparator = false
  /// How many Signed-off-by lines were seen.
  package var signOffs = 0
  /// The author, as a formatted address; empty without a From line.
  package var author = MailText(ByteView.empty)
  /// The trailer that the line is, once it was read.
  package var trailer: Trailer?
  /// The address of `trailer`; nil where a trailer has none.
  package var trailerAddress: MailAddress?
  /// No later check may look at the line.
  package var endsLine = false
  /// What the best Signed-off-by of the author looks like.
  package var authorSignOff = AuthorSignOff.missing
  /// The Signed-off-by that is nearly the author's.
  package var nearSignOff = MailText(ByteView.empty)
  /// A Fixes trailer was seen.
  package var hasFixesTag = false
  /// The log says that it reverts a commit.
  package var isRevert = false
  /// The text in the log that asks for a Fixes trailer; empty without one.
  package var fixesTagReason: [UInt8] = []
  /// The hashes of the trailers seen, without white space and in lowercase.
  package var trailers = HashSet()
  /// A change of MAINTAINERS was announced, or asked for.
  package var mentionsMaintainers = false
  /// The log was found to hold a diff.
  package var hasDiffInLog = false
  /// The diff of a merge was seen.
  package var hasCombinedDiff = false
  /// The lines look like a stack dump.
  package var inStackDump = false
  /// What `--precise` knows of the log's lines: which of them a program printed.
  package var output = LoggedOutput()
  /// A line of the log was found too long.
  package var hasLongLine = false
  /// The mail declares another charset than UTF-8.
  package var declaresOtherCharset = false
  /// The line whose end says "commit" and whose next line has the id.
  package var lastSplitCommitLine = -1
  /// Whether the files so far are devicetree bindings; nil before the first.
  package var isBindingPatch: Bool?

  /// What is known of the mail besides its lines.
  package var mail = MailFacts()

  init(inWholeFile: Bool) { inHeader = !inWholeFile }

  /// Whether the text is an address of which the archive left the name only: `A U Thor <>`.
  func isCut(_ address: ByteView) -> Bool { mail.hasCutAddresses && address.contains("<>") }
}

/// A step over each line of a mail: a rule, or what notes things for rules.
package protocol CommitStep: SendableMetatype {
  /// The types that the step reports; none where it only reads.
  static var reports: [RuleInfo] { get }
  /// Whether the step can matter for an added line of a file; most only read the mail. Lines of the
  /// log that start with `+` are read by all steps.
  static var readsAddedLines: Bool { get }
  /// What an added line must have for the step to run on it.
  static var addedLineNeeds: Needs { get }
  /// What must be true of an added line besides: of each set one.
  static var addedLineTraits: [LineTraits] { get }
  /// Looks at a line; `log` is what the lines so far have shown.
  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter)
}

extension CommitStep {
  package static var reports: [RuleInfo] { [] }
  package static var readsAddedLines: Bool { false }
  package static var addedLineNeeds: Needs { .anyLine }
  package static var addedLineTraits: [LineTraits] { [] }
}
