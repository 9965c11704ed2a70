// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The changes that make a function use local mappings.
struct ConversionEdits {
  private let source: SourceTokens
  private let outcome: WalkResult
  private let function: SourceFunction
  private let macros: [SourceMacro]
  /// The mappings whose address a variable of its own keeps, with the name of the variable.
  private var bases: [Int32: String] = [:]

  init(
    _ source: SourceTokens, _ outcome: WalkResult, _ function: SourceFunction,
    _ macros: [SourceMacro]
  ) {
    self.source = source
    self.outcome = outcome
    self.function = function
    self.macros = macros
  }

  /// The changes of these calls, in the order of the file, and of those that unmap by a page which a
  /// function of its own does.
  mutating func edits(
    of sites: [Int], _ helpers: [Int32: MappingHelper], _ calls: [Int]
  ) throws(ReadingProblem) -> [SourceEdit] {
    if helpers[source[function.name].value]?.role == .unmapsPage {
      return try helperEdits(sites)
    }
    try chooseBases(sites)
    if !bases.isEmpty { try checkLines() }
    var edits: [SourceEdit] = []
    var declared: [String] = []
    for token in calls where helpers[source[token].value]?.role == .unmapsPage {
      edits.append(try addedArgument(token))
    }
    for token in sites {
      switch ConvertWord(rawValue: source[token].value) {
      case .kmap, .kmapAtomic:
        guard let base = bases[Int32(token)] else {
          edits.append(rename(token, "kmap_local_page"))
          continue
        }
        let kept = BaseVariable(name: base, map: token, source: source)
        let unmaps = outcome.unmaps.filter { $0.value.sites.contains(Int32(token)) }
        edits += try kept.edits(unmappedAt: unmaps.keys.map(Int.init))
        if !kept.isDeclared { declared.append(base) }
      case .kunmapAtomic:
        edits.append(rename(token, "kunmap_local"))
        if outcome.unmaps[Int32(token)]?.isMoved == true { edits.append(try argument(token)) }
      case .kunmap:
        edits.append(rename(token, "kunmap_local"))
        edits.append(try argument(token))
      default: break
      }
    }
    for (token, mappings) in outcome.addresses {
      guard let base = mappings.first.flatMap({ bases[$0] }),
        let close = source.partner(Int(token) + 1)
      else { throw ReadingProblem(Int(token), "no variable takes the place of page_address()") }
      let range = Int(source[Int(token)].start)..<Int(source[close].end)
      edits.append(SourceEdit(range: range, text: base))
    }
    if !declared.isEmpty { edits.append(declaration(of: declared)) }
    return edits.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
  }

  private func rename(_ token: Int, _ name: String) -> SourceEdit {
    SourceEdit(range: source[token].range, text: name)
  }

  /// Finds the mappings of which no variable has the address where it is unmapped.
  private mutating func chooseBases(_ sites: [Int]) throws(ReadingProblem) {
    for mapping in Set(outcome.addresses.values.flatMap(\.self)).sorted() {
      guard sites.contains(Int(mapping)) else {
        throw ReadingProblem(Int(mapping), "no variable can keep what a function of its own maps")
      }
      bases[mapping] = try freeName(Int(mapping))
    }
    for token in sites {
      let isByPage = source[token].value == ConvertWord.kunmap.rawValue
      guard let use = outcome.unmaps[Int32(token)], isByPage ? use.holders.isEmpty : use.isMoved
      else { continue }
      guard use.sites.count == 1, let site = use.sites.first, sites.contains(Int(site)),
        !use.isExchanged
      else {
        throw ReadingProblem(token, "no variable holds the address on every way")
      }
      if bases[site] == nil { bases[site] = try freeName(token) }
    }
  }

