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
    all.filter { !$0.uses.isEmpty }.map { user in
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
