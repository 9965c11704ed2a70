// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import LintelText

/// What `lintel convert` asks for patches that can be sent.
struct SeriesOptions: ParsableArguments {
  @Option(
    name: .customLong("series"),
    help: ArgumentHelp(
      "Write patches by subsystem to this folder, with a cover letter.", valueName: "dir"))
  var folder: String?

  @Option(
    help: ArgumentHelp(
      "Only functions whose calls somebody of this name or address has claimed in the ledger.",
      valueName: "name"))
  var claimedBy: String?

  @Option(
    help: ArgumentHelp(
      "The campaign's ledger, which is asked for duplicates; else $LINTEL_LEDGER.",
      valueName: "file"))
  var ledger: String?

  func validate() throws {
    if folder == nil, claimedBy != nil || ledger != nil {
      throw ValidationError("--claimed-by and --ledger go with --series")
    }
  }

  /// The ledger that the user names; nil where there is none.
  var namedLedger: String? {
    if let ledger { return ledger }
    return Environment.value("LINTEL_LEDGER").flatMap { $0.isEmpty ? nil : $0 }
  }
}
