// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import LintelServer

@Suite struct ConversationTests {
  private static let file = "file:///nowhere/drivers/a.c"
  private static let bad = "// SPDX-License-Identifier: GPL-2.0\nint  a =1;\n"

  @Test func aClientComesAndGoes() {
    let status = TestClient.run { client in
      let result = try client.begin()
      #expect(result["serverInfo"]?["name"] == "lintel")
      #expect(result["capabilities"]?["positionEncoding"] == "utf-16")
      #expect(result["capabilities"]?["diagnosticProvider"] == nil)
      #expect(try client.request("shutdown", .null) == .null)
      client.notify("exit", .null)
    }
    #expect(status == 0)
  }

  @Test func whoLeavesWithoutAWordLeavesNoServer() {
    #expect(TestClient.run { try $0.begin() } == 1)
    #expect(TestClient.run { _ in } == 1)
    #expect(TestClient.run { $0.notify("exit", .null) } == 1)
    // In the middle of a message.
    #expect(TestClient.run { $0.send(raw: "Content-Length: 100\r\n\r\n{") } == 1)
  }

  @Test func whatComesAtTheWrongTimeIsAnError() {
    TestClient.run { client in
      func code(_ method: String) throws -> Int? {
        try client.reply(method, [:])["error"]?["code"]?.integer
      }
      #expect(try code("textDocument/hover") == -32002)
      try client.begin()
      #expect(try code("no/such") == -32601)
      #expect(try code("initialize") == -32601)
      #expect(try code("textDocument/hover") == -32602)
      _ = try client.request("shutdown", .null)
      #expect(try code("textDocument/hover") == -32600)
    }
  }

  @Test func whatMakesNoSenseEndsNothing() {
    TestClient.run { client in
      try client.begin(TestClient.pulling)
      for text in ["{", "[]", "7", "{\"id\":{}}", "[{\"jsonrpc\":\"2.0\"}]"] {
        client.send(raw: "Content-Length: \(text.utf8.count)\r\n\r\n\(text)")
        let reply = try client.next { _ in true }
        #expect(reply["error"]?["code"]?.integer == (text == "{" ? -32700 : -32600), "\(text)")
      }
      client.send(raw: "nonsense\r\nX: y\r\n\r\n")
      for method in [
        "textDocument/didOpen", "textDocument/didChange", "textDocument/didClose", "no/such", "$/x",
      ] {
        for params: JSONValue in [.null, [], 7, ["textDocument": 1], ["contentChanges": 2]] {
          client.notify(method, params)
        }
      }
      client.open(Self.file, Self.bad)
      for change: JSONValue in [
        ["range": 1, "text": "x"], ["range": ["start": ["line": -1]], "text": "x"], [:], "x",
      ] {
        client.notify(
          "textDocument/didChange",
          [
            "textDocument": ["uri": .string(Self.file), "version": 2], "contentChanges": [change],
          ])
      }
      #expect(try client.diagnostics(Self.file).count == 1)
    }
  }

  @Test func findingsAreSentToWhoDoesNotAsk() {
    TestClient.run { client in
      try client.begin()
      client.open(Self.file, Self.bad)
      let params = try client.next { $0["method"] == "textDocument/publishDiagnostics" }["params"]
      #expect(params?["version"] == 1)
      let found = try #require(params?["diagnostics"]?.array?.first)
      #expect(found["code"] == "SPACING")
      #expect(found["severity"] == 1)
      #expect(found["source"] == "lintel")
      #expect(found["range"]?["start"]?["line"] == 1)
      client.notify("textDocument/didClose", ["textDocument": ["uri": .string(Self.file)]])
      let gone = try client.next { $0["method"] == "textDocument/publishDiagnostics" }["params"]
      #expect(gone?["diagnostics"] == [])
    }
  }

