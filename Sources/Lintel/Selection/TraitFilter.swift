// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Tells which checks cannot find anything in a line, given what its code looks like.
///
/// What was found out for a set of traits is kept: lines of a file have few different ones.
struct TraitFilter {
  /// What a check needs, beside texts.
  struct Needs {
    /// Of each set one must stand in the code.
    var inCode: [LineTraits] = []
    /// One that the code starts with, ends with, and that of the line above ends with.
    var atStart = LineTraits.all
    var atEnd = LineTraits.all
    var above = LineTraits.all
  }

  private static let size = 4096

  /// Traits of which a line must have one for some checks, and those checks.
  private var clauses: [(traits: LineTraits, checks: CheckMask)] = []
  /// The traits that stand in any clause.
  private var relevant: LineTraits = []
  /// The traits that the answer in each slot is for, with `taken` added; 0 for an empty slot.
  private var keys = [UInt64](repeating: 0, count: size)
  private var answers = [CheckMask](repeating: CheckMask(), count: size)
  /// A bit that is no trait.
  private static let taken: UInt64 = 1 << 63
  /// The checks that cannot find anything where the code starts with, ends with, or stands below
  /// code that ends with a byte of a kind.
  private var idleAtStart, idleAtEnd, idleBelow: [CheckMask]

  /// A filter for checks in their order.
  init(_ needs: [Needs]) {
    idleAtStart = Self.idle(needs.map(\.atStart))
    idleAtEnd = Self.idle(needs.map(\.atEnd))
    idleBelow = Self.idle(needs.map(\.above))
    for (check, need) in needs.enumerated() {
      for traits in need.inCode {
        relevant.formUnion(traits)
        if let known = clauses.firstIndex(where: { $0.traits == traits }) {
          clauses[known].checks.insert(check)
        } else {
          var checks = CheckMask()
          checks.insert(check)
          clauses.append((traits, checks))
        }
      }
    }
  }

  /// For each kind the checks that need another one.
  private static func idle(_ needs: [LineTraits]) -> [CheckMask] {
    (0..<64).map { kind in
      var idle = CheckMask()
      for (check, traits) in needs.enumerated() where !traits.contains(kind: kind) {
        idle.insert(check)
      }
      return idle
    }
  }

  /// Takes out of `candidates` the checks that do not concern a line in which these traits stand.
  @inline(__always)
  mutating func narrow(_ candidates: inout CheckMask, for traits: LineTraits) {
    let key = traits.intersection(relevant).rawValue | Self.taken
    let slot = Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) &>> 52)
    if keys[slot] != key {
      keys[slot] = key
      answers[slot] = idle(traits)
    }
    candidates.subtract(answers[slot])
  }

  /// Takes out of `candidates` the checks that do not concern a line that starts and ends so, below
  /// a line that ends so.
  @inline(__always)
  func narrow(_ candidates: inout CheckMask, for line: CodeShape, below above: CodeShape) {
    candidates.subtract(idleAtStart[line.startKind])
    candidates.subtract(idleAtEnd[line.endKind])
    candidates.subtract(idleBelow[above.endKind])
  }

  /// The checks that lack what they need.
  private func idle(_ traits: LineTraits) -> CheckMask {
    var idle = CheckMask()
    for clause in clauses where clause.traits.isDisjoint(with: traits) {
      idle.formUnion(clause.checks)
    }
    return idle
  }
}