  /// A name that nothing in the function has, and no macro of the file.
  private func freeName(
    _ token: Int, _ names: [String] = ["base", "map_base", "page_base", "kmap_base"]
  ) throws(ReadingProblem) -> String {
    let used = Set(bases.values)
    for name in names where !used.contains(name) {
      let isFree = Array(name.utf8).withView { name in
        !(function.name...function.body.upperBound).contains { source.bytes($0).equals(name) }
          && !macros.contains { macro in
            macro.parts.body.contains { source.bytes($0).equals(name) }
              || source.bytes(macro.parts.name).equals(name)
          }
      }
      if isFree { return name }
    }
    throw ReadingProblem(token, "no name is free for a variable that keeps the address")
  }

  /// Lines can be added where all end in the same way, and the function's first one is its own.
  private func checkLines() throws(ReadingProblem) {
    let first = function.body.lowerBound + 1
    if source.text.firstIndex(of: UInt8(ascii: "\r")) != nil {
      throw ReadingProblem(first, "no line can be added to a file with carriage returns")
    }
    if source.kind(first) == .directive || !source[first].startsLine {
      throw ReadingProblem(first, "no declaration can be added at the start of this function")
    }
  }

  /// `kunmap(page)` becomes `kunmap_local(address)`.
  private func argument(_ token: Int) throws(ReadingProblem) -> SourceEdit {
    guard let use = outcome.unmaps[Int32(token)], let close = source.partner(token + 1) else {
      throw ReadingProblem(token, "brackets that do not fit")
    }
    let range = Int(source[token + 1].end)..<Int(source[close].start)
    if use.holders.isEmpty || use.isMoved, let base = use.sites.first.flatMap({ bases[$0] }) {
      return SourceEdit(range: range, text: base)
    }
    guard let holder = holder(use) else {
      throw ReadingProblem(token, "no variable holds the address on every way")
    }
    return SourceEdit(range: range, text: holder)
  }

  /// A function that unmaps a page gets the address as one more parameter.
  private func helperEdits(_ sites: [Int]) throws(ReadingProblem) -> [SourceEdit] {
    guard let call = sites.first, sites.count == 1, let close = source.partner(call + 1),
      let last = source.partner(function.name + 1)
    else { throw ReadingProblem(function.name, "no parameter can be added here") }
    let name = try freeName(call, ["kaddr", "addr", "map_addr"])
    let place = Int(source[last].start)
    return [
      SourceEdit(range: place..<place, text: ", void *\(name)"),
      rename(call, "kunmap_local"),
      SourceEdit(range: Int(source[call + 1].end)..<Int(source[close].start), text: name),
    ]
  }

  /// The address as one more argument of such a function.
  private func addedArgument(_ token: Int) throws(ReadingProblem) -> SourceEdit {
    guard let use = outcome.unmaps[Int32(token)], let close = source.partner(token + 1),
      let holder = holder(use)
    else { throw ReadingProblem(token, "no variable holds the address on every way") }
    let place = Int(source[close].start)
    return SourceEdit(range: place..<place, text: ", \(holder)")
  }

  /// The variable that holds what an unmapping call undoes, if possible the one that was given it.
  private func holder(_ use: UnmapUse) -> String? {
    let targets = use.sites.compactMap { target(of: Int($0)) }
    let sorted = use.holders.sorted()
    return sorted.first { targets.contains($0) } ?? sorted.first
  }

  /// The variable to which the result of a mapping call is assigned.
  private func target(of map: Int) -> String? {
    var at = map - 1
    while source.kind(at) == .closeParen, let open = source.partner(at) { at = open - 1 }
    guard source.kind(at) == .assign, source.kind(at - 1) == .word else { return nil }
    return source.bytes(at - 1).string
  }

  /// Declares variables at the start of the function, before its other declarations.
  private func declaration(of names: [String]) -> SourceEdit {
    let open = Int(source[function.body.lowerBound].end)
    let first = Int(source[function.body.lowerBound + 1].start)
    let indent = BaseVariable.indent(of: first, source.text)
    let text = names.map { "\n\(indent)void *\($0);" }.joined()
    return SourceEdit(range: open..<open, text: text)
  }
}
