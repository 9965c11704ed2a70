// SPDX-License-Identifier: GPL-2.0-only

import Synchronization

/// Inputs that are all known before the first is checked.
///
/// Those that are much larger than others are given out first, so that at the end no worker is left
/// alone with one of them.
package final class ListedInputs: InputSource {
  private let inputs: [CheckInput]
  package let size: Int?
  private let early: [Int]
  private let isEarly: Set<Int>
  private let earlyTaken = Atomic(0)
  private let taken = Atomic(0)

  /// No more than this many inputs are given out of their order, as their results have to wait.
  private static let earlyLimit = 4

  /// What is smaller takes no time worth a thought, in bytes.
  private static let earlySize = 1 << 20

  /// The inputs, and the size in bytes of each; nil where it is not known.
  package init(_ inputs: [CheckInput], sizes: [Int?]) {
    self.inputs = inputs
    size = sizes.contains(nil) ? nil : sizes.reduce(0) { $0 + ($1 ?? 0) }
    let sizes = sizes.map { $0 ?? 0 }
    let large = sizes.indices.filter { sizes[$0] >= Self.earlySize }
    early = Array(large.sorted { sizes[$0] > sizes[$1] }.prefix(Self.earlyLimit))
    isEarly = Set(early)
  }

  package var count: Int? { inputs.count }
  package var hasSeveral: Bool { inputs.count > 1 }
  package var isEmpty: Bool { inputs.isEmpty }

  package func next() -> (index: Int, input: CheckInput)? {
    let position = earlyTaken.wrappingAdd(1, ordering: .relaxed).oldValue
    if position < early.count { return (early[position], inputs[early[position]]) }
    while true {
      let index = taken.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < inputs.count else { return nil }
      if !isEarly.contains(index) { return (index, inputs[index]) }
    }
  }
}
