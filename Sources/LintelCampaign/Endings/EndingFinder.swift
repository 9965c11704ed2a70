// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Says what became of sites that are gone, from the files before and after.
struct EndingFinder {
  /// A site that is gone, as it was last seen, and the file that its own has become.
  struct Site {
    let site: SeenSite
    let newPath: String
  }

  private let pair: SourcePair
  private let replacements: [String: Replacement]

  /// How far from where it was a line may be, to be found again by its text.
  private static let farthest = 200

  init(_ pair: SourcePair, replacements: [String: Replacement]) {
    self.pair = pair
    self.replacements = replacements
  }

  /// What became of each of the sites.
  func verdicts(of sites: [Site]) -> [EndingJudge.Verdict] {
    var verdicts = sites.map { _ in EndingJudge.Verdict(ending: .unknown) }
    let groups = Dictionary(grouping: sites.indices) {
      Place(path: sites[$0].site.path, function: sites[$0].site.function)
    }
    for (place, group) in groups {
      let members = group.sorted { sites[$0].site.line < sites[$1].site.line }
      let own = members.map { sites[$0] }
      for (at, verdict) in zip(members, self.verdicts(of: own, in: place)) {
        verdicts[at] = verdict
      }
    }
    return verdicts
  }

  private struct Place: Hashable {
    let path: String
    let function: String
  }

  /// What became of the sites of one function.
  private func verdicts(of sites: [Site], in place: Place) -> [EndingJudge.Verdict] {
    guard let newPath = sites.first?.newPath else { return [] }
    let file = pair.old(place.path)
    let lines = file.map { file in sites.map { Self.line(of: $0.site, in: file) } } ?? []
    let found = lines.compactMap { $0 }
    if let file, found.count == sites.count, let function = file.function(at: found[0]),
      found.allSatisfy(function.lines.contains)
    {
      return judge(function, in: file, sites, at: found, newPath)
    }
    // Nobody has the text: what the ledger remembers of it has to do.
    let memory = RememberedFunction(sites.map(\.site), name: place.function)
    guard let function = memory.file.all.first else {
      return sites.map { _ in EndingJudge.Verdict(ending: .unknown) }
    }
    return judge(function, in: memory.file, sites, at: memory.lines, newPath)
  }

  private func judge(
    _ function: SourceFunctions.Function, in file: SourceFunctions, _ sites: [Site],
    at lines: [Int], _ newPath: String
  ) -> [EndingJudge.Verdict] {
    guard
      let successor = Successor(function, of: sites[0].site.path, to: newPath, in: pair)
    else {
      return sites.map {
        EndingJudge.Verdict(ending: SiteEnding(.removed, evidence: ["-" + $0.site.text]))
      }
    }
    let judge = EndingJudge(
      function, in: file, successor: successor, replacements: replacements)
    return judge.verdicts(
      of: zip(sites, lines).map {
        EndingJudge.Call(api: $0.site.api, line: $1, text: $0.site.text)
      })
  }

  /// The line of a site in a text: where it says, else the nearest one with its text.
  private static func line(of site: SeenSite, in file: SourceFunctions) -> Int? {
    if file.text(site.line) == site.text { return site.line }
    for distance in 1...farthest {
      for line in [site.line - distance, site.line + distance]
      where file.text(line) == site.text && !site.text.isEmpty { return line }
    }
    return nil
  }
}

/// What a ledger remembers of a function: its lines around the sites, as a text of their own.
private struct RememberedFunction {
  let file: SourceFunctions
  /// The line of each site in it.
  let lines: [Int]

  /// The sites of one function, in the order of their lines.
  init(_ sites: [SeenSite], name: String) {
    let isPlain = !name.isEmpty && name.utf8.allSatisfy { $0.isWord }
    var text = ["void \(isPlain ? name : "unknown")(void)", "{"]
    var lines: [Int] = []
    for site in sites {
      // The lines between two calls that stand close are remembered with both.
      var above = site.above
      while let first = above.first, text.contains(first), first != "}" { above.removeFirst() }
      text += above
      if let at = text.lastIndex(of: site.text), at > (lines.last ?? 0) - 1 {
        lines.append(at + 1)
      } else {
        text.append(site.text)
        lines.append(text.count)
      }
      text += site.below
    }
    // Braces that open or close here would end the function.
    let body = text.enumerated().map { at, line in
      at < 2 ? line : String(line.filter { $0 != "{" && $0 != "}" })
    }
    let whole = (body + ["}", ""]).joined(separator: "\n")
    file = Array(whole.utf8).withView { SourceFunctions($0) }
    self.lines = lines
  }
}
