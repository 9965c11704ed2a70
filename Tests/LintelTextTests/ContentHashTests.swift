// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@Suite struct ContentHashTests {
  private func hash(_ bytes: [UInt8]) -> ContentHash { bytes.withView { ContentHash($0) } }

  @Test func everyByteAndTheLengthCount() {
    var seen: Set<ContentHash> = []
    var count = 0
    for length in 0...48 {
      let zeros = [UInt8](repeating: 0, count: length)
      seen.insert(hash(zeros))
      count += 1
      for place in 0..<length {
        for bit in 0..<8 {
          var bytes = zeros
          bytes[place] = 1 << UInt8(bit)
          seen.insert(hash(bytes))
          count += 1
        }
      }
    }
    #expect(seen.count == count)
  }

  @Test func placeInMemoryDoesNotCount() {
    let bytes = (0..<100).map { UInt8($0) }
    for shift in 0..<16 {
      let shifted = [UInt8](repeating: 9, count: shift) + bytes
      #expect(shifted.withView { ContentHash($0.from(shift)) } == hash(bytes))
    }
  }
}
