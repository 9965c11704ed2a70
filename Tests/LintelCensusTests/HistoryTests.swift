// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import LintelCensus

/// Counting in a repository, without a work tree.
@Suite struct HistoryTests {
  /// Five months: a call comes, a file moves, a call goes on a branch that is merged, a call comes
  /// and goes after `#if 0`.
  private func fixture() throws -> Repository {
    let repository = try Repository()
    try repository.commit(
      "2024-01-05", "start", ["a.c": "void f(void) { kmap(1); }\n", "x.txt": "kmap(1)\n"])
    repository.git("tag", "v1")
    try repository.commit(
      "2024-02-05", "add",
      ["lib/b.c": "void g(void) { kmap(1); kunmap(1); }\n", "lib/b.h": "void *kmap(int);\n"])
    repository.git("mv", "lib", "fs")
    try repository.commit("2024-02-20", "move", [:])
    repository.git("tag", "-a", "-m", "two", "v2")
    repository.git("checkout", "-q", "-b", "side", "v1")
    try repository.commit("2024-03-05", "side", ["a.c": "void f(void) { }\n"])
    repository.git("checkout", "-q", "main")
    try repository.commit("2024-03-10", "main", ["c.c": "void h(void) { kunmap(1); }\n"])
    repository.merge("2024-04-01", "side")
    try repository.commit(
      "2024-05-01", "disable", ["c.c": "void h(void) {\n#if 0\nkunmap(1);\n#endif\n}\n"])
    return repository
  }

  private func rows(_ trend: Trend) -> [String] {
    trend.points.map { "\($0.label) \($0.commit.day) \($0.counts[0]) \($0.counts[2])" }
  }

  @Test func byMonth() throws {
    let repository = try fixture()
    let trend = try Trend(
      directory: repository.root, apis: Snippet.apis, since: "v1", until: "HEAD", step: .month,
      paths: [])
    #expect(
      rows(trend) == [
        "2024-01 2024-01-05 1 0", "2024-02 2024-02-20 2 1", "2024-03 2024-03-10 2 2",
        "2024-04 2024-04-01 1 2", "2024-05 2024-05-01 1 1",
      ])
  }

  @Test func byTagAndPath() throws {
    let repository = try fixture()
    let trend = try Trend(
      directory: repository.root, apis: Snippet.apis, since: "v1", until: "HEAD", step: .tag,
      paths: [])
    #expect(
      rows(trend) == ["v1 2024-01-05 1 0", "v2 2024-02-20 2 1", "HEAD 2024-05-01 1 1"])
    let below = try Trend(
      directory: repository.root, apis: Snippet.apis, since: "v1", until: "v2", step: .tag,
      paths: ["fs/"])
    #expect(rows(below) == ["v1 2024-01-05 0 0", "v2 2024-02-20 1 1"])
  }

  @Test func byCommitInABareRepository() throws {
    let repository = try fixture()
    repository.git("clone", "-q", "--bare", repository.root, repository.root + "/bare")
    let trend = try Trend(
      directory: repository.root + "/bare", apis: Snippet.apis, since: "HEAD~2", until: "HEAD",
      step: .commit, paths: [])
    #expect(trend.points.map(\.counts) == [[2, 0, 2], [1, 0, 2], [1, 0, 1]])
  }

  @Test func changesOfCommits() throws {
    let repository = try fixture()
    let changes = try CommitChanges(
      directory: repository.root, apis: Snippet.apis, range: "v1..HEAD")
    let rows = changes.entries.map { entry in
      entry.commit.subject
        + entry.changes.map { " \(Snippet.apis.apis[$0.api].name)+\($0.added)-\($0.removed)" }
        .joined()
    }
    // A move changes nothing, and a merge only brings what others did.
    #expect(
      rows == [
        "disable kunmap+0-1", "main kunmap+1-0", "side kmap+0-1", "add kmap+1-0 kunmap+1-0",
      ])
    #expect(changes.commitCount == 5)
    let none = try CommitChanges(
      directory: repository.root, apis: Snippet.apis, range: "HEAD..v1")
    #expect(none.commitCount == 0)
  }

  @Test func badRevisions() throws {
    let repository = try fixture()
    for name in ["nonsense", "--all", "HEAD:a.c", "", "a\nb"] {
      #expect(throws: CensusError.noCommit(name)) {
        try Trend(
          directory: repository.root, apis: Snippet.apis, since: name, until: "HEAD", step: .month,
          paths: [])
      }
    }
    #expect(throws: CensusError.noRange("HEAD")) {
      try CommitChanges(directory: repository.root, apis: Snippet.apis, range: "HEAD")
    }
    #expect(throws: CensusError.gitEnded) {
      try CommitChanges(directory: "/proc", apis: Snippet.apis, range: "a..b")
    }
  }

  @Test(arguments: [
    (0, "1970-01-01"), (951_782_400, "2000-02-29"), (1_704_067_199, "2023-12-31"),
    (1_704_067_200, "2024-01-01"), (4_107_542_400, "2100-03-01"),
  ])
  func days(seconds: Int, day: String) throws {
    let text = "tree \(String(repeating: "0", count: 40))\ncommitter A <a> \(seconds) +0000\n\ns\n"
    let id = try #require(ObjectID(hex: ByteView("0123456789abcdef0123456789abcdef01234567")))
    let commit = try #require(Array(text.utf8).withView { Commit(id, $0) })
    #expect(commit.day == day)
    #expect(commit.subject == "s")
    #expect(id.hex == "0123456789abcdef0123456789abcdef01234567")
  }

  /// A file that is too large for a census is too large in a history, and is named.
  @Test func largeFiles() throws {
    let repository = try Repository()
    let large =
      "void f(void) { kmap(1); }\n" + String(repeating: ";\n", count: Limits.censusBytes / 2)
    try repository.commit("2024-01-05", "start", ["a.c": "void f(void) { kmap(1); }\n"])
    repository.git("tag", "v1")
    try repository.commit(
      "2024-02-05", "large", ["lib/large.c": large, "quiet.c": large.replacing("kmap", with: "x")])
    let trend = try Trend(
      directory: repository.root, apis: Snippet.apis, since: "v1", until: "HEAD", step: .commit,
      paths: [])
    #expect(trend.points.map { $0.counts[0] } == [1, 1])
    #expect(trend.failures.count == 1)
    let line = trend.failures.first?.description ?? ""
    #expect(line.hasPrefix("large.c (blob ") && line.hasSuffix("): larger than 8 MiB"), "\(line)")
    let changes = try CommitChanges(
      directory: repository.root, apis: Snippet.apis, range: "v1..HEAD")
    #expect(changes.failures == trend.failures)
  }
}
