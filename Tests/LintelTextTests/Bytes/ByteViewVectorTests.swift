// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

/// What is answered sixteen bytes at a time must not depend on where a byte stands.
@Suite struct ByteViewVectorTests {
  @Test(arguments: [0, 1, 15, 16, 17, 31, 33, 100, 4079, 4080, 4081, 9000])
  func occurrencesAreCountedAtEachPlace(_ length: Int) {
    var text = [UInt8](repeating: UInt8(ascii: "x"), count: length)
    #expect(text.withView { $0.occurrences(of: UInt8(ascii: "\n")) } == 0)
    #expect(text.withView { $0.occurrences(of: UInt8(ascii: "x")) } == length)
    for index in stride(from: 0, to: length, by: 7) { text[index] = UInt8(ascii: "\n") }
    #expect(text.withView { $0.occurrences(of: UInt8(ascii: "\n")) } == (length + 6) / 7)
  }

  @Test(arguments: [2, 7, 8, 9, 15, 16, 17, 18, 32, 33, 34, 50])
  func mixedCaseIsSeenAtEachPlace(_ length: Int) {
    for space in "_aZ\u{7F}".utf8 {
      let text = [UInt8](repeating: space, count: length)
      #expect(!text.withView(\.isMixedCase))
      for index in 0..<(length - 1) {
        for (pair, isMixed) in [
          ("aB", true), ("Zz", true), ("a[", false), ("`A", false), ("@a", false), ("{A", false),
          ("_A", false), ("a1", false), ("!A", false),
        ] {
          var mixed = text
          mixed.replaceSubrange(index..<(index + 2), with: pair.utf8)
          let isLetter = space == UInt8(ascii: "a") || space == UInt8(ascii: "Z")
          if !isMixed && isLetter { continue }
          #expect(mixed.withView(\.isMixedCase) == isMixed, "\(pair) at \(index) of \(length)")
        }
      }
    }
  }

  @Test func bytesAboveSevenBitsAreNoLetters() {
    for length in [4, 40] {
      for byte: UInt8 in [0xC1, 0xE1, 0xDA, 0xFA] {
        var text = [UInt8](repeating: UInt8(ascii: "a"), count: length)
        text[1] = byte
        #expect(!text.withView(\.isMixedCase))
      }
    }
  }
}
