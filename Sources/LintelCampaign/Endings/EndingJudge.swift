// SPDX-License-Identifier: GPL-2.0-only

/// Says what became of the calls of one function that are not in their place any more.
///
/// Both texts of the function are compared. What is looked for, in this order: the replacement or a
/// helper in the lines that came in the call's place, then anywhere in the function; another function
/// that gives what the call gave; the same in functions that are new and called in its place; what
/// became of the function that undoes it.
struct EndingJudge {
  /// A call that is gone.
  struct Call {
    let api: String
    /// The line in the old text, from 1.
    let line: Int
    /// The line's text.
    let text: String
  }

  /// What became of a call.
  struct Verdict {
    var ending: SiteEnding
    /// The function that calls the same API now in its place; nil where none does.
    var movedTo: String?
  }

  private let replacements: [String: Replacement]
  private let old: SourceFunctions.Function
  private let oldFile: SourceFunctions
  private let successor: Successor
  private let hunks: LineHunks

  /// How much of its text a function of another name must have for what is new in it to count.
  private static let leastLikeness = 0.5
  /// How far new functions are followed, and how many at most.
  private static let deepest = 4
  private static let mostFollowed = 50

  init(
    _ old: SourceFunctions.Function, in oldFile: SourceFunctions, successor: Successor,
    replacements: [String: Replacement]
  ) {
    self.old = old
    self.oldFile = oldFile
    self.successor = successor
    self.replacements = replacements
    hunks = LineHunks(
      old.lines.map(oldFile.text), successor.function.lines.map(successor.file.text))
  }

  /// What became of calls of the function.
  func verdicts(of calls: [Call]) -> [Verdict] {
    var verdicts = calls.map { verdict(of: $0) }
    let gone = Set(calls.map(\.api))
    for at in calls.indices where verdicts[at] == nil {
      verdicts[at] = shared(calls[at], calls, verdicts) ?? last(calls[at], gone)
    }
    return zip(calls, verdicts).map { call, verdict in
      verdict ?? Verdict(ending: SiteEnding(.dropped, evidence: ["-" + call.text]))
    }
  }

  /// What the call's own place tells.
  private func verdict(of call: Call) -> Verdict? {
    let names = replacements[call.api]?.names ?? []
    let place = added(inPlaceOf: call)
    let before = old.calls.first { $0.line == call.line && $0.name == call.api }
    let grown = Set(names.filter { count($0, successor.function) > count($0, old) })
    let direct = replacements[call.api]?.direct ?? ""
    func converted(_ calls: [SourceCall]) -> Verdict? {
      let found = calls.filter { grown.contains($0.name) }
      let best = found.first { $0.name == direct } ?? found.first
      return best.map { verdict(.converted, call, $0, in: successor.file) }
    }
    if let found = converted(place) ?? converted(allAdded) { return found }
    // What only undoes another call ends as that does.
    if let before, !before.isUsed { return nil }
    if let before, let found = gives(what: before, place, in: successor.file, for: call) {
      return found
    }
    return follow(place, for: call, before) ?? follow(allAdded, for: call, before)
  }

  /// The calls on lines that came in the place of a call's.
  private func added(inPlaceOf call: Call) -> [SourceCall] {
    guard let hunk = hunks.hunk(atOld: call.line - old.lines.lowerBound) else { return [] }
    return calls(of: hunk)
  }

  private var allAdded: [SourceCall] { hunks.all.flatMap(calls) }

  private func calls(of hunk: LineHunks.Hunk) -> [SourceCall] {
    let start = successor.function.lines.lowerBound
    return successor.function.calls.filter { hunk.new.contains($0.line - start) }
  }

  private func count(_ name: String, _ function: SourceFunctions.Function) -> Int {
    function.calls.reduce(0) { $0 + ($1.name == name ? 1 : 0) }
  }

  private func isNew(_ name: String) -> Bool {
    successor.file.function(named: name) != nil && oldFile.function(named: name) == nil
      && successor.fileBefore?.function(named: name) == nil
  }

