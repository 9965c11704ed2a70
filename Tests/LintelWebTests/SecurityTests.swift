// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import LintelCampaign
@testable import LintelWeb

@Suite struct SecurityTests {
  @Test func `a token is what it was made as, and nothing else`() throws {
    let secret = TokenSecret()
    #expect(TokenSecret(secret.text) == secret)
    let proof = secret.makeProof()
    #expect(secret.matches(proof))
    #expect(!TokenSecret().matches(proof))
    #expect(!secret.matches(TokenSecret.nobody))
    #expect(secret.makeProof() != proof, "each proof has a salt of its own")
    for text in ["", "lintel_", secret.text + "x", "x" + secret.text, secret.text.uppercased()] {
      #expect(TokenSecret(text) == nil)
    }
  }

  @Test func `a rate is so many at once, then so many a minute`() {
    let limit = RateLimit(perMinute: 60)
    let start = ContinuousClock.now
    for _ in 0..<12 { #expect(limit.take("a", now: start) == nil) }
    #expect(limit.take("a", now: start) == 1)
    #expect(limit.wait("a", now: start) == 1)
    #expect(limit.take("b", now: start) == nil)
    #expect(limit.take("a", now: start + .seconds(1)) == nil)
    #expect(limit.take("a", now: start + .seconds(1)) == 1)
    for _ in 0..<12 { #expect(limit.take("a", now: start + .seconds(600)) == nil) }
    #expect(limit.take("a", now: start + .seconds(600)) != nil)
  }

  @Test func `names that are used up do not make room for themselves`() {
    let limit = RateLimit(perMinute: 1)
    let start = ContinuousClock.now
    for index in 0..<RateLimit.most { #expect(limit.take("\(index)", now: start) == nil) }
    #expect(limit.take("new", now: start) == 1)
    #expect(limit.take("new", now: start + .seconds(120)) == nil)
  }

  @Test func `sessions end, and make room`() {
    let store = SessionStore()
    let token = BoardToken(id: "a", name: "n", person: .ada, made: .day(1), revoked: nil)
    let start = ContinuousClock.now
    let first = store.begin(for: token, now: start)
    #expect(store.session(first, now: start)?.person == .ada)
    #expect(store.session(first, now: start + .seconds(13 * 3600)) == nil)
    #expect(store.session("", now: start) == nil)
    let second = store.begin(for: token, now: start)
    #expect(store.session(first)?.formKey != store.session(second)?.formKey)
    store.end(second)
    #expect(store.session(second) == nil)
    for index in 0..<SessionStore.most {
      _ = store.begin(for: token, now: start + .seconds(index + 1))
    }
    #expect(store.session(first, now: start) == nil, "the oldest made room")
  }

  @Test func `fields are read as browsers write them`() throws {
    let fields = try FormFields(Array("a=1+2%203&b=&c&d=%C3%A4".utf8))
    #expect(fields["a"] == "1 2 3" && fields["b"] == "" && fields.has("c") && fields["d"] == "ä")
    #expect(!fields.has("e"))
    for text in ["a=%", "a=%4", "a=%GG", "a=%FF", "a=%00", "a=1&a=2"] {
      #expect(throws: Failure.self) { try FormFields(Array(text.utf8)) }
    }
    #expect(try fields.number("e", in: 1...9, else: 4) == 4)
    #expect(throws: Failure.self) { try fields.number("d", in: 1...9, else: 4) }
  }

  @Test(arguments: [
    "board.example.org", "ftp://a", "https://", "https://a/b", "https://u@h", "https:a", "",
  ])
  func `an origin must be one`(text: String) {
    #expect(throws: BoardError.self) { try Origins(host: "127.0.0.1", others: [text]) }
  }

  @Test func `all of a machine's addresses need a name`() throws {
    #expect(throws: BoardError.self) { try Origins(host: "0.0.0.0", others: []) }
    #expect(throws: BoardError.self) { try Origins(host: "::", others: []) }
    #expect(throws: Never.self) { try Origins(host: "0.0.0.0", others: ["https://a.example"]) }
  }
}
