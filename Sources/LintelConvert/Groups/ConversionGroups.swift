// SPDX-License-Identifier: GPL-2.0-only

/// Puts the functions together that share mappings, and gives each group one verdict.
struct ConversionGroups {
  private var parts: [GroupPart]
  /// For each part one that stands for its group.
  private var parents: [Int]

  /// The verdicts on the parts of these files: their order stays.
  static func verdicts(
    _ files: [FileParts], blocked: [String: Reason] = [:]
  ) -> [FunctionVerdict] {
    let blocked = files.reduce(into: blocked) { $0.merge($1.blocked) { one, _ in one } }
    let own = files.reduce(into: [String: [String: Reason]]()) { $0[$1.path] = $1.blocked }
    var groups = ConversionGroups(files.flatMap(\.parts))
    groups.join(\.shares)
    groups.decide(blocked, own)
    groups.join { $0.verdict.verdict == .refuse ? $0.touches : [] }
    groups.name()
    return groups.parts.map(\.verdict).filter { !$0.sites.isEmpty || !$0.edits.isEmpty }
  }

  private init(_ parts: [GroupPart]) {
    self.parts = parts
    parents = Array(parts.indices)
  }

  private mutating func root(_ part: Int) -> Int {
    var root = part
    while parents[root] != root {
      parents[root] = parents[parents[root]]
      root = parents[root]
    }
    return root
  }

  /// Makes one group of all that have a key in common.
  private mutating func join(_ keys: (GroupPart) -> [String]) {
    var firsts: [String: Int] = [:]
    for part in parts.indices {
      for key in keys(parts[part]) {
        let (one, other) = (root(firsts[key] ?? part), root(part))
        firsts[key] = firsts[key] ?? part
        // The first one stands for the group, so that the answer does not depend on the order of keys.
        parents[max(one, other)] = min(one, other)
      }
    }
  }

  private mutating func members() -> [[Int]] {
    var groups: [Int: [Int]] = [:]
    for part in parts.indices { groups[root(part), default: []].append(part) }
    return groups.values.filter { $0.count > 1 }
  }

  /// Gives each group the worst verdict of its members; `own` has what blocks groups by the file
  /// that it stands in.
  private mutating func decide(
    _ blocked: [String: Reason], _ own: [String: [String: Reason]]
  ) {
    for part in parts.indices {
      guard let key = parts[part].shares.first(where: { blocked[$0] != nil }),
        let reason = blocked[key]
      else { continue }
      let verdict = parts[part].verdict
      if own[verdict.path]?[key] == reason {
        refuse(part, reason)
      } else {
        // The line of another file, which the text names, is none of this one.
        refuse(part, Reason(code: reason.code, text: reason.text, line: verdict.line))
      }
    }
    for group in members() {
      if group.count > ConvertLimits.groupMembers {
        let text = "\(group.count) functions share mappings, more than are converted at once"
        for part in group {
          refuse(
            part, Reason(code: .crossesFunctions, text: text, line: parts[part].verdict.line))
        }
      } else if let worst = group.first(where: { parts[$0].verdict.verdict == .refuse }) {
        spread(.refuse, from: worst, to: group)
      } else if let worst = group.first(where: { parts[$0].verdict.verdict == .review }) {
        spread(.review, from: worst, to: group)
      }
      note(group)
    }
  }

  /// Says of a group that is converted what that rests on.
  private mutating func note(_ group: [Int]) {
    let premises = group.compactMap { parts[$0].premise }
    for part in group where parts[part].verdict.verdict != .refuse {
      for premise in premises {
        let reason = Reason(
          code: .crossesFunctions, text: premise, line: parts[part].verdict.line, isProof: true)
        parts[part].verdict.reasons.append(reason)
      }
    }
  }

  /// Gives a group the verdict of one of its members, and says so.
  private mutating func spread(_ verdict: Verdict, from worst: Int, to group: [Int]) {
    let cause = parts[worst].verdict
    guard let reason = cause.reasons.first else { return }
    for part in group where parts[part].verdict.verdict != verdict {
      let place = "\(cause.path):\(reason.line)"
      let text =
        verdict == .refuse
        ? "shares mappings with \(cause.function)(), which is refused at \(place): \(reason.text)"
        : "shares mappings with \(cause.function)(), to be reviewed at \(place): \(reason.text)"
      let line = parts[part].verdict.line
      let shared = Reason(code: .crossesFunctions, text: text, line: line)
      if verdict == .refuse {
        refuse(part, shared)
      } else {
        parts[part].verdict.verdict = .review
        parts[part].verdict.reasons.insert(shared, at: 0)
      }
    }
  }

  private mutating func refuse(_ part: Int, _ reason: Reason) {
    if parts[part].verdict.verdict != .refuse { parts[part].verdict.reasons.removeAll() }
    parts[part].verdict.verdict = .refuse
    parts[part].verdict.reasons.append(reason)
    parts[part].verdict.edits = []
  }

  /// Tells each function which others share its mappings.
  private mutating func name() {
    for group in members() where group.count <= ConvertLimits.groupMembers {
      let names = group.map { part in
        GroupMember(path: parts[part].verdict.path, function: parts[part].verdict.function)
      }
      for part in group { parts[part].verdict.group = names.sorted() }
    }
  }
}
