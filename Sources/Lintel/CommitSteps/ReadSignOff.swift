// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Counts Signed-off-by trailers, the first of which ends the log, and compares them with the
/// author.
enum ReadSignOff: CommitStep {
  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    let start = line.code.skipSpaces(0)
    guard line.code.hasIgnoringCase("signed-off-by:", at: start) else { return }
    log.signOffs += 1
    log.inLog = false
    if log.author.isEmpty || log.authorSignOff == .same { return }
    let written = MailText(line.code.from(line.code.skipSpaces(start + 14)))
    if log.mail.hasCutAddresses {
      if written == log.author { log.authorSignOff = .same }
      return
    }
    let signer = MailAddress(written)
    let author = MailAddress(log.author)
    guard var likeness = likeness(signer, author) else { return }
    if line.options.precise, likeness == .commentDiffers || likeness == .nameDiffers,
      words(signer.name) == words(author.name)
    {
      likeness = .same
    }
    log.authorSignOff = likeness
    if likeness != .same { log.nearSignOff = written }
  }

  /// The words of a name in lowercase, in the order of the alphabet: who writes the family name first,
  /// or in capitals, is the same person.
  private static func words(_ name: MailText) -> [[UInt8]] {
    name.utf8.map(\.lowercased)
      .split(whereSeparator: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ",") })
      .map { [UInt8]($0) }.sorted { $0.lexicographicallyPrecedes($1) }
  }

  private static func likeness(
    _ signer: MailAddress, _ author: MailAddress
  ) -> CommitLog.AuthorSignOff? {
    if signer == author { return .same }
    let isSameName = signer.name == author.name
    if signer.address.lowercased == author.address.lowercased {
      return isSameName ? .commentDiffers : .nameDiffers
    }
    guard isSameName else { return nil }
    return signer.withoutSubaddress == author.withoutSubaddress
      ? .subaddressDiffers : .addressDiffers
  }
}
