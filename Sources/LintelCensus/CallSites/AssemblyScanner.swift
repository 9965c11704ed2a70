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

  private static let branches: [StaticString] = [
    "call", "callq", "calll", "call4", "call8", "call12", "bl", "blx", "b", "bal", "jal", "jalr",
    "j", "tail", "jsr", "bsr", "jbsr", "bra", "jbra", "brasl", "jg", "jmp", "ba", "balc", "bsrf",
  ]
  private static let definitions: [StaticString] = [
    "ENTRY", "GLOBAL", "_GLOBAL", "_GLOBAL_TOC", "WEAK", "NESTED", "LEAF",
  ]

  /// The places in the text, in its order.
  static func sites(in text: ByteView, apis: APISet) -> [CallSite] {
    var scanner = AssemblyScanner(
      source: CSource(text: text, tokens: CLexer.tokens(of: text, apis: apis)))
    scanner.scan()
    return SiteScanner.located(scanner.sites, in: scanner.source, shadows: [], apis: apis)
  }

  private init(source: CSource) { self.source = source }

  private mutating func scan() {
    var line: Range<Int> = 0..<0
    var at = 0
    while at < source.tokens.count {
      let token = source.tokens[at]
      switch token.kind {
      case .conditionStart: dead.append(token.value == CToken.Condition.never.rawValue)
      case .conditionElse:
        if dead.popLast() != nil { dead.append(false) }
      case .conditionEnd: _ = dead.popLast()
      case .defineStart:
        let end = source.defineEnd(at)
        define(at..<end)
        at = end
      default:
        if token.isFirst { line = at..<at }
        line = line.lowerBound..<(at + 1)
        if isComment(at) {
          at = endOfLine(at)
          continue
        }
        if token.kind == .identifier { name(at, line.lowerBound) }
      }
      at += 1
    }
  }

  /// Reads the macro definition in a range.
  private mutating func define(_ range: Range<Int>) {
    let name = range.lowerBound + 1
    let word = source.bytes(name).string
    for at in range where source.tokens[at].isWatched {
      let isBranch = range.contains { place in
        place < at && source.isWord(place, in: Self.branches)
      }
      if at == name || isBranch {
        sites.append(
          SiteScanner.FoundSite(
            token: at, kind: at == name ? .macro : .macroUse, function: word, owner: name,
            isDisabled: dead.contains(true)))
      }
    }
  }

  /// Whether the rest of the line is a comment of some assembler.
  private func isComment(_ at: Int) -> Bool {
    let token = source.tokens[at]
    let byte = source.bytes(at)[0]
    guard token.kind == .hash || byte == UInt8(ascii: "@") else { return false }
    return source.text[Int(token.start) - 1].isSpace && source.text[Int(token.end)].isSpace
  }

  private func endOfLine(_ at: Int) -> Int {
    var end = at + 1
    while end < source.tokens.count, !source.tokens[end].isFirst { end += 1 }
    return end
  }

  private mutating func name(_ at: Int, _ line: Int) {
    let isLabel = at == line && source[at + 1] == .colon
    let macro = source[at - 1] == .openParen ? source.bytes(at - 2) : .empty
    let isSymbol =
      Self.definitions.contains { macro.equals($0) }
      || macro.has("SYM_") && macro.firstIndex(of: "_START") != nil
    if isLabel || isSymbol {
      symbol = source.bytes(at).string
      owner = at
    }
    guard source.tokens[at].isWatched else { return }
    if isLabel || isSymbol {
      add(at, .definition)
    } else if macro.has("EXPORT_") {
      add(at, .export)
    } else if (line..<at).contains(where: { source.isWord($0, in: Self.branches) }) {
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
