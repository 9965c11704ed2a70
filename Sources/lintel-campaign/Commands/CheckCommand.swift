// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import LintelCampaign

/// `lintel-campaign check`: whether the ledger is sound.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the ledger: the file, its references, and that the history leads to its state."
  )

  @OptionGroup var ledger: LedgerOptions

  func run() throws {
    try reporting {
      let ledger = try ledger.open()
      let faults = try ledger.faults()
      for fault in faults.prefix(100) { Output.complain("\(ledger.path): \(fault)") }
      if faults.isEmpty { return Output.write("\(ledger.path): sound\n") }
      Output.complain("\(ledger.path): \(counted(faults.count, "fault"))")
      throw Status.refused
    }
  }
}
