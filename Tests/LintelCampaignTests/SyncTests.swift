// SPDX-License-Identifier: GPL-2.0-only

import Foundation
import Testing

@testable import LintelCampaign

@Suite("syncs of a tree without history") struct SyncTests {
  let scratch: Scratch
  let ledger: Ledger

  init() throws {
    scratch = try Scratch()
    ledger = try scratch.ledger(SeenSite.samples)
    for path in ["fs/tide/file.c", "fs/tide/super.c"] {
      let file = URL(fileURLWithPath: scratch.path + "/" + path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(Self.source.utf8).write(to: file)
    }
  }

  /// A function of which only the unmap is converted.
  private static let source = """
    static ssize_t tide_read(struct file *file, char *buf, size_t len)
    {
    	struct page *page = tide_page(file);

    	addr = kmap(page);
    	memcpy(buf, addr, len);
    	kunmap_local(addr);
    	return len;
    }

    """

  private func sync(_ sites: [SeenSite], day: Int = 9) throws -> SyncReport {
    var snapshot = TreeSnapshot.sample(sites, label: "v\(day)")
    snapshot.root = scratch.path
    return try ledger.sync(with: snapshot, now: .day(day))
  }

  @Test func `each site ends as still there, moved, converted, removed or new`() throws {
    _ = try ledger.claim([SiteTarget(".")], by: .ada, now: .day(2))
    let keys = try ledger.sites(SiteFilter(), now: .day(2)).map(\.key)
    // fs/tide/file.c:12 is converted, super.c's function has another name, drivers/moor is gone.
    var new = [SeenSite.samples[0], SeenSite.samples[2]]
    new[0].line = 20
    new[1].function = "tide_fill_super"
    new.append(
      SeenSite(api: "kmap", path: "net/buoy.c", line: 1, function: "buoy", text: "p = kmap(q);"))
    let report = try sync(new)
    #expect(report.still == 1 && report.shifted == 1)
    #expect(report.moved.map(\.to) == ["fs/tide/super.c:30 tide_fill_super()"])
    #expect(
      report.ended.map { "\($0.path) \($0.state)" } == [
        "drivers/moor/dma.c removed", "fs/tide/file.c converted",
      ])
    #expect(report.ended.last?.successor == "kunmap_local")
    #expect(report.ended.last?.evidence == ["-kunmap(page);", "+kunmap_local(addr);"])
    #expect(report.added.map(\.path) == ["net/buoy.c"])
    #expect(report.from == "v1" && report.to == "v9")
    // Nothing is lost: the old ids are all there, and what is gone is nobody's any more.
    let sites = try ledger.sites(SiteFilter(), now: .day(9))
    #expect(Set(keys).isSubset(of: sites.map(\.key)))
    #expect(sites.count == 5)
    #expect(sites.filter { !$0.state.isLeft }.allSatisfy { $0.holder == nil })
    #expect(try ledger.sites(of: .ada, now: .day(9)).count == 4)
    #expect(try ledger.faults().isEmpty)
    #expect(try ledger.revisions().map(\.present) == [4, 3])
  }

  @Test func `a tree that did not move changes nothing`() throws {
    let report = try sync(SeenSite.samples)
    #expect(report.shifted == 0)
    #expect(report.moved.isEmpty && report.ended.isEmpty)
    #expect(report.added.isEmpty && report.returned.isEmpty)
    #expect(report.still == 4)
    #expect(try ledger.latestEvents(1).map(\.kind) == [.synced])
  }

  @Test func `a conversion that was taken back brings the site back`() throws {
    _ = try sync(Array(SeenSite.samples.dropFirst()), day: 9)
    let report = try sync(SeenSite.samples, day: 12)
    #expect(report.returned.map(\.path) == ["fs/tide/file.c"])
    #expect(report.added.isEmpty)
    let kinds = try ledger.history(of: [SiteTarget("fs/tide/file.c:10")]).map(\.kind)
    #expect(kinds == [.found, .converted, .returned])
    #expect(try ledger.faults().isEmpty)
  }

  @Test func `a site that is back is not taken for that of a driver with the same lines`() throws {
    func site(_ driver: String) -> SeenSite {
      SeenSite(
        api: "kmap", path: "fs/\(driver).c", line: 3, function: "\(driver)_copy",
        text: "char *from = kmap(page);", above: ["struct page *page = next_page(inode);"],
        below: ["memcpy(to, from, len);", "flush_dcache_page(page);"])
    }
    let twins = try scratch.ledger([site("ebb"), site("flow")], name: "twins.db")
    for (day, driver) in [(2, "ebb"), (3, "flow")] {
      var snapshot = TreeSnapshot.sample([site(driver)])
      snapshot.root = scratch.path
      _ = try twins.sync(with: snapshot, now: .day(day))
    }
    let sites = try twins.sites(SiteFilter(), now: .day(4))
    #expect(sites.map(\.path) == ["fs/ebb.c", "fs/flow.c"])
    #expect(sites.map(\.state.isLeft) == [false, true])
  }

  @Test func `a new call in the place of an old one has an id of its own`() throws {
    var new = SeenSite.samples
    new[0].ordinal = 2
    new.append(
      SeenSite(
        api: "kmap", path: "fs/tide/file.c", line: 5, function: "tide_read", ordinal: 1,
        text: "head = kmap(file->first);", above: ["lock(file);"], below: ["check(head);"],
        subsystem: "TIDE"))
    let report = try sync(new)
    #expect(report.added.count == 1 && report.still == 4)
    #expect(Set(try ledger.sites(SiteFilter(), now: .day(9)).map(\.key)).count == 5)
    #expect(try ledger.faults().isEmpty)
  }
}