  /// Another function whose value is put where that of the call was, or that is called with the same
  /// argument for its value.
  private func gives(
    what before: SourceCall, _ calls: [SourceCall], in file: SourceFunctions, for call: Call
  ) -> Verdict? {
    guard before.isUsed else { return nil }
    let found = calls.first { other in
      guard replacements[other.name] == nil, !isNew(other.name) else { return false }
      let isSame =
        !before.target.isEmpty && other.target == before.target
        || other.isUsed && other.argument == before.argument
      return isSame
        && !old.calls.contains {
          $0.name == other.name && ($0.target == other.target || $0.argument == other.argument)
        }
    }
    return found.map { verdict(.replaced, call, $0, in: file) }
  }

  /// Looks into the functions that are new and called in the call's place, the nearest first.
  private func follow(_ calls: [SourceCall], for call: Call, _ before: SourceCall?) -> Verdict? {
    let names = replacements[call.api]?.names ?? []
    var seen: Set<String> = []
    var level = calls
    for _ in 0..<Self.deepest {
      let functions = level.filter { isNew($0.name) && seen.insert($0.name).inserted }
        .compactMap { successor.file.function(named: $0.name) }
      if functions.isEmpty || seen.count > Self.mostFollowed { return nil }
      for function in functions {
        let found = function.calls.first {
          names.contains($0.name) && count($0.name, function) > count($0.name, old)
        }
        if let found { return verdict(.converted, call, found, in: successor.file) }
        if let same = function.calls.first(where: { $0.name == call.api }) {
          var moved = verdict(.merged, call, same, in: successor.file)
          moved.ending.successor = function.name
          moved.movedTo = function.name
          return moved
        }
        if let before,
          let found = gives(what: before, function.calls, in: successor.file, for: call)
        {
          return found
        }
      }
      level = functions.flatMap(\.calls)
    }
    return nil
  }

  /// What became of the calls that a call is converted together with.
  private func shared(_ call: Call, _ calls: [Call], _ verdicts: [Verdict?]) -> Verdict? {
    let partner = replacements[call.api]?.partner ?? ""
    let others = zip(calls, verdicts).filter { $0.0.api == partner || $0.0.api == call.api }
      .compactMap(\.1).filter { $0.movedTo == nil }
    let states: [SiteState] = [.converted, .replaced]
    for state in states {
      guard let other = others.first(where: { $0.ending.state == state }) else { continue }
      var own = other
      own.ending.evidence = ["-" + call.text] + other.ending.evidence.filter { $0.hasPrefix("+") }
      return own
    }
    return nil
  }

  /// What is left to say of a call in whose place nothing is: that one call is enough where there
  /// were several, that something new does its work, or that it was dropped.
  private func last(_ call: Call, _ gone: Set<String>) -> Verdict? {
    let partner = replacements[call.api]?.partner ?? ""
    let function = successor.function
    let before = old.calls.first { $0.line == call.line && $0.name == call.api }
    if let before, !before.isUsed, let found = follow(allAdded, for: call, before) { return found }
    if !partner.isEmpty, !gone.contains(partner), count(partner, function) > 0,
      let same = function.calls.first(where: { $0.name == call.api })
    {
      var merged = verdict(.merged, call, same, in: successor.file)
      merged.movedTo = function.name
      return merged
    }
    let isAlike = successor.hasSameName || successor.likeness >= Self.leastLikeness
    if isAlike, before?.isUsed ?? false {
      let new = added(inPlaceOf: call).first { other in
        replacements[other.name] == nil && !other.name.isMacroName
          && !old.calls.contains { $0.name == other.name }
      }
      if let new { return verdict(.replaced, call, new, in: successor.file) }
    }
    if successor.hasSameName { return nil }
    return Verdict(ending: SiteEnding(.removed, evidence: ["-" + call.text]))
  }

  private func verdict(
    _ state: SiteState, _ call: Call, _ found: SourceCall, in file: SourceFunctions
  ) -> Verdict {
    Verdict(
      ending: SiteEnding(
        state, successor: found.name, evidence: ["-" + call.text, "+" + file.text(found.line)]))
  }
}

extension String {
  /// Whether the name is in capitals, as those of macros are.
  fileprivate var isMacroName: Bool { !utf8.contains { (0x61...0x7A).contains($0) } }
}
