// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import LintelServer

@Suite struct DocumentTextTests {
  /// A text with characters of one to four bytes, and all three ends of lines.
  private static let sample = "a\té\n€😀x\r\nlone\rend"

  @Test(arguments: [
    (PositionEncoding.utf8, 1, 7, "x"), (.utf16, 1, 3, "x"), (.utf32, 1, 2, "x"),
    (.utf16, 0, 2, "é"), (.utf8, 2, 0, "l"), (.utf8, 3, 1, "n"),
  ])
  func namesCharactersAsTheClientCounts(
    encoding: PositionEncoding, line: Int, character: Int, found: Character
  ) {
    let text = DocumentText(Self.sample, encoding: encoding)
    let position = Position(line: line, character: character)
    let offset = text.offset(of: position)
    #expect(
      String(decoding: text.bytes[offset...], as: UTF8.self).unicodeScalars.first
        == found.unicodeScalars.first)
    #expect(text.position(of: offset) == position)
  }

  @Test(arguments: [PositionEncoding.utf8, .utf16, .utf32])
  func everyCharacterHasItsOwnPlace(encoding: PositionEncoding) {
    let text = DocumentText(Self.sample, encoding: encoding)
    var offset = 0
    for scalar in Self.sample.unicodeScalars {
      // The end of CRLF is one place.
      if !(scalar == "\n" && text.bytes[max(0, offset - 1)] == 13) {
        #expect(text.offset(of: text.position(of: offset)) == offset, "\(offset)")
      }
      offset += scalar.utf8.count
    }
    #expect(text.offset(of: text.position(of: offset)) == offset)
  }

  @Test func aPlaceAfterTheEndIsTheEnd() {
    let text = DocumentText(Self.sample, encoding: .utf16)
    #expect(text.offset(of: Position(line: 0, character: 99)) == 4)
    #expect(text.offset(of: Position(line: 1, character: 99)) == 13)
    #expect(text.offset(of: Position(line: 99, character: 0)) == text.bytes.count)
    // Half of a character is none.
    #expect(text.offset(of: Position(line: 1, character: 2)) == 8)
  }

  @Test func changesComeOneAfterTheOther() {
    var text = DocumentText("one\ntwo\nthree\n", encoding: .utf16)
    text.replace(
      from: Position(line: 1, character: 0), to: Position(line: 2, character: 0), with: "zwei 😀\n")
    text.replace(
      from: Position(line: 1, character: 7), to: Position(line: 1, character: 7), with: "!")
    text.replace(
      from: Position(line: 3, character: 0), to: Position(line: 0, character: 0), with: ".")
    #expect(String(decoding: text.bytes, as: UTF8.self) == "one\nzwei 😀!\nthree\n.")
    #expect(text.position(of: text.bytes.count) == Position(line: 3, character: 1))
  }
}
