// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import LintelCampaign
import LintelText
import LintelWeb

/// `lintel-campaign serve`: the board on the web.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve the campaign's board until a signal ends it.",
    discussion: """
      Everybody who reaches the board can read it; claiming needs a token, see token add. The board \
      speaks plain HTTP: beyond this machine, put a proxy with TLS before it and name its address \
      with --origin.
      """)

  @Option(help: "The address to listen at.")
  var host = "127.0.0.1"

  @Option(help: "The port; 0 for a free one.")
  var port = 8080

  @Option(help: "An address that the board is reached by, https://board.example.org; repeatable.")
  var origin: [String] = []

  @Option(help: "How many changes a person may make a minute.")
  var changesPerMinute = 300

  @OptionGroup var ledger: LedgerOptions

  func validate() throws {
    if !(0...65_535).contains(port) {
      throw ValidationError("--port takes 0 to 65535, not \(port)")
    }
    if !(1...1_000_000).contains(changesPerMinute) {
      throw ValidationError(
        "--changes-per-minute takes 1 to 1000000, not \(changesPerMinute)")
    }
  }

  func run() throws {
    if let problem = DescriptorLimit.problem(needing: Self.descriptorCount) {
      Output.complain(problem)
      throw Status.impossible
    }
    let command = self
    try waiting { try await command.serve() }
  }

  /// How many file descriptors the board needs at least: a few for each core, and one for each of
  /// some readers.
  private static var descriptorCount: Int { 64 + 4 * Processors.count }

  private func serve() async throws {
    do {
      let ledger = try ledger.open()
      let table = try Recipe.table(root: try ledger.settings().root, home: settingsFolder)
      var options = BoardOptions()
      options.host = host
      options.port = port
      options.origins = origin
      options.changesPerMinute = changesPerMinute
      let board = try Board(LedgerWork(ledger), options: options) { Recipe($0, table) }
      let name = host.contains(":") ? "[\(host)]" : host
      let server = BoardServer(board, options: options) { port in
        Output.write("http://\(name):\(port)/\n")
      }
      try await server.run()
      try ledger.close()
    } catch let error as BoardError {
      Output.complain(error.description)
      throw Status.impossible
    } catch let error as LedgerError {
      Output.complain(error.description)
      throw Status.impossible
    }
  }
}
