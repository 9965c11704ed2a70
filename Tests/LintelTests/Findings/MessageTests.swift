// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText
import Testing

@Suite struct MessageTests {
  private func text(_ message: Message) -> String {
    var text = ByteBuffer()
    message.append(to: &text)
    return text.view.string
  }

  @Test func piecesStandInTheirOrder() {
    #expect(text("drop it") == "drop it")
    let bytes = [UInt8]("bytes".utf8)
    let view = ByteView("view")
    let literal: StaticString = "literal"
    #expect(
      text("\(view), \(bytes), \("text" as String), \(-12)") == "view, bytes, text, -12")
    #expect(text("\(literal)\(byte: 33) \(0)") == "literal! 0")
  }

  @Test func thereMayBeAnyNumberOfPieces() {
    let bytes = [UInt8]("b".utf8)
    #expect(
      text("1\(2)3\(bytes)5\(6)7\(bytes)9\(10)11\(bytes)13\(14)15\(bytes)17\(18)19\(20)")
        == "123b567b91011b131415b17181920")
  }
}
