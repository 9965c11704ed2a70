// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import LintelCampaign
import LintelWeb

/// `lintel-campaign token`: who may change the ledger through its board.
struct TokenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token", abstract: "Make, list and revoke the tokens of the board's users.",
    subcommands: [Add.self, List.self, Revoke.self])

  /// `token add`.
  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a token, and print it this once: the ledger keeps a digest only.")

    @Argument(help: "What to call the token.")
    var name: String

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var person: PersonOptions

    func run() throws {
      try reporting {
        let owner = try person.person()
        let secret = TokenSecret()
        try ledger.open().addToken(
          id: secret.id, name: name, person: owner, proof: secret.makeProof(), now: .now)
        Output.complain("token '\(name.printable)' acts for \(owner); it is not shown again:")
        Output.write(secret.text + "\n")
      }
    }
  }

  /// `token list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the tokens with the persons that they act for.")

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var format: FormatOptions

    func run() throws {
      try reporting {
        let tokens = try ledger.open().tokens()
        if format.format == .json { return try Output.write(json: tokens) }
        for token in tokens {
          let end = token.revoked.map { ", revoked \($0.day)" } ?? ""
          Output.write("\(token.name)  \(token.person)  made \(token.made.day)\(end)\n")
        }
      }
    }
  }

  /// `token revoke`.
  struct Revoke: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "End a token, at once and also for who has signed in with it.")

    @Argument(help: "The token's name.")
    var name: String

    @OptionGroup var ledger: LedgerOptions

    func run() throws {
      try reporting {
        try ledger.open().revokeToken(named: name, now: .now)
        Output.write("revoked \(name.printable)\n")
      }
    }
  }
}
