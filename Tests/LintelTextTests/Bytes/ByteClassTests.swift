// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

/// The tables are literals; each byte must be in the classes that the sets of bytes name.
@Suite struct ByteClassTests {
  @Test func classesAreThoseOfTheSets() {
    for byte in UInt8.min...UInt8.max {
      #expect(byte.isA(ByteClass.space) == byte.isA(ByteSet.space))
      #expect(byte.isA(ByteClass.word) == byte.isA(ByteSet.word))
      #expect(byte.isA(ByteClass.identifierStart) == byte.isA(ByteSet.identifierStart))
      #expect(byte.isA(ByteClass.operatorByte) == byte.isA(ByteSet("!%&*+,-/:;<=>?^|~")))
    }
  }

  @Test func skipStopsAtTheFirstOtherByteAndAtTheEnd() {
    [UInt8]("ab_1 +x".utf8).withView { text in
      #expect(text.skip(ByteClass.word, 0) == 4)
      #expect(text.skip(ByteClass.word, 4) == 4)
      #expect(text.skip(ByteClass.word, 6) == 7)
      #expect(text.skip(ByteClass.word, 9) == 9)
      #expect(text.skip(ByteClass.word, -1) == -1)
    }
  }
}
