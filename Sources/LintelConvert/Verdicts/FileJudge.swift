// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Judges the functions of a file.
struct FileJudge {
  let path: String
  let source: SourceTokens
  let apis: Set<Int32>
  /// Whether no machine that builds the file has high memory.
  let isLow: Bool
  let lines: LineIndex
  let outline: SourceOutline
  var effects: FileEffects
  /// The macros of the file by the numbers of their names.
  let macros: [Int32: [SourceTokens.Macro]]

  /// The tokens of a file that was read with `ConvertWords.vocabulary`, the numbers of the deprecated
  /// names, and the functions of other files that map for their callers, or unmap.
  init(
    path: String, source: SourceTokens, apis: Set<Int32>, facts: KernelFacts,
    helpers: [String: MappingHelper] = [:], isLow: Bool = false
  ) {
    self.isLow = isLow
    self.path = path
    self.source = source
    self.apis = apis
    lines = LineIndex(source.text)
    outline = FunctionFinder.outline(of: source)
    effects = FileEffects(outline, source, facts: facts)
    macros = Dictionary(grouping: outline.macros.map(\.parts)) { source[$0.name].value }
    findHelpers(helpers)
  }

  /// The functions of the file with their verdicts, as parts of groups.
  func parts() -> FileParts {
    if let own = ownDefinition() {
      return FileParts(path: path, parts: refused(own).map { GroupPart(verdict: $0) })
    }
    var judged: [JudgedFunction] = []
    var others: [FunctionVerdict] = []
    var covered: Set<Int> = []
    for macro in outline.macros {
      let sites = macro.parts.body.filter { isNamed($0) }
      covered.formUnion(sites)
      let isDefinition = apis.contains(source[macro.parts.name].value)
      if isDefinition || sites.isEmpty { continue }
      others.append(wrapper(macro, sites))
    }
    for function in outline.functions {
      let sites = function.body.filter { isNamed($0) && !covered.contains($0) }
      covered.formUnion(sites)
      if apis.contains(source[function.name].value) { continue }
      judged.append(judge(function, sites))
    }
    if let stray = strays(covered) { others.append(stray) }
    return tie(judged, others)
  }

  /// Whether a token is one of the deprecated names.
  func isNamed(_ token: Int) -> Bool {
    source[token].kind == .word && apis.contains(source[token].value)
  }

  /// Where the file defines one of the mapping calls by itself: what it calls is not the kernel's.
  func ownDefinition() -> Int? {
    let names = outline.functions.map(\.name) + outline.macros.map(\.parts.name)
    return names.first { ConvertWord.isMapping(source[$0].value) }
  }

  /// Refuses all functions of the file because of what it defines.
  private func refused(_ own: Int) -> [FunctionVerdict] {
    let name = source.bytes(own).string
    let reason = Reason(
      code: .wrapperMacro, text: "this file has a \(name)() of its own", line: line(own))
    return outline.functions.compactMap { function in
      let sites = function.body.filter { isNamed($0) }
      if sites.isEmpty || apis.contains(source[function.name].value) { return nil }
      return refusal(function.text, function.name, sites, [reason])
    }
  }

  /// The line of a token.
  func line(_ token: Int) -> Int {
    token < source.count ? lines.line(of: Int(source[token].start)) : 1
  }

  func site(_ token: Int) -> ConversionSite {
    ConversionSite(line: line(token), api: source.bytes(token).string)
  }

  /// The verdict on what is not converted.
  func refusal(
    _ name: String, _ token: Int, _ sites: [Int], _ reasons: [Reason]
  ) -> FunctionVerdict {
    FunctionVerdict(
      path: path, function: name, line: line(token), verdict: .refuse, reasons: reasons,
      sites: sites.map(site), edits: [])
  }

  private func wrapper(_ macro: SourceMacro, _ sites: [Int]) -> FunctionVerdict {
    let name = source.bytes(macro.parts.name).string
    let reason = Reason(
      code: .wrapperMacro, text: "\(name) is a macro that maps or unmaps", line: line(sites[0]))
    return refusal(name, macro.parts.name, sites, [reason])
  }

  /// Calls that stand in braces of which nobody knows what they are.
  private func strays(_ covered: Set<Int>) -> FunctionVerdict? {
    let found = strayCalls(covered, isNamed)
    guard let first = found.first else { return nil }
    let reason = Reason(
      code: .notUnderstood, text: "a call in code that is not understood", line: line(first))
    return refusal("", first, found, [reason])
  }

  /// Calls of some names that no function and no macro covers.
  func strayCalls(_ covered: Set<Int>, _ isWanted: (Int) -> Bool) -> [Int] {
    (0..<source.count).filter {
      isWanted($0) && !covered.contains($0) && source.kind($0 + 1) == .openParen && isCalled($0)
    }
  }

  /// Whether what stands before a name can stand before a call, and not before a declared name.
  private func isCalled(_ token: Int) -> Bool {
    switch source.kind(token - 1) {
    case .assign, .openParen, .comma, .semicolon, .openBrace, .closeBrace, .plus, .minus: true
    case .word: source.facts(token - 1).contains(.statement)
    default: false
    }
  }
}
