// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@Suite struct MailEncodingTests {
  static let head =
    "Received: from x\nFrom: =?UTF-8?q?J=C3=B6rg?= <j@b.org>\nTo: a@b.org,\n\tc@d.org\n"
    + "Subject: [PATCH] lib:\n add =?iso-8859-1?Q?caf=E9?=\nDate: today\nMIME-Version: 1.0\n"
  static let decodedHead =
    "From: Jörg <j@b.org>\nTo: a@b.org,\tc@d.org\nSubject: [PATCH] lib: add café\n"
    + "Date: today\n\n"

  // What Perl's Encode gives for the same words.
  @Test(arguments: [
    ("a =?UTF-8?q?J=C3=B6rg?= <x@y>", "a Jörg <x@y>"),
    ("=?utf-8?B?SsO2?= =?utf-8?B?cmc=?=  Foo", "Jörg  Foo"),
    ("=?foo-1?q?ab?=  x", "=?foo-1?q?ab?=  x"),
    ("a=?foo-1?q?ab?=x", "a =?foo-1?q?ab?=x"),
    ("a=?UTF-8?q?b_c?=d", "ab cd"),
    ("=?UTF-8?q?=C3?= =?UTF-8?q?=B6?= =?iso-8859-1?q?=E9?=  z", "öé  z"),
    ("=?UTF-8?q?a?b?=", "=?UTF-8?q?a?b?="),
    ("=?UTF-8?q?a b?= c", "a b c"),
    ("=?iso-8859-1*en?q?=E9?=", "é"),
    ("=?UTF-8?q?a?=\n =?UTF-8?q?b?= c", "ab c"),
    ("folded\r\n line", "folded line"), ("two\nlines", "two\nlines"),
    ("=?koi8-r?B?8NLJ18XU?=", "Привет"), ("=?=?=?", "=?=?=?"), ("", ""),
  ])
  func encodedWords(_ input: String, _ expected: String) {
    let decoded = [UInt8](input.utf8).withView { EncodedWords.decode($0) }
    #expect(String(decoding: decoded, as: UTF8.self) == expected)
  }

  @Test func quotedPrintable() throws {
    let found = try #require(
      messages(
        Self.head + "Content-Type: text/plain; charset=\"utf-8\"\n"
          + "Content-Transfer-Encoding: quoted-printable\n\n"
          + "a=3Db =C3=A9 soft=\n break=20\n=  \nx =ZZ =\n"))
    #expect(text(found.first) == Self.decodedHead + "a=b é soft break \nx =ZZ \n")
    #expect(found.first?.subject == "[PATCH] lib: add café")
    #expect(found.first?.notes == [])
  }

  @Test func quotedCarriageReturnsOfThePatchStay() throws {
    let mail = "Subject: s\nContent-Transfer-Encoding: quoted-printable\n\nlog\n+a=0D\n"
    #expect(text(messages(mail)?.first) == "Subject: s\n\nlog\n+a\r\n")
    #expect(text(messages(crlf(mail))?.first) == "Subject: s\n\nlog\n+a\r\n")
  }

  @Test(arguments: [false, true])
  func wholeBase64(_ hasCRLF: Bool) throws {
    let mail =
      Self.head + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: Base64\n\n"
      + base64(hasCRLF ? crlf("log\n" + sampleDiff) : "log\n" + sampleDiff) + "\n"
    let found = try #require(messages(hasCRLF ? crlf(mail) : mail))
    #expect(text(found.first) == Self.decodedHead + "log\n" + sampleDiff)
    #expect(found.first?.notes == [])
  }

  @Test func brokenBase64IsNoted() throws {
    let start = "Subject: s\nContent-Transfer-Encoding: base64\n\n"
    let cut = try #require(messages(start + "YWJjZGVm\nYWJjZ")?.first)
    #expect(text(cut) == "Subject: s\n\nabcdefabc\n")
    #expect(cut.notes.count == 1)
    let footer = try #require(messages(start + "YWJj\n_______\na list: http://x\n")?.first)
    #expect(text(footer) == "Subject: s\n\nabc\n")
    #expect(footer.notes.count == 1)
  }

  @Test(arguments: [
    ("windows-1252", "=80", "€"), ("ISO-8859-15", "=A4", "€"), ("KOI8-R", "=F0", "П"),
    ("gb2312", "=C4=E3", "你"), ("Big5", "=A7A", "你"), ("EUC-KR", "=B0=A1", "가"),
    ("Shift_JIS", "=82=A0", "あ"), ("euc-jp", "=A4=A2", "あ"), ("utf-8", "=C3=A9", "é"),
    ("big5", "a=A7", "a\u{FFFD}"),
  ])
  func characterSets(_ name: String, _ encoded: String, _ expected: String) {
    let mail =
      "Content-Type: text/plain; charset=\(name)\n"
      + "Content-Transfer-Encoding: quoted-printable\n\n\(encoded)\n"
    #expect(text(messages(mail)?.first) == "\n\(expected)\n")
  }

  @Test(arguments: ["x-none", "../../x", "ISO-2022-CN-EXT", "UTF-8//IGNORE", "cp"])
  func unknownCharacterSets(_ name: String) throws {
    let mail =
      "Content-Type: text/plain; charset=\"\(name)\"\n"
      + "Content-Transfer-Encoding: quoted-printable\n\n=C3=A9\n"
    let found = try #require(messages(mail)?.first)
    #expect(text(found) == "\né\n")
    #expect(found.notes.count == 1)
  }

  @Test func flowedTextIsJoined() throws {
    let mail =
      "Subject: s\nContent-Type: text/plain; format=flowed\n\na long \nline\n> q \n> r\nx \n-- \n"
      + "@@ -1,2 +1,2 @@\n  \tint a;\n+\tint b; \n+\tfoo(a, \nb);\n  int c;\n"
    let found = try #require(messages(mail)?.first)
    #expect(
      text(found) == "Subject: s\n\na long line\n> q r\nx \n-- \n"
        + "@@ -1,2 +1,2 @@\n \tint a;\n+\tint b; \n+\tfoo(a, b);\n int c;\n")
    let delSp = "Subject: s\nContent-Type: text/plain; format=flowed; delsp=yes\n\nab \nc\n"
    #expect(text(messages(delSp)?.first) == "Subject: s\n\nabc\n")
  }

  @Test func aPatchThatOnlySaysFlowedStays() throws {
    let body = "log \n" + sampleDiff
    let found = try #require(
      messages("Subject: s\nContent-Type: text/plain; format=flowed\n\n" + body)?.first)
    #expect(text(found) == "Subject: s\n\n" + body)
    #expect(found.notes.count == 1)
  }
}
