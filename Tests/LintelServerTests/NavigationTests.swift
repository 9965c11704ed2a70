// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import LintelServer

/// From what a document names to what it means: definitions, links, hovers.
@Suite struct NavigationTests {
  private static let uri = "file:///r/0001-tide.patch"

  /// A mail that changes a file, here one that is there where the tests run.
  private static func mail(_ path: String) -> String {
    """
    From 0123456789abcdef Mon Sep 17 00:00:00 2001
    From: A U Thor <author@example.org>
    In-Reply-To: <20260101.a/b@example.org>
    Subject: [PATCH] tide: change something

    Since commit 1234567890ab ("tide: begin") it was wrong; 7654321 times.

    Fixes: 1234567890ab ("tide: begin")
    Signed-off-by: A U Thor <author@example.org>
    ---
    diff --git a/\(path) b/\(path)
    --- a/\(path)
    +++ b/\(path)
    @@ -5,4 +5,5 @@ first
     same
    -old
    +new
    +new
     same
    @@ -20,1 +21,1 @@
    -x
    +commit 1234567890ab y
    --
    2.39.5

    """
  }

  @Test func aLineOfAHunkLeadsToTheLineOfItsFile() {
    let text = DocumentText(Self.mail("drivers/tide.c"), encoding: .utf8)
    let outline = PatchOutline(text)
    #expect(outline.paths() == ["drivers/tide.c"])
    let places = (13..<24).map { outline.place(ofLine: $0)?.line }
    #expect(places == [5, 5, 6, 6, 7, 8, 21, 21, 21, nil, nil])
    #expect(outline.place(ofLine: 0) == nil)
    #expect(outline.place(ofLine: 7) == nil)
  }

  @Test func noPathLeadsOutOfTheTree() {
    for path in ["../../etc/passwd", "/etc/passwd", "a//b", "a/./b", ""] {
      let text = DocumentText("--- a/x\n+++ b/\(path)\n@@ -1,1 +1,1 @@\n+x\n", encoding: .utf8)
      #expect(PatchOutline(text).paths().isEmpty, "\(path)")
      #expect(PatchOutline(text).place(ofLine: 3) == nil, "\(path)")
    }
  }

  @Test func definitionsAreAtFilesThatAreThere() throws {
    let here = WorkingDirectory.path
    let known = "Package.swift"
    try #require(FileKind(at: known) == .regular)
    TestClient.run { client in
      try client.begin()
      func definition(_ path: String, _ line: Int) throws -> JSONValue {
        client.open(Self.uri, Self.mail(path), language: "diff")
        return try client.request(
          "textDocument/definition",
          [
            "textDocument": ["uri": .string(Self.uri)],
            "position": ["line": .integer(line), "character": 1],
          ])
      }
      let found = try definition(known, 16)
      #expect(found["uri"]?.string == DocumentURI.uri(of: here + "/" + known))
      #expect(found["range"]?["start"]?["line"] == 5)
      #expect(try definition(known, 12)["range"]?["start"]?["line"] == 0)
      #expect(try definition("no/such.c", 16) == .null)
      #expect(try definition("../Package.swift", 16) == .null)
    }
  }

  @Test func commitsAndMailsAreLinks() {
    TestClient.run { client in
      try client.begin()
      client.open(Self.uri, Self.mail("a.c"), language: "diff")
      let links = try client.request(
        "textDocument/documentLink", ["textDocument": ["uri": .string(Self.uri)]])
      let shown = (links.array ?? []).map { link in
        "\(link["range"]?["start"]?["line"]?.integer ?? -1) \(link["target"]?.string ?? "")"
      }
      #expect(
        shown == [
          "2 https://lore.kernel.org/r/20260101.a%2Fb@example.org/",
          "5 https://git.kernel.org/linus/1234567890ab",
          "7 https://git.kernel.org/linus/1234567890ab",
        ])
    }
  }

  @Test func aFileOfAPatchShowsWhomItConcerns() {
    TestClient.run { client in
      try client.begin()
      client.open(Self.uri, Self.mail("fs/tide.c"), language: "diff")
      let hover = try client.request(
        "textDocument/hover",
        [
          "textDocument": ["uri": .string(Self.uri)], "position": ["line": 12, "character": 8],
        ])
      #expect(
        hover["contents"]?["value"]
          == "fs/tide.c\n\nTina Tide <tina@example.org>\n\nfs/tide.c@example.org")
    }
  }
}
