// SPDX-License-Identifier: GPL-2.0-only

package import Lintel
package import LintelCensus
package import LintelText

/// Judges all functions of a tree that call what is to be converted.
package struct ConversionRun {
  /// The mapping APIs that can be converted, with what undoes them.
  package static let convertible = ["kmap": "kunmap", "kmap_atomic": "kunmap_atomic"]

  private let root: String
  private let names: [String]
  private let jobs: Int
  private let cache: NameCache?

  /// What a run has found.
  package struct Answer: Sendable {
    /// The verdicts by path, then by line.
    package var verdicts: [FunctionVerdict] = []
    /// Files that could not be read.
    package var failures: [InputError] = []
  }

  /// A run over the tree at `root` for the calls of these APIs, which must be convertible ones.
  package init(root: String, apis: [String], jobs: Int, cache: NameCache?) {
    self.root = root
    names = Self.withPartners(apis)
    self.jobs = max(1, min(jobs, 64))
    self.cache = cache
  }

  private static func withPartners(_ apis: [String]) -> [String] {
    apis.flatMap { [$0, convertible[$0] ?? $0] }.sorted()
  }

  /// Judges the functions of these files, whose paths are counted from the tree's top.
  ///
  /// The verdict on a function does not depend on what was asked for, so the whole tree is judged; of a
  /// group that has a function in one of the files all are part of the answer.
  package func run(_ files: [String]) throws(CensusError) -> Answer {
    let asked = Set(files)
    let (listed, problems) = SourceFile.list(root: root, paths: [])
    let known = Set(listed)
    let all = listed + files.filter { !known.contains($0) }
    var groups = GroupSearch(files: all, names: names)
    var failures: [InputError] = []
    let low = LowMemoryFolders(root: root, files: all)
    while let wanted = groups.next() {
      let set = APISet(names: wanted, table: .builtIn)
      let census = try CensusRun(root: root, apis: set, jobs: jobs, cache: cache).run(all)
      let (names, helpers, low) = (names, groups.helpers, low)
      let judged = FileWork.run(census.files.map(\.path), root: root, jobs: jobs) { text, path in
        [
          Self.judge(
            text, path: path, names: names, helpers: helpers, isLow: low.contains(path))
        ]
      }
      groups.add(judged.found)
      failures += (census.failures + judged.failures).filter { !failures.contains($0) }
    }
    if groups.hasHelpers {
      failures += problems.filter { !failures.contains($0) }
      groups.block(unread: failures)
    }
    let pasted = PastedHelpers(root: root, files: all, jobs: jobs).blocked(groups.files)
    let blocked = groups.blocked.merging(pasted) { one, _ in one }
    let verdicts = ConversionGroups.verdicts(groups.files, blocked: blocked)
    return Answer(
      verdicts: verdicts.filter { verdict in
        asked.contains(verdict.path) || verdict.group.contains { asked.contains($0.path) }
      },
      failures: failures.filter { asked.contains($0.path) || groups.hasHelpers })
  }

  /// The verdicts on the functions of one file's text that call these APIs.
  package static func verdicts(
    in text: ByteView, path: String, apis: [String] = ["kmap", "kmap_atomic"]
  ) -> [FunctionVerdict] {
    let file = judge(text, path: path, names: withPartners(apis))
    return ConversionGroups.verdicts([file], blocked: GroupSearch.unseen(file))
  }

  private static func judge(
    _ text: ByteView, path: String, names: [String], helpers: [String: MappingHelper] = [:],
    isLow: Bool = false
  ) -> FileParts {
    var tokens = SourceTokens(ConvertWords.vocabulary)
    tokens.read(text)
    let apis = Set(
      names.compactMap { name in
        Array(name.utf8).withView { ConvertWords.vocabulary.number(of: $0) }.map(Int32.init)
      })
    let judge = FileJudge(
      path: path, source: tokens, apis: apis, facts: .builtIn, helpers: helpers, isLow: isLow)
    var file = judge.parts()
    if file.parts.isEmpty { return file }
    let judged = ContentHash(text)
    for index in file.parts.indices { file.parts[index].verdict.judged = judged }
    return file
  }
}
