// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Tells which checks can find anything in a line, given what stands in its code.
///
/// What was found out for a set of traits is kept: lines of a file have few different ones.
struct TraitFilter {
  private static let size = 1024

  /// Traits of which a line must have one for some checks, and those checks.
  private var clauses: [(traits: LineTraits, checks: CheckMask)] = []
  /// The traits that stand in any clause.
  private var relevant: LineTraits = []
  /// The traits that the answer in each slot is for, with `taken` added; 0 for an empty slot.
  private var keys = [UInt64](repeating: 0, count: size)
  private var answers = [CheckMask](repeating: CheckMask(), count: size)
  /// A bit that is no trait.
  private static let taken: UInt64 = 1 << 63

  /// A filter for checks in their order, each of which needs one of each of its sets of traits.
  init(_ needs: [[LineTraits]]) {
    for (check, sets) in needs.enumerated() {
      for traits in sets {
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

  /// Takes out of `candidates` the checks that a line with these traits cannot concern.
  @inline(__always)
  mutating func narrow(_ candidates: inout CheckMask, for traits: LineTraits) {
    let key = traits.intersection(relevant).rawValue | Self.taken
    let slot = Int(truncatingIfNeeded: key &* 0x9e37_79b9_7f4a_7c15 >> 54)
    if keys[slot] != key {
      keys[slot] = key
      answers[slot] = idle(traits)
    }
    candidates.subtract(answers[slot])
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
