// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@Suite struct MailPlainTests {
  static let log = "Say what and why.\n\nSigned-off-by: A B <a@b.org>\n---\n"
  static let fields = "From: A B <a@b.org>\nSubject: [PATCH] lib: add foo\n"

  @Test(arguments: [
    sampleDiff,
    "From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\n"
      + fields + "\n" + log + sampleDiff,
    "From a Mon Sep 17 00:00:00 2001\nFrom b Mon Sep 17 00:00:00 2001\n" + fields + "\n" + log,
    fields + "Content-Type: text/plain; charset=\"utf-8\"\n"
      + "Content-Transfer-Encoding: 8bit\n\n" + log + sampleDiff,
    fields + "Content-Type: text/plain; charset=iso-8859-1\n\nonly ASCII\n",
    "// SPDX-License-Identifier: GPL-2.0\nint a;\n",
    "default:\n\tbreak;\n", "", "\n\n", "From ", "\0\0",
  ])
  func staysAsItIs(_ input: String) { #expect(messages(input) == nil) }

  @Test func aMailboxIsSplit() throws {
    let first = "From a@b.org Mon Aug 15 12:00:00 2022\nSubject: one\n\n>From here\n>>From\n\n"
    let second = "From 1@xxx Tue Aug 16 12:00:00 +0000 2022\nSubject: =?utf-8?q?tw=C3=B6?=\n\nb\n"
    let found = try #require(messages(first + second))
    #expect(found.map(\.subject) == ["one", "twö"])
    #expect(text(found[0])?.hasSuffix("\n\nFrom here\n>>From\n\n") == true)
    #expect(text(found[1]) == second)
  }

  @Test func nestedQuotesLoseOneLevel() throws {
    let mail = "From a Mon Aug 15 12:00:00 2022\nSubject: s\n\n>>From x\na >From y\n\n"
    let found = try #require(messages(mail + mail))
    #expect(text(found[0])?.hasSuffix("\n>From x\na >From y\n\n") == true)
  }

  @Test func aStatedLengthKeepsAMailWhole() throws {
    let inner = "a\n\nFrom b Mon Aug 15 12:00:00 2022\nSubject: inner\n\nb\n"
    func mail(_ length: Int) -> String {
      "From a Mon Aug 15 12:00:00 2022\nSubject: s\nContent-Length: \(length)\n\n\(inner)\n"
    }
    let length = inner.utf8.count
    #expect(messages(mail(length) + mail(length))?.map(\.subject) == ["s", "s"])
    // What is no length of this message counts for nothing.
    #expect(messages(mail(length - 9) + mail(999_999))?.count == 4)
  }

  @Test func joinedPatchesOfGitNeedNoBlankLine() {
    let patch =
      "From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\nSubject: s\n\nb\n"
    #expect(messages(patch + patch + patch)?.count == 3)
  }

  @Test func joinedMailsNeedNoBlankLineWhereAFieldOfMailsFollows() {
    let base64 = "From: a\nSubject: s\nContent-Transfer-Encoding: base64\n\nYg==\n"
    let from = "From a Mon Aug 15 12:00:00 2022\n"
    #expect(messages(from + base64 + from + base64)?.map(\.subject) == ["s", "s"])
    #expect(messages(from + base64 + from + "Note: a field of no mail\n")?.count == 1)
  }

  @Test(arguments: [
    "From here on it is clear.\nNote: no date.\n",
    "From a@b Mon Aug 15 12:00:00 2022\nand no field\n",
  ])
  func proseIsNoNewMessage(_ prose: String) {
    #expect(messages("From a Mon Aug 15 12:00:00 2022\nSubject: s\n\n" + prose) == nil)
  }

  @Test func aSingleMailKeepsItsQuotedFrom() {
    #expect(messages("From a Mon Aug 15 12:00:00 2022\nSubject: s\n\n>From x\n") == nil)
  }

  @Test func carriageReturnsOfThePatchStay() {
    #expect(messages(Self.fields + "\n" + Self.log + crlf(sampleDiff)) == nil)
    #expect(messages(crlf(Self.fields) + "\n" + sampleDiff) == nil)
    #expect(messages(crlf(sampleDiff) + "\n") == nil)
  }

  @Test(arguments: [sampleDiff, Self.fields + "\n" + Self.log + sampleDiff, "\n", "a\nb"])
  func carriageReturnsOfAllLinesAreTheTransports(_ input: String) throws {
    let found = try #require(messages(crlf(input))?.first)
    #expect(text(found) == input.split(separator: "\r", omittingEmptySubsequences: false).joined())
    #expect(found.hadCRLF)
    #expect(found.change == nil)
  }

  @Test func foreignCharacterSetKeepsLineNumbers() throws {
    var bytes = [UInt8](
      "From: A\nContent-Type: text/plain;\n charset=\"ISO-8859-1\"\nX-Other: y\n\nJ".utf8)
    bytes += [0xF6] + [UInt8]("rg\n".utf8)
    let found = try #require(bytes.withView { MailReader.messages(in: $0) })
    #expect(
      text(found.first)
        == "From: A\nContent-Type: text/plain; charset=\"UTF-8\"\n ;\nX-Other: y\n\nJörg\n")
  }

  @Test func unknownCharacterSetIsNoted() throws {
    let bytes = [UInt8]("Subject: s\nContent-Type: text/plain; charset=foo\n\n".utf8) + [0xF6, 10]
    let found = try #require(bytes.withView { MailReader.messages(in: $0) })
    #expect(found.first?.text == bytes)
    #expect(found.first?.notes.count == 1)
  }
}
