// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Finds the places in an assembly file that name one of the APIs.
///
/// A branch to the name is a call, jumping there included: that is how a last call is made. The
/// function is the symbol that was defined last.
struct AssemblyScanner {
  private let source: CSource
  private var symbol = ""
  private var owner = -1
  /// For each open `#if`, whether the arm is compiled in no configuration.
  private var dead: [Bool] = []
  private var sites: [SiteScanner.FoundSite] = []

  /// The places in a source, in its order.
  static func sites(in source: CSource, apis: APISet) -> [CallSite] {
    var scanner = AssemblyScanner(source: source)
    scanner.scan()
    return SiteScanner.located(scanner.sites, in: source, shadows: [], apis: apis)
  }

  private init(source: CSource) { self.source = source }

  private mutating func scan() {
    var line = 0
    /// Whether a branch stands before the token on its line.
    var hasBranch = false
    var at = 0
    while at < source.tokens.count {
      let token = source.tokens[at]
      if token.kind == .directive {
        at = directive(at) + 1
        continue
      }
      if token.startsLine {
        line = at
        hasBranch = false
      }
      if isComment(at) {
        at = endOfLine(at)
        continue
      }
      if token.kind == .word {
        name(at, isFirst: at == line, hasBranch: hasBranch)
        if source.isWord(at, .branch) { hasBranch = true }
      }
      at += 1
    }
  }

  /// Reads the directive at `at`; the position of its end.
  private mutating func directive(_ at: Int) -> Int {
    switch source.tokens[at].directive {
    case .ifValue, .ifDefined, .ifNotDefined: dead.append(source.condition(at) == .never)
    case .elseValue, .elseDefined, .elseNotDefined, .elseAll:
      if dead.popLast() != nil { dead.append(false) }
    case .endIf: _ = dead.popLast()
    case .define: if let macro = source.macro(at) { define(macro, to: source.directiveEnd(at)) }
    default: break
    }
    return source.directiveEnd(at)
  }

  /// Reads a macro definition up to its end.
  private mutating func define(_ macro: SourceTokens.Macro, to end: Int) {
    let word = source.bytes(macro.name).string
    var hasBranch = false
    for at in macro.name..<end {
      let isName = at == macro.name
      if source.api(at) != nil, isName || hasBranch {
        sites.append(
          SiteScanner.FoundSite(
            token: at, kind: isName ? .macro : .macroUse, function: word, owner: macro.name,
            isDisabled: dead.contains(true)))
      }
      if source.isWord(at, .branch) { hasBranch = true }
    }
  }

  /// Whether the rest of the line is a comment of some assembler.
  private func isComment(_ at: Int) -> Bool {
    let token = source.tokens[at]
    let byte = source.bytes(at)[0]
    guard source.isPaste(at) || byte == UInt8(ascii: "@") else { return false }
    return source.text[Int(token.start) - 1].isSpace && source.text[Int(token.end)].isSpace
  }

  private func endOfLine(_ at: Int) -> Int {
    var end = at + 1
    while end < source.tokens.count, !source.tokens[end].startsLine { end += 1 }
    return end
  }

  private mutating func name(_ at: Int, isFirst: Bool, hasBranch: Bool) {
    let isLabel = isFirst && source.isColon(at + 1)
    let macro = source[at - 1] == .openParen ? at - 2 : -1
    let macroName = source.bytes(macro)
    let isSymbol =
      source.isWord(macro, .symbolMacro)
      || macroName.has("SYM_") && macroName.firstIndex(of: "_START") != nil
    if isLabel || isSymbol {
      symbol = source.bytes(at).string
      owner = at
    }
    guard source.api(at) != nil else { return }
    if isLabel || isSymbol {
      add(at, .definition)
    } else if macroName.has("EXPORT_") {
      add(at, .export)
    } else if hasBranch {
      add(at, .call)
    }
  }

  private mutating func add(_ at: Int, _ kind: SiteKind) {
    sites.append(
      SiteScanner.FoundSite(
        token: at, kind: kind, function: kind == .export ? "" : symbol, owner: owner,
        isDisabled: dead.contains(true)))
  }
}
