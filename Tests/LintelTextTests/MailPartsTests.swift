// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@Suite struct MailPartsTests {
  /// A mail of these parts.
  func mail(_ parts: [String], type: String = "mixed", boundary: String = "b0") -> String {
    "Subject: s\nContent-Type: multipart/\(type); boundary=\"\(boundary)\"\n\npreamble\n"
      + parts.map { "--\(boundary)\n\($0)\n" }.joined() + "--\(boundary)--\nepilogue\n"
  }

  @Test func textComesBeforeItsPatch() throws {
    let found = try #require(
      messages(
        mail([
          "Content-Type: text/x-patch; name=x\nContent-Transfer-Encoding: base64\n\n"
            + base64(sampleDiff),
          "Content-Type: text/plain\n\nlog\n",
          "Content-Type: text/plain\nContent-Disposition: attachment; filename=a.log\n\nnoise",
          "Content-Type: application/pgp-signature\n\nxyz",
        ]))?.first)
    #expect(text(found) == "Subject: s\n\nlog\n" + sampleDiff)
    #expect(found.notes == ["attachment a.log is no patch and was left out"])
  }

  @Test(arguments: [
    "filename*=UTF-8''foo%20bar.patch", "filename*0=\"foo.pa\"; filename*1=\"tch\"",
    "filename*1*=%63h; filename*0*=us-ascii'en'foo.pat", "filename = \"foo.diff\" (comment)",
    "filename=\"=?UTF-8?q?foo=2Epatch?=\"",
  ])
  func patchesAreFoundByName(_ parameter: String) throws {
    let part =
      "Content-Type: application/octet-stream\nContent-Disposition: attachment;\n \(parameter)"
    let found = try #require(messages(mail(["\n\nlog", part + "\n\n+x"]))?.first)
    #expect(text(found) == "Subject: s\n\n\nlog\n+x\n")
  }

  @Test func nestedAlternativesKeepTheText() throws {
    let inner =
      "Content-Type: multipart/alternative; boundary=\"b0-in\"\n\n--b0-in\n"
      + "Content-Type: text/plain\n\nlog\n--b0-in\nContent-Type: text/html\n\n<p>log\n--b0-in--"
    let found = try #require(messages(mail([inner, "Content-Type: text/x-diff\n\n+x"]))?.first)
    #expect(text(found) == "Subject: s\n\nlog\n+x\n")
    #expect(found.notes == [])
  }

  @Test func htmlAloneIsNoted() throws {
    let found = try #require(messages("Subject: s\nContent-Type: text/html\n\n<p>a\n")?.first)
    #expect(text(found) == "Subject: s\n\n")
    #expect(found.notes.count == 1)
  }

  @Test func anAttachedMailIsReadInstead() throws {
    let inner = "From: A <a@b.org>\nSubject: inner\n\nlog\n" + sampleDiff
    let found = try #require(
      messages(mail(["\nsee below", "Content-Type: message/rfc822\n\n" + inner])))
    #expect(found.map(\.subject) == ["inner"])
    #expect(text(found.first) == inner)
  }

  @Test(arguments: [
    "Subject: s\nContent-Type: multipart/mixed\n\nbody\n",
    "Subject: s\nContent-Type: multipart/mixed; boundary=b\n\nbody\n",
  ])
  func aMissingBoundaryIsNoted(_ mail: String) throws {
    let found = try #require(messages(mail)?.first)
    #expect(text(found) == "Subject: s\n\nbody\n")
    #expect(found.notes.count == 1)
  }

  @Test func aCutMailIsNoted() throws {
    let found = try #require(
      messages("Subject: s\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nbod")?.first)
    #expect(text(found) == "Subject: s\n\nbod\n")
    #expect(found.notes.count == 1)
  }

  @Test(arguments: [10, 31, 32, 40, 5000])
  func depthHasALimit(_ depth: Int) throws {
    let head = (0..<depth).map { "Content-Type: multipart/mixed; boundary=b\($0)x\n\n--b\($0)x\n" }
    let found = try #require(messages("Subject: s\n" + head.joined() + "\ndeep\n")?.first)
    #expect(found.notes.contains { $0.contains("32") } == (depth > 32))
    #expect(text(found)?.hasSuffix("deep\n") == (depth <= 32))
  }

  @Test func attachedMailsHaveTheSameLimit() throws {
    let head = String(repeating: "Content-Type: message/rfc822\n\n", count: 5000)
    let found = try #require(messages(head + sampleDiff))
    #expect(found.count <= 1)
  }
}
