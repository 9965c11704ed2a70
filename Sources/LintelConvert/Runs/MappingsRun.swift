// SPDX-License-Identifier: GPL-2.0-only

package import Lintel
package import LintelCensus
package import LintelText

/// Looks for code in a tree that breaks a rule of mappings.
package struct MappingsRun {
  private let root: String
  private let jobs: Int
  private let cache: NameCache?

  /// What a run has found.
  package struct Answer: Sendable {
    /// The findings by path, then by line.
    package var findings: [MappingFinding] = []
    /// Files that could not be read, and calls in them that could not be followed.
    package var failures: [InputError] = []
  }

  /// A run over the tree at `root`.
  package init(root: String, jobs: Int, cache: NameCache?) {
    self.root = root
    self.jobs = max(1, min(jobs, 64))
    self.cache = cache
  }

  /// The calls that make and undo mappings which have an order.
  static let names = [
    "kmap_atomic", "kunmap_atomic", "kmap_local_page", "kunmap_local", "kmap_local_folio",
    "folio_release_kmap", "unmap_and_put_page", "bvec_kmap_local",
  ]

  /// Looks at these files, whose paths are counted from the tree's top.
  package func run(_ files: [String]) throws(CensusError) -> Answer {
    let set = APISet(names: Self.names, table: .builtIn)
    let census = try CensusRun(root: root, apis: set, jobs: jobs, cache: cache).run(files)
    let judged = FileWork.run(census.files.map(\.path), root: root, jobs: jobs) { text, path in
      [(path: path, found: Self.findings(in: text, path: path))]
    }
    let unchecked = judged.found.flatMap { path, found in
      found.unchecked.map { line, text in
        InputError.notFollowed(path, line, text)
      }
    }
    return Answer(
      findings: judged.found.flatMap(\.found.findings),
      failures: census.failures + judged.failures + unchecked)
  }

  /// What is found in one file's text.
  package static func findings(in text: ByteView, path: String) -> MappingFindings {
    judge(text, path: path).findings()
  }

  /// Who judges one file's text, whose bytes must stay where they are.
  static func judge(_ text: ByteView, path: String) -> FileJudge {
    var tokens = SourceTokens(ConvertWords.vocabulary)
    tokens.read(text)
    return FileJudge(path: path, source: tokens, apis: [], facts: .builtIn)
  }
}

extension InputError {
  /// Says that mappings could not be followed from a line on.
  static func notFollowed(_ path: String, _ line: Int, _ text: String) -> InputError {
    InputError(
      path: path, code: gaveUp, detail: "mappings not checked: line \(line): \(text)")
  }
}
