// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import LintelCampaign

/// `lintel-campaign claim`: says that somebody converts sites.
struct ClaimCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claim",
    abstract: "Claim call sites: all that are named, or none when somebody has one of them.")

  @Argument(help: "SITE: an id, PATH, PATH:LINE, PATH:FUNCTION or subsystem:TITLE.")
  var targets: [String]

  @Option(help: "The last day of the claim, 2026-12-31, or how long it lasts, 30d or 6w.")
  var expires: String?

  @Flag(help: "Claim those that are free, and only name the others.")
  var available = false

  @Flag(help: "Print the mail that states the claim; scan reads it into other ledgers.")
  var mail = false

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var person: PersonOptions

  /// The end of a claim that `--expires` asks for.
  static func deadline(_ text: String?, now: Timestamp) throws -> Timestamp? {
    guard let text else { return nil }
    guard let deadline = Timestamp(deadline: text, now: now) else {
      throw LedgerError.invalid("--expires takes 2026-12-31, 30d or 6w, not '\(text.printable)'")
    }
    return deadline
  }

  func run() throws {
    try reporting {
      let now = Timestamp.now
      let deadline = try Self.deadline(expires, now: now)
      let claimant = try person.person()
      let ledger = try ledger.open()
      let outcome = try ledger.claim(
        targets.map(SiteTarget.init), by: claimant, expires: deadline,
        policy: available ? .available : .allOrNothing, now: now)
      for site in outcome.taken + outcome.gone { Output.complain(site.refusal) }
      if !outcome.isComplete && !available {
        Output.complain("nothing was claimed; --available claims the sites that are free")
        throw Status.refused
      }
      let own = outcome.claimed + outcome.kept
      if own.isEmpty { throw Status.refused }
      if mail {
        var contacts: [Contact] = []
        for subsystem in Set(own.map(\.subsystem)).sorted() {
          for contact in try ledger.contacts(of: subsystem) where !contacts.contains(contact) {
            contacts.append(contact)
          }
        }
        return Output.write(
          ClaimMail.text(
            sites: own, claimant: claimant, expires: deadline, contacts: contacts, now: now))
      }
      for site in own { Output.write(site.summary + "\n") }
      Output.write("claimed \(counted(outcome.claimed.count, "site")) for \(claimant)")
      if !outcome.kept.isEmpty { Output.write(", kept \(outcome.kept.count)") }
      Output.write("\n")
    }
  }
}

/// `lintel-campaign release`: gives sites back.
struct ReleaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "Give claimed call sites back.")

  @Argument(help: "SITE: an id, PATH, PATH:LINE, PATH:FUNCTION or subsystem:TITLE.")
  var targets: [String]

  @Flag(help: "Also sites of somebody else, for whoever keeps the ledger.")
  var force = false

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var person: PersonOptions

  func run() throws {
    try reporting {
      let outcome = try ledger.open().release(
        targets.map(SiteTarget.init), by: person.person(), force: force, now: .now)
      for site in outcome.others { Output.complain(site.refusal) }
      Output.write("released \(counted(outcome.released.count, "site"))\n")
      if !outcome.others.isEmpty { throw Status.refused }
    }
  }
}

/// `lintel-campaign note`: writes into the history of sites.
struct NoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Write a note into the history of call sites.")

  @Argument(help: "SITE: an id, PATH, PATH:LINE, PATH:FUNCTION or subsystem:TITLE.")
  var target: String

  @Argument(help: "The note, one line.")
  var text: String

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var person: PersonOptions

  func run() throws {
    try reporting {
      let sites = try ledger.open().note(
        text, on: [SiteTarget(target)], by: person.person(), now: .now)
      Output.write("noted on \(counted(sites.count, "site"))\n")
    }
  }
}
