// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension SiteScanner {
  /// Reads the macro definition at `start`; the position of its end.
  mutating func define(_ start: Int) -> Int {
    let end = source.defineEnd(start)
    let name = start + 1
    guard name < end, source[name] == .identifier else { return end }
    let watched = Int(source.tokens[name].value)
    var value = name + 1
    var parameters: Set<Int> = []
    // A parenthesis right after the name starts the parameters.
    if source[value] == .openParen, source.tokens[name].end == source.tokens[value].start,
      let close = source.closing(value, before: end)
    {
      for token in value..<close where source.tokens[token].isWatched {
        parameters.insert(Int(source.tokens[token].value))
      }
      value = close + 1
    }
    let body = value..<end
    let isItself =
      body.count == 1 && source.tokens[value].isWatched
      && Int(source.tokens[value].value) == watched
    let word = source.bytes(name).string
    if watched >= 0 {
      add(name, .macro, function: word)
      if !isHeader && !isItself { macroShadows.insert(watched) }
    }
    if isItself { return end }
    for token in body where source.tokens[token].isWatched {
      let api = Int(source.tokens[token].value)
      if parameters.contains(api) || isNoUse(token) { continue }
      let isAlias =
        body.count == 1
        || body.count == 3 && source[token - 1] == .openParen && source[token + 1] == .closeParen
      if isAlias || isCalled(token) { add(token, .macroUse, function: word, owner: name) }
    }
    return end
  }
}
