// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import LintelServer

/// Documents that are no file of a tree: what is found is at the lines that the editor shows.
@Suite struct DocumentKindTests {
  @Test func kindsAreKnownByLanguageAndName() {
    func kind(_ path: String, _ language: String = "") -> DocumentKind {
      DocumentKind(language: language, path: path)
    }
    #expect(kind("drivers/a.c", "c") == .source)
    #expect(kind("COMMIT_EDITMSG") == .commitMessage)
    #expect(kind("/r/.git/worktrees/w/MERGE_MSG") == .commitMessage)
    #expect(kind("/tmp/message", "gitcommit") == .commitMessage)
    #expect(kind("NOT_COMMIT_EDITMSG") == .source)
    #expect(kind("0001-a.patch") == .patch)
    #expect(kind("a", "mail") == .patch)
  }

  /// The findings of a document, as `LINE:FROM-TO TYPE`.
  private func findings(
    _ uri: String, _ text: String, _ client: TestClient
  ) throws -> [String] {
    client.open(uri, text)
    return try client.diagnostics(uri).map { item in
      let start = item["range"]?["start"]
      let end = item["range"]?["end"]
      #expect(start?["line"] == end?["line"])
      let columns = [start, end].map { "\($0?["character"]?.integer ?? -1)" }
      return "\(start?["line"]?.integer ?? -1):\(columns.joined(separator: "-")) "
        + (item["code"]?.string ?? "")
    }
  }

  @Test func theMessageOfACommitIsCheckedAlone() {
    TestClient.run { client in
      try client.begin(TestClient.pulling)
      let long = String(repeating: "It was far too long. ", count: 4) + "Done."
      let text = """
        # Say what changes.

        tide: Fix the ebb
        It was the the worst.
        \(long)
        # \(long) \(long)

        Signed-off-by: A U Thor <author@example.org>
        # ------------------------ >8 ------------------------
        Signed-off-by: nobody
        diff --git a/a.c b/a.c
        """
      let found = try findings("file:///r/.git/COMMIT_EDITMSG", text, client)
      #expect(found.count == 2)
      #expect(found.first?.hasPrefix("3:") == true)
      #expect(found.first?.hasSuffix(" REPEATED_WORD") == true)
      #expect(found.last == "4:0-\(long.utf8.count) COMMIT_LOG_LONG_LINE")
      let unsigned = try findings("file:///r/.git/MERGE_MSG", "tide: ebb\n\nWhy.\n", client)
      #expect(unsigned == ["2:0-4 MISSING_SIGN_OFF"])
      #expect(try findings("file:///s/COMMIT_EDITMSG", "# only\n# comments\n", client).isEmpty)
    }
  }

  private func mail(_ number: Int, _ line: String) -> String {
    """
    From a@example.org Mon Sep 17 00:00:00 2001
    From: A U Thor <author@example.org>
    Subject: [PATCH \(number)/2] tide: change something

    The thing was wrong.

    Signed-off-by: A U Thor <author@example.org>
    ---
    diff --git a/drivers/a.c b/drivers/a.c
    --- a/drivers/a.c
    +++ b/drivers/a.c
    @@ -1,1 +1,2 @@
     int a;
    +\(line)


    """
  }

  @Test func eachMailOfAMailboxIsChecked() {
    TestClient.run { client in
      try client.begin(TestClient.pulling)
      let text = mail(1, "int b; ") + mail(2, "int c = 1 ;")
      let found = try findings("file:///r/two.mbox", text, client)
      #expect(
        found.map { $0.split(separator: ":")[0] + " " + $0.split(separator: " ")[1] } == [
          "13 TRAILING_WHITESPACE", "28 SPACING",
        ])
    }
  }

  @Test func aMailThatWasDecodedIsShownAtItsOwnLines() {
    TestClient.run { client in
      try client.begin(TestClient.pulling)
      let text = mail(1, "int b =3D 1 ;").replacing(
        "Subject:", with: "Content-Transfer-Encoding: quoted-printable\nSubject:")
      let found = try findings("file:///r/one.eml", text, client)
      #expect(found.count == 1)
      // The line is not as the check sees it, so all of it is meant.
      #expect(found.first == "14:0-14 SPACING", "\(found)")
      let reply = "From: a@example.org\nSubject: Re: tide\nIn-Reply-To: <1@x>\n\nNo. \n"
      #expect(try findings("file:///r/re.eml", reply, client).isEmpty)
    }
  }
}
