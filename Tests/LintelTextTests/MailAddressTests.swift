// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

/// Addresses as people write them, and what is made of them.
@Suite struct MailAddressTests {
  private func address(_ text: String) -> MailAddress { MailAddress(MailText(Array(text.utf8))) }

  private func string(_ text: MailText) -> String { String(decoding: text.bytes, as: UTF8.self) }

  @Test func readsTheParts() {
    let address = address("A U Thor (Example) <author@example.org> # since 6.1")
    #expect(string(address.name) == "A U Thor")
    #expect(string(address.nameComment) == "(Example)")
    #expect(string(address.address) == "author@example.org")
    #expect(string(address.comment) == "# since 6.1")
  }

  @Test(arguments: [
    ("A. Thor <a@b>", #""A. Thor" <a@b>"#),
    (#""A. Thor" <a@b>"#, #""A. Thor" <a@b>"#),
    ("A-B C <a@b.>", "A-B C <a@b>"),
    ("Thor, A <a@b>,", #""Thor, A" <a@b> ,"#),
    ("A (x) (y) B <a@b>", "A B (x)(y) <a@b>"),
    ("A (x <a@b>", #""A (x" <a@b>"#),
    (#""A (x)" <a@b>"#, #""A (x)" <a@b>"#),
    ("<a@b>", "a@b"),
    ("a@b (A)", "a@b (A)"),
    ("A a@b", ""),
    ("A <a@b", ""),
    ("A", ""),
    ("", ""),
    ("A <a@b> <c@d>", #""A <a@b>" <c@d>"#),
    ("J\u{F6}rg <a@b>", "\"J\u{F6}rg\" <a@b>"),
  ]) func formats(_ written: String, _ formatted: String) {
    #expect(string(address(written).formatted) == formatted)
  }

  @Test func decodedLettersNeedNoQuotes() {
    let decoded = MailAddress(MailText(decoding: Array("J\u{F6}rg <a@b>".utf8)))
    #expect(string(decoded.formatted) == "J\u{F6}rg <a@b>")
    // Bytes and code points are compared by number.
    #expect(decoded.name == MailText([0x4A, 0xF6, 0x72, 0x67]))
  }

  @Test(arguments: [
    ("a+b@c", "a@c"), ("a+b+c@d", "a+b@d"), ("a@b", "a@b"), ("+a@b", "+a@b"), ("a+@b", "a+@b"),
  ]) func dropsTheSubaddress(_ written: String, _ bare: String) {
    #expect(string(address("<\(written)>").withoutSubaddress) == bare)
  }

  @Test(.timeLimit(.minutes(1))) func takesLongLines() {
    for piece in ["<a@", "(", "a@b>", "\"", "<"] {
      let text = String(repeating: piece, count: 50_000)
      #expect(address(text + " <a@b>").address == MailText(Array("a@b".utf8)))
    }
  }
}

/// Trailers, and what their tags may have been meant to be.
@Suite struct TrailerTests {
  private func tag(_ line: String) -> String? {
    Array(line.utf8).withView { view in Trailer(view).map { view[$0.tag].string } }
  }

  @Test(arguments: [
    ("Acked-by: A", "Acked-by:"), ("  cc: a@b", "cc:"), ("To:a", "To:"), ("-xby: a", "-xby:"),
  ]) func readsTags(_ line: String, _ expected: String) { #expect(tag(line) == expected) }

  @Test(arguments: ["by: A", "Acked-by A", "Link: x", "Tocc: x", "> Acked-by: A", "", "a.b-by: c"])
  func passesOverOtherLines(_ line: String) { #expect(tag(line) == nil) }

  @Test func suggestsTheNearestTag() {
    #expect(Trailer.suggestion(for: ByteView("Reviwed-by:"))?.description == "Reviewed-by:")
    #expect(Trailer.suggestion(for: ByteView("signedoffby:"))?.description == "Signed-off-by:")
    #expect(Trailer.suggestion(for: ByteView("Enjoyed-by:")) == nil)
    #expect(Trailer.isStandard(ByteView("Not-Acked-by:")))
    #expect(!Trailer.isStandard(ByteView("Ackedby:")))
  }

  @Test func countsEdits() {
    let words = ("kitten", "sitting")
    let distance = EditDistance.between(Array(words.0.utf8), Array(words.1.utf8), limit: 3)
    #expect(distance == 3)
    #expect(EditDistance.between(Array(words.0.utf8), Array(words.1.utf8), limit: 2) == nil)
    #expect(EditDistance.between([], [1, 2], limit: 2) == 2)
  }

  @Test func pairsParentheses() {
    #expect(Parentheses.closings(Array("(a)(()".utf8)) == [2, -1, -1, -1, 5, -1])
  }
}

/// UTF-8 as mails must have it.
@Suite struct MailBytesTests {
  @Test(
    arguments: [
      ([0x61, 0xC3, 0xA9], nil), ([0x61, 0xC3], 1), ([0xED, 0xA0, 0x80], 0), ([0x09, 0x0C], 1),
      ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF0, 0x9F, 0x98, 0x80], nil), ([0x7F], 0),
      ([0xE0, 0x9F], 0),
    ] as [([UInt8], Int?)]) func findsWhatIsNoText(_ bytes: [UInt8], _ expected: Int?)
  {
    #expect(bytes.withView { $0.firstInvalidUTF8 } == expected)
  }

  @Test func unwraps() {
    #expect(ByteView("[a]").unwrapped("[", "]").equals("a"))
    #expect(ByteView("[a").unwrapped("[", "]").equals("[a"))
    #expect(ByteView("/*/").unwrapped("/*", "*/").equals("/*/"))
  }
}
