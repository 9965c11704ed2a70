// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import LintelCampaign
import LintelText

/// The ledger that a command works on.
struct LedgerOptions: ParsableArguments {
  @Option(
    name: .customLong("ledger"),
    help: "The ledger; else $LINTEL_LEDGER, else lintel-campaign.db in this folder.")
  var file: String?

  /// The ledger's path.
  var path: String {
    if let file { return file }
    if let file = Environment.value("LINTEL_LEDGER"), !file.isEmpty { return file }
    return "lintel-campaign.db"
  }

  /// Opens the ledger.
  func open() throws -> Ledger { try Ledger.open(path) }
}

/// Who does what a command does.
struct PersonOptions: ParsableArguments {
  @Option(
    name: .customLong("as"), help: "'Name <address>'; else what git's user.name and user.email say."
  )
  var identity: String?

  /// The person; nil where neither the command line nor git names one.
  func knownPerson() throws -> Person? {
    guard let identity else { return try asked() }
    if let person = Person(identity) { return person }
    throw LedgerError.invalid("--as takes 'Name <address>', not '\(identity.printable)'")
  }

  private func asked() throws(LedgerError) -> Person? {
    do throws(Committer.Unanswered) {
      return try Committer.person()
    } catch {
      throw .invalid("it is not known who you are: \(error.reason); --as 'Name <address>' says it")
    }
  }

  /// The person, or an error that says how to name one.
  func person() throws -> Person {
    if let person = try knownPerson() { return person }
    throw LedgerError.invalid(
      "git does not know who you are: set user.name and user.email, or use --as 'Name <address>'")
  }
}

/// How an answer is written.
enum Format: String, CaseIterable, ExpressibleByArgument {
  case text, json
}

/// How an answer is written.
struct FormatOptions: ParsableArguments {
  @Option(help: "How the answer is written.")
  var format = Format.text
}
