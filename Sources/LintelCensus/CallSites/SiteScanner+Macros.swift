// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension SiteScanner {
  /// Reads the macro definition at `start`; the position of its end.
  mutating func define(_ start: Int) -> Int {
    let end = source.directiveEnd(start)
    guard let macro = source.macro(start) else { return end }
    let (name, body) = (macro.name, macro.body)
    var parameters: Set<Int> = []
    if let range = macro.parameters {
      for token in range { if let api = source.api(token) { parameters.insert(api) } }
    }
    let watched = source.api(name)
    let isItself = body.count == 1 && watched != nil && source.api(body.lowerBound) == watched
    let word = source.bytes(name).string
    if let watched {
      add(name, .macro, function: word)
      if !isHeader && !isItself { macroShadows.insert(watched) }
    }
    if isItself { return end }
    for token in body {
      guard let api = source.api(token), !parameters.contains(api), !isNoUse(token) else {
        continue
      }
      let isAlias =
        body.count == 1
        || body.count == 3 && source[token - 1] == .openParen && source[token + 1] == .closeParen
      if isAlias || isCalled(token) { add(token, .macroUse, function: word, owner: name) }
    }
    return end
  }
}
