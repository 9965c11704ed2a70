// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What macros of the file hide.
extension FileJudge {
  /// A macro of the file that is used in a function and names one of its variables: what it does with
  /// the variable is not seen.
  func hidden(in function: FunctionParser.Result) -> WalkFinding? {
    if macros.isEmpty { return nil }
    let variables = Set(function.variables.map(\.word))
    var seen: Set<Int32> = []
    var waiting: [(word: Int32, token: Int)] = []
    for token in function.code.tokens.map(Int.init) where source[token].kind == .word {
      let word = source[token].value
      if macros[word] != nil, seen.insert(word).inserted { waiting.append((word, token)) }
    }
    while let (word, token) = waiting.popLast() {
      for macro in macros[word] ?? [] {
        let parameters = Set((macro.parameters.map(Array.init) ?? []).map { source[$0].value })
        for at in macro.body where source[at].kind == .word {
          let inner = source[at].value
          let isMember = source.kind(at - 1) == .dot || source.kind(at - 1) == .arrow
          if !isMember, variables.contains(inner), !parameters.contains(inner) {
            let name = source.bytes(macro.name).string
            return WalkFinding(
              code: .wrapperMacro,
              text: "the macro \(name) names the variable '\(source.bytes(at).string)'",
              token: token)
          }
          if macros[inner] != nil, seen.insert(inner).inserted { waiting.append((inner, token)) }
        }
      }
    }
    return nil
  }
}
