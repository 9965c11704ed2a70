// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// A file with calls that a conversion by name or by a semantic patch is about.
struct RecipeFile {
  let path: String
  private let source: SourceTokens
  private let outline: SourceOutline
  private let lines: LineIndex
  private let name: String
  /// The tokens that call the function or name it.
  private let uses: [Int]

  /// Reads a file's text, whose bytes must stay where they are.
  init(_ text: ByteView, path: String, name: String) {
    var tokens = SourceTokens(ConvertWords.vocabulary)
    tokens.read(text)
    self.path = path
    self.name = name
    source = tokens
    outline = FunctionFinder.outline(of: tokens)
    lines = LineIndex(text)
    uses = Array(name.utf8).withView { name in
      (0..<tokens.count).filter {
        tokens.kind($0) == .word && tokens.bytes($0).equals(name)
          && tokens.kind($0 - 1) != .dot && tokens.kind($0 - 1) != .arrow
      }
    }
  }

  /// A function of the file that uses the name.
  private struct User {
    let function: SourceFunction
    let uses: [Int]
  }

  /// All functions of the file, with their uses of the name.
  private var all: [User] {
    var covered: Set<Int> = []
    for macro in outline.macros { covered.formUnion(macro.parts.body) }
    return outline.functions.map { function in
      User(
        function: function,
        uses: uses.filter { function.body.contains($0) && !covered.contains($0) })
    }
  }

  /// Whether the name is one of the file's own.
  private var isDefinedHere: Bool {
    let names = outline.functions.map(\.name) + outline.macros.map(\.parts.name)
    return !Set(names).isDisjoint(with: uses)
  }

  /// The verdicts where calls get another name.
  func renamed(to replacement: String) -> [FunctionVerdict] {
    let verdicts: [FunctionVerdict] = all.filter { !$0.uses.isEmpty }.map { user in
      if isDefinedHere { return refusal(user, "this file has a \(name)() of its own") }
      if user.uses.contains(where: { source.kind($0 + 1) != .openParen }) {
        return refusal(user, "the name is not only called")
      }
      let edits = user.uses.map { token in
        let start = Int(source[token].start)
        return SourceEdit(range: start..<(start + name.utf8.count), text: replacement)
      }
      return verdict(
        user, .convert, "\(replacement)() takes the same arguments", edits, isProof: true)
    }
    return (verdicts + outside).sorted { $0.line < $1.line }
  }

  /// The refusals of what no function has: a macro's value each, and all of the file's scope in one.
  private var outside: [FunctionVerdict] {
    if uses.isEmpty { return [] }
    let used = Set(uses)
    var covered: Set<Int> = []
    var verdicts: [FunctionVerdict] = []
    for macro in outline.macros {
      covered.insert(macro.parts.name)
      let own = macro.parts.body.filter { used.contains($0) }
      covered.formUnion(own)
      if own.isEmpty { continue }
      verdicts.append(refusal(source.bytes(macro.parts.name).string, macro.parts.name, own))
    }
    for function in outline.functions {
      covered.insert(function.name)
      covered.formUnion(function.body.filter { used.contains($0) })
    }
    let strays = uses.filter { !covered.contains($0) && !isDeclared($0) && !isExported($0) }
    if let first = strays.first { verdicts.append(refusal("", first, strays)) }
    return verdicts
  }

  /// Whether a name outside of functions is declared there, and not used.
  private func isDeclared(_ token: Int) -> Bool {
    switch source.kind(token - 1) {
    case .word where source.facts(token - 1).contains(.statement): return false
    case .word: return true
    // A type before it, or an attribute; but a product or a cast in an initialiser.
    case .star: break
    case .closeParen where source.kind(token + 1) == .openParen: break
    default: return false
    }
    var at = token - 1
    while let kind = source.kind(at) {
      switch kind {
      case .assign: return false
      case .semicolon, .closeBrace, .directive, .directiveEnd: return true
      case .openBrace: return source.kind(at - 1) != .assign
      default: at -= 1
      }
    }
    return true
  }

  /// Whether a token is the name in `EXPORT_SYMBOL…(name)`.
  private func isExported(_ token: Int) -> Bool {
    source.kind(token - 1) == .openParen && source.kind(token - 2) == .word
      && source.bytes(token - 2).has("EXPORT_SYMBOL")
  }

  /// The refusal of uses that stand in no function.
  private func refusal(_ function: String, _ token: Int, _ uses: [Int]) -> FunctionVerdict {
    let text =
      isDefinedHere
      ? "this file has a \(name)() of its own" : "not in a function: change it by hand"
    return FunctionVerdict(
      path: path, function: function, line: line(token), verdict: .refuse,
      reasons: [Reason(code: .recipe, text: text, line: line(uses.first ?? token))],
      sites: uses.map { ConversionSite(line: line($0), api: name) }, edits: [],
      judged: ContentHash(source.text))
  }

  /// The verdicts where a semantic patch rewrites the file as `changes` say.
  func rewritten(_ changes: [SourceEdit], by recipe: String) -> [FunctionVerdict] {
    var left = changes
    var verdicts: [FunctionVerdict] = []
    for user in all {
      let bytes = bytes(of: user.function)
      let own = left.filter { bytes.overlaps($0.range) }
      left.removeAll { own.contains($0) }
      if !own.isEmpty {
        verdicts.append(verdict(user, .review, "rewritten by \(recipe)", own))
      } else if !user.uses.isEmpty {
        verdicts.append(refusal(user, "\(recipe) does not reach this call"))
      }
    }
    // What is changed outside of functions goes with the first of them that is.
    if !left.isEmpty, let first = verdicts.firstIndex(where: { $0.verdict == .review }) {
      verdicts[first].edits = (verdicts[first].edits + left).sorted {
        $0.range.lowerBound < $1.range.lowerBound
      }
    }
    return verdicts
  }

  private func bytes(of function: SourceFunction) -> Range<Int> {
    let start = lines.start(of: line(function.name)) ?? 0
    return start..<(Int(source[function.body.upperBound].start) + 1)
  }

  private func line(_ token: Int) -> Int { lines.line(of: Int(source[token].start)) }

  private func refusal(_ user: User, _ text: String) -> FunctionVerdict {
    verdict(user, .refuse, text, [])
  }

  private func verdict(
    _ user: User, _ verdict: Verdict, _ text: String, _ edits: [SourceEdit], isProof: Bool = false
  ) -> FunctionVerdict {
    let first = line(user.uses.first ?? user.function.name)
    return FunctionVerdict(
      path: path, function: user.function.text, line: line(user.function.name), verdict: verdict,
      reasons: [Reason(code: .recipe, text: text, line: first, isProof: isProof)],
      sites: user.uses.map { ConversionSite(line: line($0), api: name) }, edits: edits,
      judged: ContentHash(source.text))
  }
}
