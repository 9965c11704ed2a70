// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@Suite struct HashSetTests {
  @Test func holdsWhatWasAddedAndNothingElse() {
    var set = HashSet()
    #expect(!set.contains(0))
    #expect(!set.contains(1))
    // Zero marks a free slot, and neighbours share the way to one.
    let hashes: [UInt64] = [0, 1, .max, 1 << 63] + (1...5000).map { $0 &* 0x1_0000_0001 }
    for hash in hashes {
      #expect(!set.contains(hash))
      let isNew = set.insert(hash)
      let isNewAgain = set.insert(hash)
      #expect(isNew && !isNewAgain)
      #expect(set.contains(hash))
    }
    for hash in hashes { #expect(set.contains(hash)) }
    #expect(!set.contains(2))
  }
}
