// SPDX-License-Identifier: GPL-2.0-only

import Lintel
package import LintelText

/// How many calls a tree had over time.
package struct Trend: Sendable {
  /// Where a count is taken.
  package enum Step: String, CaseIterable, Sendable {
    /// At each tag that the newest commit has and the oldest has not.
    case tag
    /// At the last commit of each month, in UTC.
    case month
    /// At each commit of the first line of parents.
    case commit
  }

  /// A count.
  package struct Point: Sendable {
    /// The tag, the month or the commit.
    package let label: String
    /// The commit.
    package let commit: Commit
    /// The calls of each API.
    package let counts: [Int]
  }

  /// The APIs.
  package let apis: APISet
  /// The counts, the oldest first.
  package let points: [Point]
  /// Files that are too large to be counted.
  package let failures: [InputError]

  /// The trend from `since` to `until` in the repository at `directory`, which may be bare.
  ///
  /// With `paths` only what is below them counts.
  package init(
    directory: String, apis: APISet, since: String, until: String, step: Step, paths: [String]
  ) throws(CensusError) {
    self.apis = apis
    var objects = try GitObjects(directory: directory)
    let first = try objects.commit(since)
    let last = try objects.commit(until)
    let marks: [(label: String, commit: Commit)]
    switch step {
    case .tag:
      marks = try Trend.tags(directory, first, last, since, until, &objects)
    case .month, .commit:
      let line = try objects.firstParents(from: last, to: first)
      marks = step == .commit ? line.map { (String($0.id.hex.prefix(12)), $0) } : Trend.months(line)
    }
    var trees = TreeCensus(apis)
    var points: [Point] = []
    for (label, commit) in marks {
      var counts = [Int](repeating: 0, count: apis.apis.count)
      for root in try Trend.roots(commit, paths, &objects) {
        let part = try trees.counts(root, from: &objects)
        for api in counts.indices { counts[api] += part[api] }
      }
      points.append(Point(label: label, commit: commit, counts: counts))
    }
    self.points = points
    failures = trees.failures
  }

  /// The trees to count for a commit.
  private static func roots(
    _ commit: Commit, _ paths: [String], _ objects: inout GitObjects
  ) throws(CensusError) -> [ObjectID] {
    if paths.isEmpty { return [commit.tree] }
    var roots: [ObjectID] = []
    for path in paths {
      var path = path[...]
      while path.hasSuffix("/") { path = path.dropLast() }
      if let found = try objects.find("\(commit.id.hex):\(path)"), found.kind == .tree {
        roots.append(found.id)
      }
    }
    return roots
  }

  /// The last commit of each month in commits that are sorted by age.
  private static func months(_ line: [Commit]) -> [(label: String, commit: Commit)] {
    var months: [(label: String, commit: Commit)] = []
    for commit in line {
      let month = String(commit.day.prefix(7))
      if months.last?.label == month { months.removeLast() }
      months.append((month, commit))
    }
    return months
  }

  /// The tags between two commits by age, and both commits.
  private static func tags(
    _ directory: String, _ first: Commit, _ last: Commit, _ since: String, _ until: String,
    _ objects: inout GitObjects
  ) throws(CensusError) -> [(label: String, commit: Commit)] {
    let command = GitCommand(
      [
        "for-each-ref", "--merged=\(last.id.hex)", "--no-merged=\(first.id.hex)",
        "--format=%(refname:short)", "refs/tags",
      ], in: .folder(directory))
    var names: [String] = []
    do {
      var list = try command.start()
      list.closeInput()
      var line = ByteBuffer()
      while list.readLine(into: &line) {
        names.append(line.view.string)
        line.clear()
      }
    } catch {
      throw .noGit(error.reason)
    }
    var marks: [(label: String, commit: Commit)] = []
    for name in names {
      if let commit = try? objects.commit("refs/tags/" + name) {
        marks.append((name, commit))
      }
    }
    marks.sort { ($0.commit.date, $0.label) < ($1.commit.date, $1.label) }
    if !marks.contains(where: { $0.commit.id == first.id }) { marks.insert((since, first), at: 0) }
    if !marks.contains(where: { $0.commit.id == last.id }) { marks.append((until, last)) }
    return marks
  }
}
