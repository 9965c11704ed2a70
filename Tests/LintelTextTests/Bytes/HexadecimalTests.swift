// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@Suite struct HexadecimalTests {
  @Test func aNumberHasAllItsDigits() {
    #expect(UInt8(7).hexadecimal == "07")
    #expect(UInt64(0xAB_CDEF).hexadecimal == "0000000000abcdef")
    #expect(UInt64.max.hexadecimal == "ffffffffffffffff")
    #expect([0, 0x9A, 0xFF].hexadecimal == "009aff")
  }

  @Test func twoDigitsAreAByte() {
    func pair(_ text: String, at index: Int = 0) -> UInt8? {
      Array(text.utf8).withView { $0.hexPair(at: index) }
    }
    #expect(pair("=aF", at: 1) == 0xAF)
    #expect(pair("0g") == nil)
    #expect(pair("0") == nil)
    #expect(pair("@0") == nil)
  }

  @Test func theHashIsTheOneOfOldLedgers() {
    // The test vectors of its authors.
    var hash = FNV1a()
    #expect(hash.value == 0xcbf2_9ce4_8422_2325)
    hash.add("foobar")
    #expect(hash.value == 0x8594_4171_f739_67e8)
    #expect(Array("foobar".utf8).withView { $0.hash } == hash.value)
  }
}
