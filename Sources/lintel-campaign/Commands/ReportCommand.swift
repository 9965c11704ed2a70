// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Lintel
import LintelCampaign

/// `lintel-campaign report`: the mail that tells the lists.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Print a mail that says how far each subsystem is.")

  @Flag(help: "Address the people too, not only the lists.")
  var people = false

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var person: PersonOptions

  func run() throws {
    try reporting {
      let sender = try person.knownPerson()
      let ledger = try ledger.open()
      let now = Timestamp.now
      let recipients = try ledger.contacts(for: .left, now: now)
      let text = CampaignReport.text(
        apis: try ledger.settings().apis, label: try ledger.revisions().last?.label ?? "",
        tallies: try ledger.tallies(by: .subsystem, now: now),
        recipients: recipients.filter { people || $0.role == .list },
        sender: sender, now: now)
      Output.write(text)
    }
  }
}

/// `lintel-campaign cc`: whom what is left concerns.
struct CcCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cc", abstract: "Print the lists and people of the sites that are left.")

  @Flag(help: "Only lists.")
  var lists = false

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var filter: FilterOptions

  func run() throws {
    try reporting {
      var filter = try filter.filter()
      if filter.states.isEmpty { filter.states = SiteFilter.left.states }
      for contact in try ledger.open().contacts(for: filter, now: .now)
      where !lists || contact.role == .list {
        Output.write("\(contact.person)\n")
      }
    }
  }
}
