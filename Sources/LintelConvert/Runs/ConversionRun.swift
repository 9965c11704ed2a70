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
  package func run(_ files: [String]) throws(CensusError) -> Answer {
    let set = APISet(names: names, table: .builtIn)
    let census = try CensusRun(root: root, apis: set, jobs: jobs, cache: cache).run(files)
    let names = names
    let judged = FileWork.run(census.files.map(\.path), root: root, jobs: jobs) { text, path in
      Self.judge(text, path: path, names: names)
    }
    return Answer(verdicts: judged.found, failures: census.failures + judged.failures)
  }

  /// The verdicts on the functions of one file's text that call these APIs.
  package static func verdicts(
    in text: ByteView, path: String, apis: [String] = ["kmap", "kmap_atomic"]
  ) -> [FunctionVerdict] {
    judge(text, path: path, names: withPartners(apis))
  }

  private static func judge(
    _ text: ByteView, path: String, names: [String]
  ) -> [FunctionVerdict] {
    var tokens = SourceTokens(ConvertWords.vocabulary)
    tokens.read(text)
    let apis = Set(
      names.compactMap { name in
        Array(name.utf8).withView { ConvertWords.vocabulary.number(of: $0) }.map(Int32.init)
      })
    var verdicts = FileJudge(path: path, source: tokens, apis: apis, facts: .builtIn).verdicts()
    if verdicts.isEmpty { return [] }
    let judged = ContentHash(text)
    for index in verdicts.indices { verdicts[index].judged = judged }
    return verdicts
  }
}
