// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import Testing

/// Inputs are given out once each, in order but for large ones near the end.
@Suite struct ListedInputsTests {
  private func order(_ sizes: [Int?]) -> [Int] {
    let inputs = ListedInputs(
      sizes.indices.map { .file(path: "\($0)") }, sizes: sizes)
    var order: [Int] = []
    while let (index, input) = inputs.next() {
      #expect(input.name == "\(index)")
      order.append(index)
    }
    #expect(inputs.next() == nil)
    return order
  }

  private let large = 10 << 20

  @Test func smallOnesKeepTheirOrder() {
    #expect(order([]) == [])
    #expect(order([1, nil, 1000, 7]) == [0, 1, 2, 3])
  }

  @Test func aLargeOneAtTheEndIsBegunWhileThereIsEnoughElse() throws {
    let sizes = [Int?](repeating: 1 << 20 - 1, count: 1000) + [large]
    let order = order(sizes)
    #expect(order.sorted() == Array(0...1000))
    let place = try #require(order.firstIndex(of: 1000))
    #expect((915...940).contains(place))
    #expect(order.filter { $0 != 1000 } == Array(0..<1000))
  }

  @Test func aLargeOneWithEnoughAfterItStaysInPlace() {
    let sizes = [nil] + [large] + [Int?](repeating: 1 << 20 - 1, count: 100)
    #expect(order(sizes) == Array(0..<102))
  }

  @Test func allLargeOnesGoFirstWhereLittleElseIsThere() {
    #expect(order([5, 2 << 20, 6, large]) == [1, 3, 0, 2])
    // Few wait at a time.
    let same = [Int?](repeating: 2 << 20, count: 20)
    #expect(order(same).sorted() == Array(0..<20))
    #expect(order(same).last == 15)
  }
}
