// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension PastedNames {
  /// Why the groups of helpers cannot be converted whose names macros may put together of a text's words,
  /// by those names.
  func reasons(against names: [String], in source: SourceTokens) -> [String: Reason] {
    if isEmpty || names.isEmpty { return [:] }
    var words: Set<String> = []
    for token in 0..<source.count
    where source[token].kind == .word || source[token].kind == .number {
      words.insert(source.bytes(token).string)
    }
    return names.reduce(into: [:]) { reasons, name in
      guard let place = place(of: name, isWord: words.contains) else { return }
      let text = "\(name)() may be called by a name that a macro puts together (\(place))"
      reasons[name] = Reason(code: .crossesFunctions, text: text, line: 1)
    }
  }
}
