// SPDX-License-Identifier: GPL-2.0-only

import Synchronization

/// Inputs that are all known before the first is checked.
///
/// They are given out in their order, but a large one near the end earlier, so that no worker is left
/// alone with it. Not earlier than that takes: its result has to wait for all that is before it.
package final class ListedInputs: InputSource {
  private let inputs: [CheckInput]
  package let size: Int?
  /// The inputs from this index on are given out in another order.
  private let tail: Int
  /// The indices of those inputs, as they are given out.
  private let lastOrder: [Int]
  private let taken = Atomic(0)

  /// No more than this many inputs are given out of their order, as their results have to wait.
  private static let earlyLimit = 4

  /// What is smaller takes no time worth a thought, in bytes.
  private static let earlySize = 1 << 20

  /// A large input is begun when so many times its own size is left to do: enough for the others
  /// until it is done, also where its bytes take a few times as long as theirs.
  private static let lead = 8

  /// The inputs, and the size in bytes of each; nil where it is not known.
  package init(_ inputs: [CheckInput], sizes: [Int?]) {
    self.inputs = inputs
    size = sizes.contains(nil) ? nil : sizes.reduce(0) { $0 + ($1 ?? 0) }
    let early = Self.earlyPlaces(sizes.map { $0 ?? 0 })
    let tail = early.values.min() ?? inputs.count
    self.tail = tail
    lastOrder = (tail..<inputs.count).sorted { one, other in
      // What is early goes before the input in whose place it is.
      (early[one] ?? one, early[one] == nil ? 1 : 0, one)
        < (early[other] ?? other, early[other] == nil ? 1 : 0, other)
    }
  }

  /// The places in the order that the large inputs near the end get.
  private static func earlyPlaces(_ sizes: [Int]) -> [Int: Int] {
    var left = 0
    var late: [Int] = []
    for index in sizes.indices.reversed() {
      if sizes[index] >= earlySize, left / lead < sizes[index] { late.append(index) }
      left += sizes[index]
    }
    let early = late.sorted { sizes[$0] > sizes[$1] }.prefix(earlyLimit)
    return Dictionary(
      uniqueKeysWithValues: early.map { index in
        var place = index
        var left = sizes[index...].reduce(0, +)
        while place > 0 && left / lead < sizes[index] {
          place -= 1
          left += sizes[place]
        }
        return (index, place)
      })
  }

  package var count: Int? { inputs.count }
  package var hasSeveral: Bool { inputs.count > 1 }
  package var isEmpty: Bool { inputs.isEmpty }

  package func next() -> (index: Int, input: CheckInput)? {
    let position = taken.wrappingAdd(1, ordering: .relaxed).oldValue
    guard position < inputs.count else { return nil }
    let index = position < tail ? position : lastOrder[position - tail]
    return (index, inputs[index])
  }
}