  @Test func whoAsksIsSentNothing() {
    TestClient.run { client in
      let result = try client.begin(TestClient.pulling)
      #expect(result["capabilities"]?["positionEncoding"] == "utf-8")
      #expect(result["capabilities"]?["diagnosticProvider"] != nil)
      client.open(Self.file, Self.bad)
      let document: JSONValue = ["uri": .string(Self.file)]
      let first = try client.reply("textDocument/diagnostic", ["textDocument": document])
      #expect(first["method"] == nil)
      let id = try #require(first["result"]?["resultId"])
      let again = try client.request(
        "textDocument/diagnostic", ["textDocument": document, "previousResultId": id])
      #expect(again["kind"] == "unchanged")
      client.notify(
        "textDocument/didChange",
        [
          "textDocument": ["uri": .string(Self.file), "version": 2],
          "contentChanges": [
            [
              "range": [
                "start": ["line": 1, "character": 3], "end": ["line": 1, "character": 8],
              ],
              "text": " a = ",
            ]
          ],
        ])
      let clean = try client.request(
        "textDocument/diagnostic", ["textDocument": document, "previousResultId": id])
      #expect(clean["kind"] == "full")
      #expect(clean["items"] == [])
    }
  }

  @Test func aRequestThatWaitsEndsWithTheTextOrByCancelling() {
    TestClient.run { client in
      try client.begin(TestClient.pulling)
      // So long that the answer is not there before the next message.
      let text = String(repeating: "int a =1;\n", count: 60_000)
      client.open(Self.file, text)
      let document: JSONValue = ["uri": .string(Self.file), "version": 2]
      let changed = client.start("textDocument/diagnostic", ["textDocument": document])
      client.notify(
        "textDocument/didChange",
        ["textDocument": document, "contentChanges": [["text": .string(text + text)]]])
      let error = try client.next { $0["id"] == changed }["error"]
      #expect(error?["code"]?.integer == -32801)
      let cancelled = client.start("textDocument/diagnostic", ["textDocument": document])
      client.notify("$/cancelRequest", ["id": cancelled])
      #expect(try client.next { $0["id"] == cancelled }["error"]?["code"]?.integer == -32800)
    }
  }

  @Test func hoverTellsOfTheType() {
    TestClient.run { client in
      try client.begin(TestClient.pulling)
      client.open(Self.file, Self.bad)
      _ = try client.diagnostics(Self.file)
      let params: JSONValue = [
        "textDocument": ["uri": .string(Self.file)], "position": ["line": 1, "character": 7],
      ]
      let hover = try client.request("textDocument/hover", params)
      #expect(hover["contents"]?["kind"] == "plaintext")
      #expect(hover["contents"]?["value"]?.string?.hasPrefix("SPACING") == true)
      let elsewhere = try client.request(
        "textDocument/hover",
        ["textDocument": ["uri": .string(Self.file)], "position": ["line": 0, "character": 0]])
      #expect(elsewhere == .null)
    }
  }

  @Test func hoverTellsWhatTakesThePlaceOfADeprecatedFunction() {
    TestClient.run { client in
      try client.begin([
        "general": ["positionEncodings": ["utf-8"]],
        "textDocument": ["diagnostic": [:], "hover": ["contentFormat": ["markdown"]]],
      ])
      client.open(Self.file, "\taddress = kmap(page);\n")
      _ = try client.diagnostics(Self.file)
      for character in [11, 13, 15] {
        let hover = try client.request(
          "textDocument/hover",
          [
            "textDocument": ["uri": .string(Self.file)],
            "position": ["line": 0, "character": .integer(character)],
          ])
        let text = try #require(hover["contents"]?["value"]?.string)
        #expect(text.hasPrefix("`kmap` is deprecated; use `kmap_local_page`."))
        #expect(text.contains("# DEPRECATED_API"))
        #expect(hover["range"]?["start"]?["character"] == 11)
        #expect(hover["range"]?["end"]?["character"] == 15)
      }
    }
  }

