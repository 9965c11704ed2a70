// SPDX-License-Identifier: GPL-2.0-only

/// Finds which sites of a tree are which of a ledger's, after the tree has moved.
///
/// Sites are only ever paired within one API, each at most once, in rounds from the surest to the
/// least sure; Documentation/Campaign.md says why each is there. What is left of the old ones is gone,
/// what is left of the new ones is new.
struct SiteMatcher {
  /// A pair of positions in the two lists.
  struct Pair: Equatable {
    let old: Int
    let new: Int
  }

  private let old: [SeenSite]
  private let new: [SeenSite]
  private let oldFeatures: [SiteFeatures]
  private let newFeatures: [SiteFeatures]
  private var isOldFree: [Bool]
  private var isNewFree: [Bool]
  private var pairs: [Pair] = []

  /// How alike sites must be, by what else they share.
  private enum Least {
    /// File and function are the same.
    static let samePlace = 0.15
    /// The file was renamed, the function is the same.
    static let sameFunction = 0.35
    /// The file is the same.
    static let sameFile = 0.7
    /// The function's name is the same, in whatever file.
    static let sameName = 0.7
    /// Only the line is the same.
    static let sameLine = 0.9
  }

  /// The largest number of pairs of one bucket that are compared.
  private static let largestBucket = 1 << 16
  /// How many words must stand around a line that is recognised by nothing else.
  private static let leastContext = 8

  /// How far a site may have gone.
  enum Reach {
    /// Its function is where it was, in a file that may have another name.
    case near
    /// Anywhere.
    case far
  }

  /// The pairs of sites that are the same; `renames` leads from old paths to new ones.
  static func pairs(
    old: [SeenSite], new: [SeenSite], renames: [String: String] = [:], within reach: Reach = .far
  ) -> [Pair] {
    var matcher = SiteMatcher(old, new)
    matcher.pairPlaces(least: Least.samePlace) { $0.path }
    matcher.pairPlaces(least: Least.sameFunction) { renames[$0.path] ?? $0.path }
    if reach == .far {
      matcher.pairRenamedFiles(least: Least.sameFunction)
      matcher.pairAlike(least: Least.sameFile) { site, isOld in
        isOld ? renames[site.path] ?? site.path : site.path
      }
      matcher.pairAlike(least: Least.sameName, context: leastContext / 2) { site, _ in
        site.function.isEmpty ? nil : site.function
      }
      matcher.pairAlike(least: Least.sameLine, context: leastContext) { site, _ in site.text }
    }
    return matcher.pairs.sorted { $0.old < $1.old }
  }

  /// The pairs of sites that stand in the same function of the same file.
  static func pairsInPlace(old: [SeenSite], new: [SeenSite]) -> [Pair] {
    var matcher = SiteMatcher(old, new)
    matcher.pairPlaces(least: Least.sameFunction) { $0.path }
    return matcher.pairs.sorted { $0.old < $1.old }
  }

  /// The pairs of sites of one file, whose functions a patch may name otherwise.
  static func pairsInFile(old: [SeenSite], new: [SeenSite]) -> [Pair] {
    var matcher = SiteMatcher(old, new)
    matcher.pairPlaces(least: Least.sameFunction) { $0.path }
    matcher.pairAlike(least: Least.sameFile) { site, _ in site.path }
    return matcher.pairs.sorted { $0.old < $1.old }
  }

  private init(_ old: [SeenSite], _ new: [SeenSite]) {
    self.old = old
    self.new = new
    oldFeatures = old.map(SiteFeatures.init)
    newFeatures = new.map(SiteFeatures.init)
    isOldFree = old.map { _ in true }
    isNewFree = new.map { _ in true }
  }

  /// A function of a file, and the API.
  private struct Place: Hashable {
    let api: String
    let path: String
    let function: String
  }

  private mutating func take(_ oldAt: Int, _ newAt: Int) {
    isOldFree[oldAt] = false
    isNewFree[newAt] = false
    pairs.append(Pair(old: oldAt, new: newAt))
  }

  /// The sites that are not paired yet, by a key, in the order of their lines.
  private func free<Key: Hashable>(
    _ sites: [SeenSite], _ isFree: [Bool], by key: (SeenSite) -> Key?
  ) -> [Key: [Int]] {
    var groups: [Key: [Int]] = [:]
    for at in sites.indices where isFree[at] {
      if let key = key(sites[at]) { groups[key, default: []].append(at) }
    }
    for key in groups.keys { groups[key]?.sort { (sites[$0].line, $0) < (sites[$1].line, $1) } }
    return groups
  }

  /// Pairs the sites of each function in their order; `path` says where an old one's file is now.
  private mutating func pairPlaces(least: Double, path: (SeenSite) -> String) {
    let oldGroups = free(old, isOldFree) {
      Place(api: $0.api, path: path($0), function: $0.function)
    }
    let newGroups = free(new, isNewFree) {
      Place(api: $0.api, path: $0.path, function: $0.function)
    }
    for (place, olds) in oldGroups {
      if let news = newGroups[place] { align(olds, news, least: least) }
    }
  }

  private mutating func align(_ olds: [Int], _ news: [Int], least: Double) {
    let found = SiteAlignment.pairs(
      olds.map { oldFeatures[$0] }, news.map { newFeatures[$0] }, least: least)
    for pair in found { take(olds[pair.old], news[pair.new]) }
  }

  /// Pairs functions of the same name in files of the same name, the most alike first.
  private mutating func pairRenamedFiles(least: Double) {
    let name = { (site: SeenSite) in
      Place(
        api: site.api, path: site.path.split(separator: "/").last.map(String.init) ?? site.path,
        function: site.function)
    }
    let oldGroups = free(old, isOldFree, by: name)
    let newGroups = free(new, isNewFree, by: name)
    for place in oldGroups.keys.sorted(by: { ($0.path, $0.function) < ($1.path, $1.function) }) {
      guard let olds = oldGroups[place], let news = newGroups[place] else { continue }
      let oldFiles = Set(olds.map { old[$0].path }).sorted()
      let newFiles = Set(news.map { new[$0].path }).sorted()
      // Drivers of a family have files and functions of the same names: then this proves nothing.
      guard oldFiles.count == 1, newFiles.count == 1 else { continue }
      align(olds, news, least: least)
    }
  }

  /// Pairs what shares a key, the most alike first, where both have `context` words around them.
  private mutating func pairAlike(
    least: Double, context: Int = 0, by key: (SeenSite, _ isOld: Bool) -> String?
  ) {
    struct Key: Hashable {
      let api: String
      let word: String
    }
    let oldGroups = free(old, isOldFree) { site in
      key(site, true).map { Key(api: site.api, word: $0) }
    }
    let newGroups = free(new, isNewFree) { site in
      key(site, false).map { Key(api: site.api, word: $0) }
    }
    var candidates: [(likeness: Double, old: Int, new: Int)] = []
    for (key, olds) in oldGroups {
      guard let news = newGroups[key], olds.count * news.count <= Self.largestBucket else {
        continue
      }
      for oldAt in olds where oldFeatures[oldAt].contextCount >= context {
        for newAt in news {
          let likeness = oldFeatures[oldAt].likeness(to: newFeatures[newAt])
          if likeness >= least { candidates.append((likeness, oldAt, newAt)) }
        }
      }
    }
    candidates.sort { ($1.likeness, $0.old, $0.new) < ($0.likeness, $1.old, $1.new) }
    for candidate in candidates where isOldFree[candidate.old] && isNewFree[candidate.new] {
      take(candidate.old, candidate.new)
    }
  }
}
