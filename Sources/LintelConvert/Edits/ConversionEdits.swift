// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The changes that make a function use local mappings.
struct ConversionEdits {
  private let source: SourceTokens
  private let outcome: WalkResult

  init(_ source: SourceTokens, _ outcome: WalkResult) {
    self.source = source
    self.outcome = outcome
  }

  /// The changes of these calls, in the order of the file.
  func edits(of sites: [Int]) throws(ReadingProblem) -> [SourceEdit] {
    var edits: [SourceEdit] = []
    for token in sites {
      switch ConvertWord(rawValue: source[token].value) {
      case .kmap, .kmapAtomic: edits.append(rename(token, "kmap_local_page"))
      case .kunmapAtomic: edits.append(rename(token, "kunmap_local"))
      case .kunmap:
        edits.append(rename(token, "kunmap_local"))
        edits.append(try argument(token))
      default: break
      }
    }
    return edits
  }

  private func rename(_ token: Int, _ name: String) -> SourceEdit {
    SourceEdit(range: source[token].range, text: name)
  }

  /// `kunmap(page)` becomes `kunmap_local(address)`.
  private func argument(_ token: Int) throws(ReadingProblem) -> SourceEdit {
    guard let use = outcome.unmaps[Int32(token)], !use.holders.isEmpty else {
      throw ReadingProblem(token, "no variable holds the address on every way")
    }
    guard let close = source.partner(token + 1) else {
      throw ReadingProblem(token, "brackets that do not fit")
    }
    let targets = use.sites.compactMap { target(of: Int($0)) }
    let holder =
      use.holders.sorted().first { targets.contains($0) } ?? use.holders.sorted()[0]
    let range = Int(source[token + 1].end)..<Int(source[close].start)
    return SourceEdit(range: range, text: holder)
  }

  /// The variable to which the result of a mapping call is assigned.
  private func target(of map: Int) -> String? {
    var at = map - 1
    while source.kind(at) == .closeParen, let open = source.partner(at) { at = open - 1 }
    guard source.kind(at) == .assign, source.kind(at - 1) == .word else { return nil }
    return source.bytes(at - 1).string
  }
}
