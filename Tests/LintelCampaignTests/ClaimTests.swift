// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import LintelCampaign

@Suite("claims") struct ClaimTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func `of two people one gets a site, the other hears who has it`() throws {
    let ledger = try scratch.ledger(SeenSite.samples)
    let first = try ledger.claim([SiteTarget("fs/tide")], by: .ada, now: .day(2))
    #expect(first.claimed.count == 3)
    let second = try ledger.claim([SiteTarget(".")], by: .bob, now: .day(3))
    #expect(second.claimed.isEmpty)
    #expect(second.taken.count == 3)
    #expect(second.taken.first?.holder?.person == .ada)
    #expect(second.taken.first?.holder?.since == .day(2))
    let left = try ledger.sites(SiteFilter(), now: .day(3)).filter { $0.state == .open }
    #expect(left.map(\.path) == ["drivers/moor/dma.c"])
    #expect(try ledger.faults().isEmpty)
  }

  @Test func `with available those that are free are claimed`() throws {
    let ledger = try scratch.ledger(SeenSite.samples)
    _ = try ledger.claim([SiteTarget("fs/tide/file.c")], by: .ada, now: .day(2))
    let outcome = try ledger.claim(
      [SiteTarget(".")], by: .bob, policy: .available, now: .day(3))
    #expect(outcome.claimed.map(\.path) == ["drivers/moor/dma.c", "fs/tide/super.c"])
    #expect(outcome.taken.count == 2)
    #expect(try ledger.faults().isEmpty)
  }

  @Test func `an own claim is kept, and its end can be moved`() throws {
    let ledger = try scratch.ledger(SeenSite.samples)
    _ = try ledger.claim([SiteTarget("drivers")], by: .ada, now: .day(2))
    let again = try ledger.claim(
      [SiteTarget("drivers")], by: Person(name: "Ada L.", address: "ADA@example.org"),
      expires: .day(30), now: .day(3))
    #expect(again.claimed.isEmpty)
    #expect(again.kept.first?.holder?.since == .day(2))
    #expect(again.kept.first?.holder?.expires == .day(30))
    #expect(try ledger.faults().isEmpty)
  }

  @Test func `a claim that has expired is in nobody's way`() throws {
    let ledger = try scratch.ledger(SeenSite.samples)
    _ = try ledger.claim([SiteTarget("drivers")], by: .ada, expires: .day(5), now: .day(2))
    #expect(try ledger.claim([SiteTarget("drivers")], by: .bob, now: .day(5)).taken.count == 1)
    let late = try ledger.claim([SiteTarget("drivers")], by: .bob, now: .day(6))
    #expect(late.claimed.first?.holder?.person == .bob)
    let kinds = try ledger.history(of: [SiteTarget("drivers")]).map(\.kind)
    #expect(kinds == [.found, .claimed, .released, .claimed])
    #expect(try ledger.faults().isEmpty)
  }

  @Test func `only who has a site gives it back, or who is made to`() throws {
    let ledger = try scratch.ledger(SeenSite.samples)
    _ = try ledger.claim([SiteTarget("drivers")], by: .ada, now: .day(2))
    let refused = try ledger.release([SiteTarget(".")], by: .bob, now: .day(3))
    #expect(refused.released.isEmpty)
    #expect(refused.others.count == 1)
    let forced = try ledger.release([SiteTarget(".")], by: .bob, force: true, now: .day(3))
    #expect(forced.released.count == 1)
    #expect(try ledger.sites(SiteFilter(), now: .day(3)).allSatisfy { $0.state == .open })
    #expect(try ledger.faults().isEmpty)
  }

  @Test func `claims without a patch become stale`() throws {
    let ledger = try scratch.ledger(SeenSite.samples)
    _ = try ledger.claim([SiteTarget("drivers")], by: .ada, now: .day(2))
    _ = try ledger.claim([SiteTarget("fs/tide/super.c")], by: .bob, now: .day(20))
    #expect(try ledger.staleSites(days: 14, now: .day(21)).map(\.path) == ["drivers/moor/dma.c"])
    #expect(try ledger.sites(of: .bob, now: .day(21)).map(\.path) == ["fs/tide/super.c"])
  }
}

@Suite("targets") struct TargetTests {
  @Test(arguments: [
    ("fs/tide/", SiteTarget.path("fs/tide")), ("./fs//", .path("fs")), (".", .path("")),
    ("fs/a.c:12", .line(path: "fs/a.c", 12)), ("fs/a.c:f_1", .function(path: "fs/a.c", "f_1")),
    ("fs/a.c:SYSCALL_DEFINE2(x)", .function(path: "fs/a.c", "SYSCALL_DEFINE2(x)")),
    ("0123abCD", .key("0123abcd")), ("012", .path("012")),
    ("subsystem:EXT4 FILE", .subsystem("EXT4 FILE")),
  ])
  func `a text names sites`(text: String, target: SiteTarget) {
    #expect(SiteTarget(text) == target)
  }

  @Test func `each form finds its sites`() throws {
    let scratch = try Scratch()
    let ledger = try scratch.ledger(SeenSite.samples)
    func count(_ text: String) throws -> Int {
      try ledger.sites(at: [SiteTarget(text)], now: .day(2)).count
    }
    #expect(try count("fs/tide/file.c:tide_read") == 2)
    #expect(try count("fs/tide/file.c:12") == 1)
    #expect(try count("subsystem:tide") == 3)
    #expect(try count("fs") == 3)
    let key = try ledger.sites(SiteFilter(), now: .day(2))[0].key
    #expect(key.utf8.count == SiteKey.length)
    #expect(try count(String(key.prefix(6))) == 1)
    #expect(throws: LedgerError.noSite("fs/tid")) { try count("fs/tid") }
  }
}
