// SPDX-License-Identifier: GPL-2.0-only

import LintelCampaign
import Testing

@testable import LintelWeb

@Suite struct TimelineTests {
  @Test func `the curve follows the tree`() throws {
    let scratch = try Scratch()
    let ledger = try Ledger.start(
      scratch.path + "/l.db", with: Samples.snapshot(root: "/tree"), now: .day(1))
    #expect(
      try ledger.timeline(now: .day(1)).points == [.init(day: .midnight(1), left: 5, done: 0)])
    #expect(TimeChart(try ledger.timeline(now: .day(1))) == nil)
    _ = try ledger.sync(
      with: Samples.snapshot(root: "/tree", Array(Samples.sites.dropFirst(2)), label: "v2"),
      now: .day(9))
    #expect(
      try ledger.timeline(now: .day(12)).points == [
        .init(day: .midnight(1), left: 5, done: 0), .init(day: .midnight(9), left: 3, done: 2),
        .init(day: .midnight(12), left: 3, done: 2),
      ])
    let chart = try #require(TimeChart(try ledger.timeline(now: .day(12))))
    let drawing = HTML { chart.write(into: &$0) }.source
    #expect(drawing.contains("From 2026-01-01 to 2026-01-12: 5 sites left, then 3; 2 done."))
  }

  @Test(arguments: [(0, 1), (1, 1), (3, 5), (541, 1_000), (1_000, 1_000), (1_001, 2_000)])
  func `the scale ends at a round number`(value: Int, end: Int) {
    #expect(TimeChart.roundedUp(value) == end)
  }

  @Test func `who has what`() throws {
    let scratch = try Scratch()
    let ledger = try Ledger.start(
      scratch.path + "/l.db", with: Samples.snapshot(root: "/tree"), now: .day(1))
    _ = try ledger.claim([.path("fs/tide")], by: .ada, now: .day(2))
    _ = try ledger.claim([.path("drivers")], by: .bob, expires: .day(4), now: .day(2))
    #expect(try ledger.contributions(now: .day(3)).map(\.person) == [.ada, .bob])
    let later = try ledger.contributions(now: .day(5))
    #expect(later.map(\.person) == [.ada] && later.map(\.claimed) == [2])
  }

  @Test func `tokens have one name at a time`() throws {
    let scratch = try Scratch()
    let ledger = try Ledger.start(
      scratch.path + "/l.db", with: Samples.snapshot(root: "/tree"), now: .day(1))
    let proof = BoardToken.Proof(salt: [1], digest: [2])
    try ledger.addToken(id: "a", name: "desk", person: .ada, proof: proof, now: .day(1))
    #expect(throws: LedgerError.self) {
      try ledger.addToken(id: "b", name: "desk", person: .bob, proof: proof, now: .day(1))
    }
    #expect(throws: LedgerError.self) {
      try ledger.addToken(id: "c", name: " ", person: .bob, proof: proof, now: .day(1))
    }
    #expect(try ledger.token(id: "a")?.proof == proof)
    try ledger.revokeToken(named: "desk", now: .day(2))
    #expect(try ledger.token(id: "a") == nil)
    #expect(throws: LedgerError.self) { try ledger.revokeToken(named: "desk", now: .day(2)) }
    try ledger.addToken(id: "b", name: "desk", person: .bob, proof: proof, now: .day(3))
    #expect(try ledger.tokens().map(\.id) == ["a", "b"])
    #expect(try ledger.tokens().map { $0.revoked != nil } == [true, false])
  }
}

extension Timestamp {
  fileprivate static func midnight(_ day: Int) -> Timestamp {
    let noon = Timestamp.day(day)
    return Timestamp(seconds: noon.seconds - noon.seconds % 86_400)
  }
}
