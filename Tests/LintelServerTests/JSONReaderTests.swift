// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import LintelServer

@Suite struct JSONReaderTests {
  private func read(_ text: String) throws(JSONError) -> JSONValue {
    let bytes = Array(text.utf8)
    return try bytes.withView { (view) throws(JSONError) in try JSONReader.read(view) }
  }

  private static let values: [(String, JSONValue)] = [
    ("null", JSONValue.null), (" true ", true), ("-12", -12), ("0", 0),
    ("1.5e2", JSONValue.real(150)),
    ("99999999999999999999", JSONValue.real(1e20)), ("[]", []), ("[1, [2]]", [1, [2]]), ("{}", [:]),
    (#"{"a": {"b": "c"}}"#, ["a": ["b": "c"]]),
    (#""q\"\\\/\b\f\n\r\t""#, "q\"\\/\u{8}\u{C}\n\r\t"),
    (#""é😀 \u00e9\ud83d\ude00""#, "é😀 é😀"), (#""\ud83d x\ude00""#, "\u{FFFD} x\u{FFFD}"),
    (#""\ud83dA""#, "\u{FFFD}A"),
  ]

  @Test(arguments: values)
  func readsWhatIsJSON(text: String, value: JSONValue) throws {
    #expect(try read(text) == value)
  }

  @Test(arguments: [
    ("", 0), ("nul", 0), ("[1", 2), ("[1,]", 3), ("{1:2}", 1), (#"{"a" 1}"#, 5), ("\"a", 2),
    ("\"a\nb\"", 2), (#""\x""#, 2), (#""\u12g4""#, 5), ("1 2", 2), ("-", 1), ("1.", 2), ("+1", 0),
  ])
  func namesWhatIsNone(text: String, offset: Int) {
    #expect { try read(text) } throws: { ($0 as? JSONError)?.offset == offset }
  }

  @Test func depthHasALimit() throws {
    let most = JSONReader.deepest
    _ = try read(String(repeating: "[", count: most) + String(repeating: "]", count: most))
    #expect(throws: JSONError.self) { try read(String(repeating: "[", count: 100_000)) }
    #expect(throws: JSONError.self) { try read(String(repeating: "{\"a\":", count: 100_000)) }
  }

  @Test func bytesThatAreNoTextAreReplaced() throws {
    let bytes: [UInt8] = [34, 0xFF, 65, 34]
    let value = try bytes.withView { (view) throws(JSONError) in try JSONReader.read(view) }
    #expect(value == "\u{FFFD}A")
  }

  @Test func theLastOfTwoEqualKeysCounts() throws {
    #expect(try read(#"{"a": 1, "a": 2}"#)["a"] == 2)
  }

  @Test func whatIsWrittenIsReadAgain() throws {
    let value: JSONValue = [
      "text": "a\u{1}\"\\\n\u{7F}é😀", "numbers": [0, -7, JSONValue.real(0.5)],
      "none": JSONValue.null, "yes": true,
    ]
    var text = ByteBuffer()
    text.append(value)
    #expect(try JSONReader.read(text.view) == value)
  }
}
