// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Why `--precise` leaves a finding out: a reason that is true of all findings of its kind.
package enum Dismissal: Sendable {
  /// The patch is a backport: its log and its lines are upstream's.
  case backport
  /// The patch is for another program.
  case otherProject
  /// Another patch of the series can have what is missing.
  case series
  /// The patch only shows the line.
  case contextLine
  /// The patch removes the same line elsewhere, or one like it of which the same can be said.
  case movedLine
  /// A program printed the line of the log, or somebody else wrote it.
  case quotedText
  /// The line stands below the log, where `git am` drops it.
  case notes
  /// No document asks for it, and no profile of the subsystem does.
  case taste
  /// The file belongs to a program that runs in user space.
  case userspace
  /// A program wrote the file.
  case generated
  /// The file is read by the assembler or the linker.
  case assembler
  /// The file keeps the style of the project that it comes from.
  case foreignStyle
  /// The line was reported for the same cause.
  case sameCause
  /// A section of MAINTAINERS other than THE REST has the files.
  case coveredBySection
  /// The repository lacks the kernel's history.
  case noHistory
  /// The code has no better form, or means something else than it seems to.
  case meaning(StaticString)

  /// The reason in words.
  package var words: StaticString {
    switch self {
    case .backport: "a backport has upstream's log and lines"
    case .otherProject: "the patch is for another project, which has a style of its own"
    case .series: "another patch of the series can have it"
    case .contextLine: "the patch does not change the line"
    case .movedLine: "the patch does not bring it: a removed line has it, too"
    case .quotedText: "the line of the log is quoted, not written"
    case .notes: "git am drops what stands below the log"
    case .taste: "no document of the subsystem asks for it"
    case .userspace: "the file is part of a program of user space"
    case .generated: "a program wrote the file"
    case .assembler: "the assembler or the linker reads the file"
    case .foreignStyle: "the file keeps the style of where it comes from"
    case .sameCause: "the line is reported for the same cause"
    case .coveredBySection: "a section of MAINTAINERS has the files"
    case .noHistory: "the repository lacks the kernel's history"
    case .meaning(let words): words
    }
  }
}

/// What `--explain-findings` says of a finding.
struct Verdict {
  /// Why `--precise` leaves it out; nil where it does not.
  let reason: Dismissal?

  /// The message with the verdict.
  func added(to message: Message) -> Message {
    var text = ByteBuffer(capacity: 128)
    message.append(to: &text)
    guard let reason else { return "\(text.view.bytes) [kept]" }
    return "\(text.view.bytes) [left out: \(reason.words)]"
  }
}
