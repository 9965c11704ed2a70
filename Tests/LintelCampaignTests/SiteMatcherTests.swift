// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import LintelCampaign

@Suite("which sites are the same") struct SiteMatcherTests {
  /// Pairs the samples with changed ones, and gives for each sample where it went.
  private func match(
    _ new: [SeenSite], renames: [String: String] = [:]
  ) -> [Int?] {
    var result: [Int?] = SeenSite.samples.map { _ in nil }
    for pair in SiteMatcher.pairs(old: SeenSite.samples, new: new, renames: renames) {
      result[pair.old] = pair.new
    }
    return result
  }

  @Test func `moved lines`() {
    let new = SeenSite.samples.map { site in
      var site = site
      site.line += 100
      return site
    }
    #expect(match(new) == [0, 1, 2, 3])
  }

  @Test func `edits on the line and around it`() {
    var new = SeenSite.samples
    new[0].text = "map = kmap(folio_page(folio, 0));"
    new[0].below = ["memcpy(buf, map, len);"]
    new[3].above = ["scoped_guard(mutex, &moor->lock) {"]
    #expect(match(new) == [0, 1, 2, 3])
  }

  @Test func `a renamed file, told by git or by its name`() {
    var new = SeenSite.samples
    for at in 0...1 { new[at].path = "fs/tide/io.c" }
    new[3].path = "drivers/gpu/moor/dma.c"
    #expect(match(new, renames: ["fs/tide/file.c": "fs/tide/io.c"]) == [0, 1, 2, 3])
  }

  @Test func `a renamed function`() {
    var new = SeenSite.samples
    new[2].function = "tide_fill_super"
    #expect(match(new) == [0, 1, 2, 3])
  }

  @Test func `a function that went to another file`() {
    var new = SeenSite.samples
    new[2].path = "fs/tide/mount.c"
    #expect(match(new) == [0, 1, 2, 3])
  }

  @Test func `a call that is gone, and another that is new`() {
    var new = SeenSite.samples
    new[2] = SeenSite(
      api: "kmap", path: "net/buoy/rx.c", line: 3, function: "buoy_rx", text: "p = kmap(frag);",
      above: ["skb = buoy_next(q);"], below: ["csum_partial(p, len, 0);"], subsystem: "BUOY")
    #expect(match(new) == [0, 1, nil, 3])
  }

  @Test func `one of three alike in a function`() {
    func site(_ line: Int, _ argument: String, ordinal: Int) -> SeenSite {
      SeenSite(
        api: "kmap", path: "fs/a.c", line: line, function: "f", ordinal: ordinal,
        text: "p[\(argument)] = kmap(\(argument));", above: ["use(\(argument));"],
        below: ["put(\(argument));"])
    }
    let old = [
      site(1, "first", ordinal: 1), site(5, "second", ordinal: 2), site(9, "third", ordinal: 3),
    ]
    let new = [site(1, "first", ordinal: 1), site(6, "third", ordinal: 2)]
    #expect(
      SiteMatcher.pairs(old: old, new: new) == [
        .init(old: 0, new: 0), .init(old: 2, new: 1),
      ])
  }

  @Test func `drivers of a family are not taken for each other`() {
    func site(_ folder: String) -> SeenSite {
      SeenSite(
        api: "kmap", path: "drivers/gpu/\(folder)/ring.c", line: 5, function: "ring_test",
        text: "ptr = kmap(page);")
    }
    // Both old ones are gone and a third driver is new: a name proves nothing here.
    let pairs = SiteMatcher.pairs(old: [site("a"), site("b")], new: [site("c")])
    #expect(pairs.isEmpty)
  }

  @Test func `a function with very many calls is paired in reasonable time`() {
    func sites(_ numbers: ClosedRange<Int>) -> [SeenSite] {
      numbers.map { number in
        SeenSite(
          api: "kmap", path: "fs/a.c", line: number, function: "f", ordinal: number,
          text: "a[\(number)] = kmap(p\(number));")
      }
    }
    // The first call is gone and there is another at the end.
    let pairs = SiteMatcher.pairs(old: sites(1...5000), new: sites(2...5001))
    #expect(pairs.filter { $0.old == $0.new + 1 }.count == 4999)
  }
}
