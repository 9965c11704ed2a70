// SPDX-License-Identifier: GPL-2.0-only

import LintelCampaign
import Testing

@testable import LintelWeb

/// A board that listens on a free port of this machine, with a ledger of samples.
struct TestBoard: Sendable {
  let client: WebClient
  let ledger: Ledger
  let scratch: Scratch

  /// Somebody who has signed in.
  struct Visitor: Sendable {
    let cookie: String
    let key: String
  }

  /// Serves a board as long as `body` runs.
  static func run(
    sites: [SeenSite] = Samples.sites, origins: [String] = [], changesPerMinute: Int = 60_000,
    patience: Double = Ledger.patience, _ body: @escaping @Sendable (TestBoard) async throws -> Void
  ) async throws {
    let scratch = try Scratch()
    try scratch.write("tree/fs/tide/file.c", Samples.source)
    try scratch.write("outside.c", "the secret\n")
    try scratch.link("tree/fs/linked.c", to: "../../outside.c")
    try Ledger.start(
      scratch.path + "/ledger.db",
      with: Samples.snapshot(root: scratch.path + "/tree", sites), now: .day(1)
    ).close()
    let ledger = try Ledger.open(scratch.path + "/ledger.db", patience: patience)
    var options = BoardOptions()
    options.port = 0
    options.origins = origins
    options.changesPerMinute = changesPerMinute
    let board = try Board(LedgerWork(ledger), options: options) { _ in nil }
    let (ports, found) = AsyncStream.makeStream(of: Int.self)
    let server = BoardServer(board, options: options) { found.yield($0) }
    let serving = Task { try await server.run() }
    var iterator = ports.makeAsyncIterator()
    let port = try #require(await iterator.next())
    let test = TestBoard(client: WebClient(port: port), ledger: ledger, scratch: scratch)
    let result = await Task { try await body(test) }.result
    serving.cancel()
    _ = await serving.result
    try result.get()
  }

  /// The id of a sample.
  func key(_ path: String, api: String = "kmap") throws -> String {
    var filter = SiteFilter()
    filter.path = path
    filter.apis = [api]
    return try #require(try ledger.sites(filter, now: .now).first).key
  }

  /// A token for a person.
  func token(_ person: Person, name: String? = nil) throws -> String {
    let secret = TokenSecret()
    try ledger.addToken(
      id: secret.id, name: name ?? person.address, person: person, proof: secret.makeProof(),
      now: .now)
    return secret.text
  }

  /// Signs a person in.
  func signIn(_ person: Person) async throws -> Visitor {
    let reply = try await client.post("/sign-in", ["token": try token(person)])
    #expect(reply.status == 303)
    let page = try await client.get("/", cookie: reply.cookie)
    try #require(!page.formKey.isEmpty)
    return Visitor(cookie: reply.cookie, key: page.formKey)
  }

  /// Who has a site.
  func holder(_ key: String) throws -> Person? {
    try ledger.site(key: key, now: .now)?.holder?.person
  }
}
