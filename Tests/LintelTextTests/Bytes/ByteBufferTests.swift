// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@Suite struct ByteBufferTests {
  @Test func itCanAddAPartOfItselfWhileItGrows() {
    var buffer = ByteBuffer(capacity: 16)
    buffer.append("0123456789")
    for _ in 0..<4 { buffer.append(buffer.view) }
    #expect(buffer.view.string == String(repeating: "0123456789", count: 16))
  }

  @Test(arguments: [0, 7, 10, 99, 100, 1_000_000, Int.max])
  func numbersAreDecimal(_ number: Int) {
    var buffer = ByteBuffer()
    buffer.append(decimal: number)
    var array: [UInt8] = []
    array.append(decimal: number)
    #expect(buffer.view.string == String(number))
    #expect(array == [UInt8](String(number).utf8))
  }

  @Test(arguments: ["", "short", "a string that does not fit into a word or two", "ä€𝄞"])
  func stringsAreUTF8(_ text: String) {
    var buffer = ByteBuffer()
    buffer.append(text)
    #expect(buffer.view.string == text)
  }

  @Test func bytesAreCountedWhereverTheyStand() {
    var text = [UInt8](0...255) + [UInt8](repeating: 0x80, count: 3)
    text += [UInt8](repeating: UInt8(ascii: "\n"), count: 21)
    for start in 0..<20 {
      let part = [UInt8](text[start...])
      for byte in UInt8.min...UInt8.max {
        let expected = part.count { $0 == byte }
        #expect(part.withView { $0.occurrences(of: byte) } == expected, "\(byte) from \(start)")
      }
    }
  }
}
