// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What macros of the file hide.
extension FileJudge {
  /// A macro of the file that is used in a function and names one of its variables: what it does with
  /// the variable is not seen.
  ///
  /// It is harmless where it and what it names change, leave and map nothing that is seen.
  func hidden(
    in function: FunctionParser.Result
  ) -> (finding: WalkFinding, isHarmless: Bool)? {
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
            let finding = WalkFinding(
              code: .wrapperMacro,
              text: "the macro \(name) names the variable '\(source.bytes(at).string)'",
              token: token)
            return (finding, isHarmless(macro))
          }
          if macros[inner] != nil, seen.insert(inner).inserted { waiting.append((inner, token)) }
        }
      }
    }
    return nil
  }

  /// Whether a macro of the file only reads, as far as its own text shows.
  private func isHarmless(_ macro: SourceTokens.Macro) -> Bool {
    guard let summary = effects.summaries[source[macro.name].value], !summary.assigns,
      !summary.leaves, !summary.hasMapping, summary.facts.isEmpty
    else { return false }
    return !macro.body.contains { source[$0].kind == .word && macros[source[$0].value] != nil }
  }
}