  @Test func allSafeFixesAreOneEdit() {
    TestClient.run { client in
      try client.begin(TestClient.pulling)
      client.open(Self.file, Self.bad)
      let actions = try client.request(
        "textDocument/codeAction",
        [
          "textDocument": ["uri": .string(Self.file)], "context": ["only": ["source.fixAll"]],
        ])
      let edit = try #require(actions.array?.first?["edit"]?["changes"]?[Self.file]?.array?.first)
      client.notify(
        "textDocument/didChange",
        [
          "textDocument": ["uri": .string(Self.file), "version": 2],
          "contentChanges": [
            ["range": edit["range"] ?? .null, "text": edit["newText"] ?? .null]
          ],
        ])
      #expect(try client.diagnostics(Self.file) == [])
      let quickFixes = try client.request(
        "textDocument/codeAction",
        ["textDocument": ["uri": .string(Self.file)], "context": ["only": ["refactor"]]])
      #expect(quickFixes == [])
    }
  }

  @Test func aDocumentThatIsOpenedAgainHasItsOwnFindings() {
    TestClient.run { client in
      try client.begin(TestClient.pulling)
      // Its check is under way when the next text comes, with the same version.
      client.open(Self.file, String(repeating: "int a =1;\n", count: 60_000))
      client.notify("textDocument/didClose", ["textDocument": ["uri": .string(Self.file)]])
      client.open(Self.file, Self.bad)
      #expect(try client.diagnostics(Self.file).count == 1)
    }
  }

  @Test(arguments: ["\n", "\r\n"]) func fixesKeepCharactersAndLineEndsWhole(end: String) {
    TestClient.run { client in
      try client.begin(TestClient.pulling)
      let license = "// SPDX-License-Identifier: GPL-2.0"
      client.open(Self.file, [license, "int a =1;", "int é =2;", ""].joined(separator: end))
      let actions = try client.request(
        "textDocument/codeAction",
        [
          "textDocument": ["uri": .string(Self.file)],
          "context": ["only": ["source.fixAll.lintel"]],
        ])
      let edit = try #require(actions.array?.first?["edit"]?["changes"]?[Self.file]?.array?.first)
      var text = DocumentText(
        [license, "int a =1;", "int é =2;", ""].joined(separator: end), encoding: .utf8)
      text.replace(
        from: try #require(Position(edit["range"]?["start"])),
        to: try #require(Position(edit["range"]?["end"])),
        with: try #require(edit["newText"]?.string))
      let fixed = String(decoding: text.bytes, as: UTF8.self)
      #expect(fixed.contains("int a = 1;"), "\(fixed)")
      #expect(!fixed.contains("\r"), "\(fixed.debugDescription)")
    }
  }

  @Test func whatIsOnlyLookedAtIsNotFixed() {
    TestClient.run { client in
      try client.begin(TestClient.pulling)
      client.open(Self.file, Self.bad)
      let document: JSONValue = ["uri": .string(Self.file)]
      let byItself = try client.request(
        "textDocument/codeAction", ["textDocument": document, "context": ["triggerKind": 2]])
      #expect(byItself == [])
      let asked = try client.request(
        "textDocument/codeAction", ["textDocument": document, "context": ["triggerKind": 1]])
      #expect(asked.array?.count == 1)
    }
  }

  @Test func patchesAreCheckedAsPatches() {
    TestClient.run { client in
      try client.begin(TestClient.pulling)
      let patch = """
        Subject: a: b
        ---
        diff --git a/a.c b/a.c
        --- a/a.c
        +++ b/a.c
        @@ -1 +1,2 @@
         int b;
        +int a =1;

        """
      client.open("file:///nowhere/x.patch", patch)
      let found = try client.diagnostics("file:///nowhere/x.patch")
      let spacing = try #require(found.first { $0["code"] == "SPACING" })
      #expect(spacing["range"]?["start"]?["line"] == 7)
      #expect(found.contains { $0["code"] == "MISSING_SIGN_OFF" })
      client.open("untitled:one", patch, language: "diff")
      #expect(try client.diagnostics("untitled:one").count == found.count)
    }
  }
}
