// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@Suite struct LineTraitsTests {
  @Test(
    arguments: [
      ("int a", []), ("b / 2", .opener), ("'x'", .opener), ("\"x\"", .opener), ("# x", .hash),
      ("{", .brace), ("}", .brace), ("(", .parenthesis), (")", .parenthesis),
      ("\u{1C}", .comment), ("f(x) {", [.parenthesis, .brace]), ("x;", .statement),
      ("else", .statement), ("x\n", .newline),
    ] as [(String, LineTraits)])
  func aLineHasTheTraitsOfItsBytes(_ text: String, _ sets: LineTraits) {
    let named: LineTraits = [
      .opener, .hash, .brace, .parenthesis, .comment, .statement, .newline,
    ]
    let found = [UInt8](text.utf8).withView { $0.traits }
    #expect(found.isSubset(of: .all))
    #expect(!found.isDisjoint(with: sets) || sets.isEmpty)
    #expect(found.intersection(named).isSubset(of: sets))
  }

  @Test func everySignOfCIsAKindOfItsOwn() {
    let signs = [UInt8]("()[]{}*&,;=<>+-/!:?|^%~.\"'#\\_ \t\n0Xe\u{1C}".utf8)
    for sign in signs {
      for other in UInt8.min...UInt8.max {
        #expect((LineTraits(of: sign) == LineTraits(of: other)) == (sign == other))
      }
    }
  }

  @Test func aLiteralNamesTheKindsOfItsBytes() {
    #expect("<>" as LineTraits == [LineTraits(of: 0x3C), LineTraits(of: 0x3E)])
    #expect("(" as LineTraits == LineTraits(of: 0x28))
    #expect("A" as LineTraits == "QZ" as LineTraits)
    #expect("A" as LineTraits != "X" as LineTraits)
    #expect("19" as LineTraits == "5" as LineTraits)
  }

  @Test func nextFindsAnyOfTheTraits() {
    [UInt8]("ab (c) {".utf8).withView { text in
      #expect(text.next([.brace, .hash], from: 0) == 7)
      #expect(text.next(.parenthesis, from: 4) == 5)
      #expect(text.next(.hash, from: 0) == 8)
      #expect(text.next(.hash, from: 20) == 20)
    }
  }

  @Test func textIsPlainUntilOneByteIsNot() {
    let plain = [UInt8]("\tprintable text, 0123456789 ~\r\n \u{20}and more of it\n".utf8)
    #expect(plain.withView { $0.isPlainText })
    for index in plain.indices {
      for byte: UInt8 in [0, 8, 11, 0x1F, 0x7F, 0x80, 0xC3, 0xFF] {
        var text = plain
        text[index] = byte
        #expect(!text.withView { $0.isPlainText }, "\(byte) at \(index)")
      }
    }
  }
}
