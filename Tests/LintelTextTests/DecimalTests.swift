// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@Suite struct DecimalTests {
  @Test(arguments: [0, 1, 9, 10, 99, 100, 1_234_567_890, -1, -20, .max, .min])
  func numbersAreWrittenAsSwiftDoes(number: Int) {
    var buffer = ByteBuffer()
    buffer.append(decimal: number)
    #expect(buffer.view.string == String(number))
  }
}
