// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@Suite struct SharedReferenceTests {
  private final class Number: Sendable {
    let value: Int
    init(_ value: Int) { self.value = value }
  }

  @Test func theFirstObjectStaysAndIsReleasedAtTheEnd() {
    weak var kept: Number?
    weak var refused: Number?
    do {
      let reference = SharedReference<Number>()
      #expect(reference.object == nil)
      do {
        let (first, second) = (Number(1), Number(2))
        (kept, refused) = (first, second)
        reference.set(first)
        reference.set(second)
      }
      #expect(reference.object?.value == 1)
      #expect(kept != nil)
    }
    #expect(kept == nil)
    #expect(refused == nil)
  }
}
