// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension SiteScanner {
  /// A place whose line is not known yet.
  struct FoundSite {
    let token: Int
    var kind: SiteKind
    let function: String
    /// What tells functions of one name apart: the token of the name, or -1.
    let owner: Int
    let isDisabled: Bool
  }

  /// The places with their lines, now that the whole file was seen; calls of APIs that the file
  /// shadows are no calls.
  static func located(
    _ found: [FoundSite], in source: CSource, shadows: Set<Int>, apis: APISet
  ) -> [CallSite] {
    var result: [CallSite] = []
    var owners: [Int] = []
    result.reserveCapacity(found.count)
    var lines = LineCursor(source.text)
    for site in found.sorted(by: { $0.token < $1.token }) {
      let token = source.tokens[site.token]
      let start = Int(token.start)
      lines.move(to: start)
      guard let api = source.api(site.token) else { continue }
      var kind = site.kind
      if shadows.contains(api) {
        if kind == .call { kind = .shadowed }
        if kind == .reference { continue }
      }
      let isCall = kind == .call
      owners.append(site.owner)
      result.append(
        CallSite(
          api: api, kind: kind, line: lines.number, column: start - lines.start + 1,
          function: site.function, isDisabled: site.isDisabled,
          argument: isCall ? source.argument(site.token) : "",
          target: isCall ? source.target(site.token) : "", partners: []))
    }
    Partners.find(in: &result, owners: owners, apis: apis)
    return result
  }
}

extension CSource {
  /// The first argument of the call at `name`.
  fileprivate func argument(_ name: Int) -> String {
    let open = self[name + 1] == .openParen ? name + 1 : name + 2
    // Assembly calls without parentheses, at the end of a file too.
    guard open < tokens.count else { return "" }
    var depth = 0
    for at in open..<min(open + 64, tokens.count) {
      switch tokens[at].kind {
      case .openParen, .openBracket, .openBrace: depth += 1
      case .closeParen, .closeBracket, .closeBrace:
        depth -= 1
        if depth == 0 { return joined((open + 1)..<at) }
      case .comma where depth == 1: return joined((open + 1)..<at)
      default: break
      }
    }
    return ""
  }

  /// What the result of the call at `name` is assigned to.
  fileprivate func target(_ name: Int) -> String {
    var at = name - 1
    // A cast.
    if self[at] == .closeParen, let open = opening(at, from: max(0, at - 16)) {
      at = open - 1
    }
    guard self[at] == .assign else { return "" }
    let end = at
    at -= 1
    while at > 0 {
      if self[at] == .closeBracket, let open = opening(at, from: max(0, at - 32)) {
        at = open - 1
      } else if self[at] == .word && isMember(at - 1) {
        at -= 2
      } else {
        break
      }
    }
    return self[at] == .word ? joined(at..<end) : ""
  }
}
