// SPDX-License-Identifier: GPL-2.0-only

import Foundation
import Testing

@testable import LintelCampaign

@Suite("which commit it was") struct CommitTraceTests {
  let scratch: Scratch
  let repository: Repository

  init() throws {
    scratch = try Scratch()
    repository = try Repository(scratch.path + "/tree")
  }

  private static func file(_ body: [String]) -> String {
    (["#include <linux/highmem.h>", "", "int tide_read(struct page *page)", "{"]
      + body.map { "\t" + $0 } + ["\treturn 0;", "}", ""]).joined(separator: "\n")
  }

  private func site(_ api: String, _ line: Int, _ text: String, path: String = "fs/tide.c")
    -> SeenSite
  {
    SeenSite(api: api, path: path, line: line, function: "tide_read", text: text)
  }

  private func snapshot(_ sites: [SeenSite]) -> TreeSnapshot {
    var snapshot = TreeSnapshot.sample(sites)
    snapshot.apis = ["kmap", "kunmap"]
    snapshot.root = repository.path
    snapshot.commit = repository.git("rev-parse", "HEAD")
    return snapshot
  }

  @Test func `of commits that edit, rename, take back and convert, the last one counts`() throws {
    try repository.write(
      "fs/tide.c", Self.file(["char *p = kmap(page);", "use(p);", "kunmap(page);"]))
    repository.commit("fs: begin")
    let start = snapshot([
      site("kmap", 5, "char *p = kmap(page);"), site("kunmap", 7, "kunmap(page);"),
    ])
    let ledger = try Ledger.start(scratch.path + "/l.db", with: start, now: .day(1))

    try repository.write(
      "fs/tide.c", Self.file(["char *p;", "", "p = kmap(page);", "use(p);", "kunmap(page);"]))
    repository.commit("fs: declare first")
    repository.git("mv", "fs/tide.c", "fs/ebb.c")
    repository.commit("fs: rename")
    let converted = Self.file(
      ["char *p;", "", "p = kmap_local_page(page);", "use(p);", "kunmap_local(p);"])
    try repository.write("fs/ebb.c", converted)
    repository.commit("fs: use kmap_local_page")
    repository.git("revert", "--no-edit", "HEAD")
    try repository.write("fs/ebb.c", converted)
    let last = repository.commit("fs: use kmap_local_page again")
    try repository.write("fs/other.c", "int x;\n")
    repository.commit("fs: something else")

    let report = try ledger.sync(with: snapshot([]), now: .day(9))
    #expect(report.ended.map(\.state) == [.converted, .converted])
    #expect(report.ended.map(\.goneBy?.id) == [last, last])
    #expect(report.ended.first?.goneBy?.subject == "fs: use kmap_local_page again")
    #expect(report.ended.first?.goneBy?.author == .ada)
    #expect(try ledger.faults().isEmpty)
  }

  @Test func `a file that is renamed and then written anew is followed`() throws {
    let filler = (1...30).map { "other(\($0));" }
    try repository.write("fs/tide.c", Self.file(["char *p = kmap(page);"] + filler))
    repository.commit("fs: begin")
    let ledger = try Ledger.start(
      scratch.path + "/l.db", with: snapshot([site("kmap", 5, "char *p = kmap(page);")]),
      now: .day(1))
    repository.git("mv", "fs/tide.c", "fs/ebb.c")
    try repository.write("fs/ebb.c", Self.file(["char *q = kmap(page);"] + filler))
    repository.commit("fs: rename")
    try repository.write("fs/ebb.c", "int new_and_short;\n")
    repository.git("add", "--all")
    let last = repository.commit("fs: begin anew")
    // A site of the new file makes git look at it.
    let new = SeenSite(api: "kunmap", path: "fs/ebb.c", line: 1, text: "kunmap(1);")
    let report = try ledger.sync(with: snapshot([new]), now: .day(9))
    #expect(report.ended.map(\.goneBy?.id) == [last])
  }

