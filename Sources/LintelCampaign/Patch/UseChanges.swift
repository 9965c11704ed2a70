// SPDX-License-Identifier: GPL-2.0-only

/// What becomes of calls through a patch: which go, which come, which only change.
struct UseChanges: Sendable {
  /// The calls that are gone after the patch.
  private(set) var removed: [SeenSite] = []
  /// The calls that were not there before.
  private(set) var added: [SeenSite] = []
  /// The calls that the patch edits, or moves within a file or to another.
  private(set) var changed: [(old: SeenSite, new: SeenSite)] = []
  /// The files that the patch renames: the new path for each old one.
  private(set) var renames: [String: String]

  var isEmpty: Bool { removed.isEmpty && added.isEmpty && changed.isEmpty && renames.isEmpty }

  /// How alike a removed and an added call must be to be one that was edited.
  private static let leastLikeness = 0.3

  /// Reads off what a patch does.
  init(_ patch: PatchReader) {
    renames = patch.renames
    for file in patch.files { addFile(file) }
    // What leaves one file and comes up in another is not gone.
    let pairs = SiteMatcher.pairs(old: removed, new: added)
    changed += pairs.map { (removed[$0.old], added[$0.new]) }
    let olds = Set(pairs.map(\.old))
    let news = Set(pairs.map(\.new))
    removed = removed.enumerated().filter { !olds.contains($0.offset) }.map(\.element)
    added = added.enumerated().filter { !news.contains($0.offset) }.map(\.element)
  }

  private mutating func addFile(_ file: FileChange) {
    for api in Set((file.removed + file.added).map(\.api)).sorted() {
      let olds = file.removed.filter { $0.api == api }
      let news = file.added.filter { $0.api == api }
      let pairs = SiteAlignment.pairs(
        olds.map(SiteFeatures.init), news.map(SiteFeatures.init), least: Self.leastLikeness)
      changed += pairs.map { (olds[$0.old], news[$0.new]) }
      let pairedOlds = Set(pairs.map(\.old))
      let pairedNews = Set(pairs.map(\.new))
      removed += olds.enumerated().filter { !pairedOlds.contains($0.offset) }.map(\.element)
      added += news.enumerated().filter { !pairedNews.contains($0.offset) }.map(\.element)
    }
  }

  /// The changes that lead back: what was added is removed.
  var reversed: UseChanges {
    var back = self
    back.removed = added
    back.added = removed
    back.changed = changed.map { ($0.new, $0.old) }
    back.renames = Dictionary(
      renames.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
    return back
  }
}
