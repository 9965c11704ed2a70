// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import LintelCensus

/// The file after `--ratchet`, and what a tree may do to it.
@Suite struct BudgetTests {
  private func census(_ files: [(String, String)]) -> Census {
    var census = Census(apis: Snippet.apis, files: [])
    census.files = files.map { Census.File(path: $0.0, sites: Snippet.sites($0.1, path: $0.0)) }
    census.owners = files.map { _ in Owner() }
    return census
  }

  private func text(_ budget: Budget) -> String {
    var out = ByteBuffer()
    budget.write(to: &out)
    return out.view.string
  }

  private func budget(_ text: String) throws(CensusError) -> Budget {
    try Array(text.utf8).withView { view throws(CensusError) in try Budget(view, path: "b") }
  }

  private let two = "void one(void) { kmap(a); kunmap(a); }\nvoid two(void) { kmap(b); kmap(c); }\n"

  @Test func isWrittenSortedAndReadBack() throws {
    let budget = Budget(census([("b.c", two), ("a.c", "int v = kmap(1);\n")]))
    let expected = """
      # Calls that this tree may have; lintel census --ratchet keeps it.
      # API\tpath\tfunction\tcalls
      kmap\ta.c\t-\t1
      kmap\tb.c\tone\t1
      kmap\tb.c\ttwo\t2
      kunmap\tb.c\tone\t1

      """
    #expect(text(budget) == expected)
    #expect(try self.budget(expected) == budget)
  }

  @Test func oddPathsAreReadBack() throws {
    let names = ["x y.c", "é.c", "tab\there.c", "new\nline.c", "\"quoted\".c", "back\\slash.c"]
    let budget = Budget(census(names.map { ($0, "int v = kmap(1);\n") }))
    let written = text(budget)
    #expect(written.contains("kmap\t\"tab\\there.c\"\t-\t1\n"))
    #expect(written.split(separator: "\n").count == 2 + names.count)
    #expect(try self.budget(written) == budget)
  }

  @Test(arguments: [
    ("", 1), ("kmap\ta.c\tf\t1\n", 1), ("# Something else\n", 1), ("T\nkmap a.c f 1\n", 2),
    ("T\nkmap\ta.c\tf\t0\n", 2), ("T\nkmap\ta.c\tf\t-1\n", 2), ("T\nkmap\ta.c\tf\t01\n", 2),
    ("T\nkmap\ta.c\tf\tx\n", 2), ("T\nkm-ap\ta.c\tf\t1\n", 2), ("T\nkmap\t\tf\t1\n", 2),
    ("T\nkmap\ta.c\tf\t1\nkmap\ta.c\tf\t2\n", 3), ("T\nkmap\ta.c\tf\t1", 2),
    ("T\n<<<<<<< HEAD\n", 2), ("T\nkmap\ta\0.c\tf\t1\n", 2),
    ("T\nkmap\ta.c\tf\t99999999999999999999\n", 2),
  ])
  func aDamagedOneIsRefused(text: String, line: Int) {
    let title = "# Calls that this tree may have; lintel census --ratchet keeps it."
    let whole = text.hasPrefix("T\n") ? title + text.dropFirst() : text
    do {
      _ = try budget(whole)
      Issue.record("read")
    } catch {
      #expect(error.description.hasPrefix("b:\(line): "))
      #expect(!error.description.contains("\n"))
    }
  }

  @Test func anAddedCallIsFound() {
    let before = Budget(census([("b.c", two)]))
    let more = two + "\nvoid more(void)\n{\n\tkmap(d);\n}\n"
    let ratchet = Ratchet(census([("b.c", more)]), budget: before)
    #expect(ratchet.addedCount == 1)
    #expect(
      ratchet.excesses == [
        Ratchet.Excess(
          key: Budget.Key(api: "kmap", path: "b.c", function: "more"), calls: 1, allowed: 0,
          lines: [6])
      ])
  }

  @Test func callsThatGoLowerIt() {
    let before = Budget(census([("b.c", two)]))
    let ratchet = Ratchet(census([("b.c", "void two(void) { kmap(b); }\n")]), budget: before)
    #expect(ratchet.excesses.isEmpty)
    #expect(ratchet.lowered.calls.map(\.value) == [1])
  }

  @Test func aFileMayMoveButNotGrow() {
    let before = Budget(census([("b.c", two)]))
    let moved = Ratchet(census([("c.c", two)]), budget: before)
    #expect(moved.excesses.isEmpty)
    #expect(moved.lowered == Budget(census([("c.c", two)])))
    let copied = Ratchet(census([("b.c", two), ("c.c", two)]), budget: before)
    #expect(copied.addedCount == 4)
  }

  @Test func otherFunctionsKeepTheirLines() throws {
    var before = Budget(census([("b.c", two)]))
    let other = Budget.Key(api: "strlcpy", path: "x.c", function: "f")
    before.calls[other] = 3
    let ratchet = Ratchet(census([]), budget: before)
    #expect(ratchet.lowered.calls == [other: 3])
  }
}