  @Test func `a call that moved to a helper is found in the helper's own file`() throws {
    try repository.write("fs/tide.c", Self.file(["char *p = kmap(page);", "use(p);"]))
    repository.commit("fs: begin")
    let ledger = try Ledger.start(
      scratch.path + "/l.db", with: snapshot([site("kmap", 5, "char *p = kmap(page);")]),
      now: .day(1))
    let helper = "static char *tide_map(struct page *page)\n{\n\treturn kmap(page);\n}\n\n"
    try repository.write(
      "fs/tide.c", helper + Self.file(["char *p = tide_map(page);", "use(p);"]))
    try repository.write("fs/ebb.c", helper)
    repository.commit("fs: add a helper")
    let fresh = ["fs/ebb.c", "fs/tide.c"].map { path in
      SeenSite(
        api: "kmap", path: path, line: 3, function: "tide_map", text: "return kmap(page);")
    }
    let report = try ledger.sync(with: snapshot(fresh), now: .day(9))
    #expect(report.moved.map(\.to) == ["fs/tide.c:3 tide_map()"])
    #expect(report.added.map(\.path) == ["fs/ebb.c"])
  }

  @Test func `a history that git cannot read is said, and nothing is written`() throws {
    try repository.write("fs/tide.c", Self.file(["char *p = kmap(page);"]))
    repository.commit("fs: begin")
    let ledger = try Ledger.start(
      scratch.path + "/l.db", with: snapshot([site("kmap", 5, "char *p = kmap(page);")]),
      now: .day(1))
    let blob = repository.git("rev-parse", "HEAD:fs/tide.c")
    try repository.write("fs/tide.c", Self.file(["use(page);"]))
    repository.commit("fs: no map")
    let object = ".git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))"
    try FileManager.default.removeItem(atPath: repository.path + "/" + object)
    let failure = #expect(throws: LedgerError.self) {
      try ledger.sync(with: snapshot([]), now: .day(9))
    }
    #expect(failure?.description.hasPrefix("git: ") == true, "\(String(describing: failure))")
    #expect(try ledger.sites(SiteFilter(), now: .day(9)).map(\.state.isLeft) == [true])
  }

  @Test func `a new call is named with the commit that brought it`() throws {
    try repository.write("fs/tide.c", Self.file(["use(page);"]))
    repository.commit("fs: begin")
    let ledger = try Ledger.start(scratch.path + "/l.db", with: snapshot([]), now: .day(1))
    try repository.write("fs/tide.c", Self.file(["char *p = kmap(page);", "use(p);"]))
    let brought = repository.commit("fs: map it")
    try repository.write("fs/tide.c", Self.file(["char *q = kmap(page);", "use(q);"]))
    repository.commit("fs: another name")
    let report = try ledger.sync(
      with: snapshot([site("kmap", 5, "char *q = kmap(page);")]), now: .day(9))
    #expect(report.added.map(\.addedBy?.id) == [brought])
    #expect(try ledger.faults().isEmpty)
  }

  @Test func `a file that goes takes its calls along`() throws {
    try repository.write("fs/tide.c", Self.file(["char *p = kmap(page);"]))
    repository.commit("fs: begin")
    let ledger = try Ledger.start(
      scratch.path + "/l.db", with: snapshot([site("kmap", 5, "char *p = kmap(page);")]),
      now: .day(1))
    repository.git("rm", "--quiet", "fs/tide.c")
    let removal = repository.commit("fs: remove tide")
    let report = try ledger.sync(with: snapshot([]), now: .day(9))
    #expect(report.ended.map(\.goneBy?.id) == [removal])
    #expect(report.ended.allSatisfy { $0.state == .removed })
  }

  @Test func `of two equal calls in two functions each has its own commit`() throws {
    func text(_ first: String, _ second: String) -> String {
      """
      void ebb(struct page *page)
      {
      \tlock();
      \tone(page);
      \ttwo(page);
      \t\(first)
      \tunlock();
      }

      void flow(struct page *page)
      {
      \tlock();
      \tone(page);
      \ttwo(page);
      \t\(second)
      \tunlock();
      }

      """
    }
    try repository.write("fs/tide.c", text("kunmap(page);", "kunmap(page);"))
    repository.commit("fs: begin")
    let sites = [("ebb", 6), ("flow", 15)].map { function, line in
      SeenSite(
        api: "kunmap", path: "fs/tide.c", line: line, function: function, text: "kunmap(page);")
    }
    let ledger = try Ledger.start(scratch.path + "/l.db", with: snapshot(sites), now: .day(1))
    try repository.write("fs/tide.c", text("kunmap(page);", "kunmap_local(page);"))
    let flow = repository.commit("fs: flow")
    try repository.write("fs/tide.c", text("kunmap_local(page);", "kunmap_local(page);"))
    let ebb = repository.commit("fs: ebb")
    let report = try ledger.sync(with: snapshot([]), now: .day(9))
    #expect(report.ended.map(\.function) == ["ebb", "flow"])
    #expect(report.ended.map(\.goneBy?.id) == [ebb, flow])
  }
}
