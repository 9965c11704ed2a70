// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

/// Which line of the input each line of a message stands for.
@Suite struct LineMapTests {
  static let head = "From: A B <a@b.org>\nSubject: [PATCH] s\n"

  /// The places of a message's lines.
  func places(_ message: MailMessage?) -> [LineMap.Place] {
    guard let message else { return [] }
    let lines = message.text.split(separator: 10, omittingEmptySubsequences: false).dropLast()
    return (1..<(lines.count + 1)).map { message.lines?.place(of: $0) ?? .input($0) }
  }

  func inputs(_ numbers: Int...) -> [LineMap.Place] { numbers.map { .input($0) } }

  @Test func mailsOfAMailboxCountFromTheTopOfTheFile() throws {
    let mail = "From a Mon Aug 15 12:00:00 2022\nSubject: s\n\n>From x\nb\n\n"
    let found = try #require(messages(mail + mail))
    #expect(places(found[0]) == inputs(1, 2, 3, 4, 5, 6))
    #expect(places(found[1]) == inputs(7, 8, 9, 10, 11, 12))
  }

  @Test(arguments: [false, true])
  func aSoftlyBrokenLineIsItsFirst(_ hasCRLF: Bool) throws {
    let mail =
      "Received: x\n y\n" + Self.head + "Content-Transfer-Encoding: quoted-printable\n\n"
      + "one\ntwo =\n goes =  \n on\nthree=0Afour\n=\n=\nfive\n"
    let found = try #require(messages(hasCRLF ? crlf(mail) : mail)?.first)
    #expect(text(found) == Self.head + "\none\ntwo  goes  on\nthree\nfour\nfive\n")
    #expect(places(found) == inputs(3, 4, 6, 7, 8, 11, 11, 14))
  }

  @Test func aWrappedLineIsItsFirst() throws {
    let mail =
      Self.head + "Content-Type: text/plain; format=flowed\n\nlong \nlonger \nlongest\nb\n  c\n"
    let found = try #require(messages(mail)?.first)
    #expect(text(found)?.hasSuffix("\nlong longer longest\nb\n c\n") == true)
    #expect(places(found) == inputs(1, 2, 4, 5, 8, 9))
  }

  @Test func partsCountFromWhereTheyStand() throws {
    let inner =
      "Content-Type: multipart/alternative; boundary=\"b0-in\"\n\n--b0-in\n"
      + "Content-Type: text/plain\n\nlog\n--b0-in\nContent-Type: text/html\n\n<p>log\n--b0-in--"
    let mail =
      Self.head + "Content-Type: multipart/mixed; boundary=b0\n\npreamble\n--b0\n\(inner)\n--b0\n"
      + "Content-Type: text/x-diff\nContent-Transfer-Encoding: quoted-printable\n\n+a\n+=\nb\n"
    let cut = try #require(messages(mail)?.first)
    #expect(text(cut) == Self.head + "\nlog\n+a\n+b\n")
    #expect(places(cut) == inputs(1, 2, 4, 12, 22, 23))
    // The boundary at the end is missing, or it is there.
    let whole = try #require(messages(mail + "--b0--\n")?.first)
    #expect(places(whole) == places(cut))
  }

  @Test func base64HasLinesOfItsOwn() throws {
    let mail = Self.head + "Content-Transfer-Encoding: base64\n\n" + base64("a\nb\nc\n") + "\n"
    let found = try #require(messages(mail)?.first)
    #expect(
      places(found)
        == inputs(1, 2, 4) + [.decoded(1), .decoded(2), .decoded(3)])
  }

  @Test func anotherCharacterSetKeepsLines() throws {
    let mail =
      Self.head + "Content-Type: text/plain;\n charset=iso-8859-1\n"
      + "Content-Transfer-Encoding: quoted-printable\n\na=E9\nb\n"
    #expect(places(messages(mail)?.first) == inputs(1, 2, 6, 7, 8))
  }

  @Test func signedTextLosesItsArmour() throws {
    let signed =
      "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nlog\n- ---\n- --- a/x\n+++ b/x\n"
      + "- -old\n-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----\nfooter\n"
    let found = try #require(messages(Self.head + "\n" + signed)?.first)
    #expect(text(found) == Self.head + "\nlog\n---\n--- a/x\n+++ b/x\n-old\n")
    #expect(places(found) == inputs(1, 2, 3, 7, 8, 9, 10, 11))
    let cut = try #require(messages(Self.head + "\n" + signed.prefix(45))?.first)
    #expect(text(cut) == Self.head + "\n")
  }

  @Test func anAttachedPatchWithAHeaderIsAMail() throws {
    let patch = "From 1 Mon Sep 17 00:00:00 2001\n" + Self.head + "\nlog\n" + sampleDiff
    let parts =
      "--b\nContent-Type: text/plain\n\nsee below\n--b\n"
      + "Content-Type: text/x-patch; name=0001-s.patch\n\n"
    let head = "Subject: cover\nContent-Type: multipart/mixed; boundary=b\n\n"
    let found = try #require(messages(head + parts + patch + "--b--\n"))
    #expect(found.map(\.subject) == ["[PATCH] s"])
    #expect(places(found.first).first == .input(11))
    #expect(text(found.first)?.contains("see below") == false)
  }

  @Test func linesOfAnArchivedPageAreFound() throws {
    let page = MailArchiveTests.page
    let found = try #require(messages(page)?.first)
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    let own = String(decoding: found.text, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    var compared = 0
    for (number, place) in places(found).enumerated() {
      guard case .input(let line) = place, own[number].contains("int ") else { continue }
      #expect(lines[line - 1].contains(own[number].trimmingPrefix { $0 == " " }))
      compared += 1
    }
    #expect(compared == 3)
  }
}
