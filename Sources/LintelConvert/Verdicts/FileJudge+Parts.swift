// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The functions of a file as parts of groups.
extension FileJudge {
  /// Whether what maps in this way is converted.
  func isConverted(_ kind: MappingKind) -> Bool {
    switch kind {
    case .kmap: apis.contains(ConvertWord.kmap.rawValue)
    case .atomic: apis.contains(ConvertWord.kmapAtomic.rawValue)
    case .local, .foreign: false
    }
  }

  /// The calls in a function of what maps for it, or unmaps, where that is to be converted.
  func helperCalls(in function: SourceFunction) -> [Int] {
    if effects.helpers.isEmpty { return [] }
    return function.body.filter { token in
      guard source[token].kind == .word, source.kind(token + 1) == .openParen, !isMember(token),
        let helper = effects.helpers[source[token].value]
      else { return false }
      return isConverted(helper.kind)
    }
  }

  private func isMember(_ token: Int) -> Bool {
    source.kind(token - 1) == .dot || source.kind(token - 1) == .arrow
  }

  /// Whether a function of the file is seen in it alone.
  private func isOwn(_ function: SourceFunction) -> Bool {
    function.isStatic && !path.hasSuffix(".h")
  }

  /// The key of a helper: its name, and the file where it is of that file alone.
  private func key(_ word: Int32, _ name: String, _ own: Set<Int32>) -> String {
    own.contains(word) ? "\(path) \(name)" : name
  }

  /// Ties the parts of the file together and says what others must know.
  func tie(_ judged: [JudgedFunction], _ others: [FunctionVerdict]) -> FileParts {
    var file = FileParts(path: path)
    let own = Set(outline.functions.filter { isOwn($0) }.map { source[$0.name].value })
    let stored = judged.reduce(into: Set<Int32>()) { $0.formUnion($1.stored) }
    let halves = Set(
      judged.filter {
        $0.verdict.verdict == .refuse && !$0.verdict.sites.isEmpty && $0.isHalf && $0.calls.isEmpty
          && effects.helpers[source[$0.function.name].value] == nil
      }
      .map { source[$0.function.name].value })
    var parts = others.map { (line: $0.line, part: GroupPart(verdict: $0)) }
    for one in judged {
      var part = GroupPart(verdict: one.verdict)
      let word = source[one.function.name].value
      if let helper = effects.helpers[word], isConverted(helper.kind) {
        part.shares.append(key(word, one.function.text, own))
        if !own.contains(word) { file.exports[one.function.text] = helper }
      }
      for call in one.calls {
        part.shares.append(key(source[call].value, source.bytes(call).string, own))
      }
      if isLow, one.verdict.sites.isEmpty, one.verdict.verdict == .refuse, !one.calls.isEmpty,
        effects.helpers[word] == nil, !reliesOnAtomics
      {
        part.verdict.verdict = .convert
        part.premise =
          "no machine that builds \(one.function.text)() of \(path) has high memory"
      }
      if part.verdict.verdict == .refuse {
        part.touches = touches(one, halves, stored)
      }
      if part.verdict.sites.isEmpty, part.shares.isEmpty, part.touches.isEmpty { continue }
      parts.append((one.verdict.line, part))
    }
    file.parts = parts.sorted { $0.line < $1.line }.map(\.part)
    for (word, token, text) in misuses() {
      let name = key(word, source.bytes(token).string, own)
      file.blocked[name] =
        file.blocked[name]
        ?? Reason(
          code: .crossesFunctions, text: "\(text) (\(path):\(line(token)))", line: line(token))
    }
    noteHelpers(own, &file)
    return file
  }

  /// Notes the helpers that the file names, and which of them its own macros may put together.
  private func noteHelpers(_ own: Set<Int32>, _ file: inout FileParts) {
    let helpers = effects.helpers.filter { isConverted($0.value.kind) }
    if helpers.isEmpty { return }
    for token in 0..<source.count where source[token].kind == .word {
      let word = source[token].value
      if helpers[word] == nil { continue }
      let name = source.bytes(token).string
      if file.helpers[name] == nil { file.helpers[name] = key(word, name, own) }
    }
    let pasted = PastedNames(in: source.text, path: path)
    for (name, reason) in pasted.reasons(against: file.helpers.keys.sorted(), in: source) {
      guard let key = file.helpers[name] else { continue }
      file.blocked[key] = file.blocked[key] ?? reason
    }
  }

  /// Whether anything in the file may rely on page faults or preemption being off.
  private var reliesOnAtomics: Bool {
    effects.summaries.contains { !$0.value.facts.isDisjoint(with: [.pageFaults, .thisCPU]) }
  }

  /// What a refused function has in common with others: what it calls, and members that hold addresses.
  private func touches(
    _ one: JudgedFunction, _ halves: Set<Int32>, _ stored: Set<Int32>
  ) -> [String] {
    var words: Set<Int32> = []
    let own = source[one.function.name].value
    if halves.contains(own) { words.insert(own) }
    for token in one.function.body where source[token].kind == .word {
      let word = source[token].value
      let isShared =
        isMember(token)
        ? stored.contains(word) && !one.verdict.sites.isEmpty
        : halves.contains(word) && source.kind(token + 1) == .openParen
      if isShared { words.insert(word) }
    }
    return words.sorted().map { "\(path) #\($0)" }
  }

  /// The places where a helper's name is neither called, nor declared, nor exported.
  private func misuses() -> [(word: Int32, token: Int, text: String)] {
    let helpers = effects.helpers.filter { isConverted($0.value.kind) }
    if helpers.isEmpty { return [] }
    var found: [(word: Int32, token: Int, text: String)] = []
    var macroTokens: Set<Int> = []
    for macro in outline.macros { macroTokens.formUnion(macro.parts.body) }
    var functions = outline.functions[...]
    for token in 0..<source.count where source[token].kind == .word {
      while let first = functions.first, first.body.upperBound < token { functions.removeFirst() }
      let word = source[token].value
      guard let helper = helpers[word], !isMember(token) else { continue }
      let name = "\(source.bytes(token).string)()"
      if macroTokens.contains(token) {
        found.append((word, token, "\(name) is called by a macro"))
      } else if let first = functions.first, first.body.contains(token) {
        if source.kind(token + 1) != .openParen {
          found.append((word, token, "\(name) is used without a call"))
        }
      } else if functions.first?.name != token, !isExported(token) {
        let isDeclared =
          source.kind(token + 1) == .openParen
          && (source.kind(token - 1) == .star
            || source.kind(token - 1) == .word && !source.facts(token - 1).contains(.statement))
        if !isDeclared {
          found.append((word, token, "\(name) is used outside of functions"))
        } else if helper.role == .unmapsPage {
          found.append((word, token, "\(name) is declared apart from its definition"))
        }
      }
    }
    return found
  }

  /// Whether a token is the name in `EXPORT_SYMBOL…(name)`.
  private func isExported(_ token: Int) -> Bool {
    source.kind(token - 1) == .openParen && source.kind(token - 2) == .word
      && source.bytes(token - 2).has("EXPORT_SYMBOL")
  }
}

/// A function of a file, and what was found about it.
struct JudgedFunction {
  let function: SourceFunction
  var verdict: FunctionVerdict
  /// The calls of helpers in it.
  var calls: [Int] = []
  /// The members that addresses are stored in.
  var stored: Set<Int32> = []
  /// Whether it maps or unmaps, and not the other.
  var isHalf = false
}
