// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@Suite struct MailHostileTests {
  /// A small generator with a fixed seed, so that a failure comes again.
  struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state ^ (state >> 29)) &* 0x9E37_79B9_7F4A_7C15
    }
  }

  static let seeds: [String] = [
    MailArchiveTests.page, crlf(MailArchiveTests.page),
    MailEncodingTests.head + "Content-Type: multipart/mixed; boundary*0=\"a\"; boundary*1=b\n\n"
      + "--ab\nContent-Type: text/plain; charset=gb2312; format=flowed\n"
      + "Content-Transfer-Encoding: quoted-printable\n\nlog =C4=E3=\n x \n--ab\n"
      + "Content-Type: text/x-diff\nContent-Transfer-Encoding: base64\n\n"
      + base64(sampleDiff) + "\n--ab\nContent-Type: message/rfc822\n\nSubject: =?big5?q?=A7?=\n\n"
      + sampleDiff + "--ab--\n",
    "From a Mon Aug 15 12:00:00 2022\nSubject: one\n\n>From x\n\n"
      + "From b Mon Aug 15 12:00:00 2022\nSubject: two\n\n" + sampleDiff,
  ]

  @Test(arguments: 0..<400)
  func changedMailsNeverTrap(_ seed: Int) {
    var random = Seeded(state: UInt64(seed) &+ 1)
    var bytes = [UInt8](Self.seeds[seed % Self.seeds.count].utf8)
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      let at = Int.random(in: 0..<bytes.count, using: &random)
      let end = min(bytes.count, at + Int.random(in: 0...40, using: &random))
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.removeSubrange(at..<end)
      case 2: bytes.insert(contentsOf: bytes[at..<end], at: at)
      case 3: bytes.removeSubrange(end...)
      default:
        bytes[at] = [0, 10, 13, 32, 34, 39, 40, 61, 63].randomElement(using: &random) ?? 0
      }
      if bytes.isEmpty { bytes = [10] }
    }
    let found = bytes.withView { MailReader.messages(in: $0) } ?? []
    // Nothing in these mails expands by more than a character set does.
    #expect(found.reduce(0) { $0 + $1.text.count } <= bytes.count * 4 + 64)
  }

  @Test(arguments: [
    "Subject: ", "Content-Type: text/plain; format=flowed\n\n> ",
    "Content-Transfer-Encoding: quoted-printable\n\n", "Content-Transfer-Encoding: base64\n\n",
    "Content-Type: multipart/mixed; boundary=a\n\n", "Content-Type: multipart/mixed; ",
    "Content-Transfer-Encoding: base64\nSubject: ", "Subject[P] x\nFrom: A <>\n\n@@ -1 +1 @@\n",
    "From a Mon Aug 15 12:00:00 2022\nSubject: s\n\n",
  ])
  func timeIsLinear(_ head: String) {
    for unit in [
      "=?a?q?", "=", "= ", ">", ">From ", "\nFrom ", "(", "a*0=b;", "\"", "--a\n", "--a\n\n", "\n",
      " ", "YQ==", "@@ -1,9 +1,9 @@\n", "\n- ", "=?utf-8?q?a?= ", "\n\nFrom a Mon 2022\na:\n",
    ] {
      let input = head + String(repeating: unit, count: 200_000 / unit.utf8.count)
      let time = ContinuousClock().measure { _ = messages(input) }
      // A quadratic reader needs minutes; a linear one in a debug build a fraction of a second.
      #expect(time < .seconds(60), "\(head) \(unit)")
    }
  }

  @Test func aHugeHeaderLineIsRead() {
    let subject = String(repeating: "x", count: 10_000_000)
    let mail = "Subject: \(subject)\nContent-Transfer-Encoding: base64\n\nYQ==\n"
    #expect(messages(mail)?.first?.text.count == 10_000_000 + 12 + 1)
  }

  @Test func nulBytesStay() {
    let mail = "Subject: s\nContent-Transfer-Encoding: quoted-printable\n\na\0b=00c\n"
    #expect(text(messages(mail)?.first) == "Subject: s\n\na\0b\0c\n")
  }
}
