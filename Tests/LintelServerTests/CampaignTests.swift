// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import LintelServer

/// What a campaign's ledger knows of a document.
@Suite struct CampaignTests {
  private static let file = "file:///r/fs/tide.c"
  private static let text = """
    void ebb(void)
    {
    \tmore();
    \tp = kmap(page);
    \tkunmap(page);
    }

    void flow(void) { kmap(page); }
    """

  private func claim(_ arguments: JSONValue, _ client: TestClient) throws -> JSONValue {
    try client.reply(
      "workspace/executeCommand", ["command": "lintel.claim", "arguments": arguments])
  }

  @Test func functionsShowWhoHasTheirCalls() {
    TestClient.run { client in
      try client.begin()
      client.open(Self.file, Self.text)
      let lenses = try client.request(
        "textDocument/codeLens", ["textDocument": ["uri": .string(Self.file)]])
      let shown = (lenses.array ?? []).map { lens in
        "\(lens["range"]?["start"]?["line"]?.integer ?? -1) "
          + (lens["command"]?["title"]?.string ?? "")
      }
      // The ledger's lines are those of an older text; what is not there any more has no lens.
      #expect(shown.count == 2)
      #expect(shown.first?.hasSuffix(" kmap(), kunmap() left: free, claim") == true, "\(shown)")
      #expect(shown.last == "7 kmap() left: claimed by Ada", "\(shown)")
      #expect(lenses.array?.first?["command"]?["arguments"] == ["a1", "a2"])
      #expect(lenses.array?.last?["command"]?["command"] == "")
    }
  }

  @Test func whatIsFreeIsClaimed() {
    TestClient.run { client in
      try client.begin(["workspace": ["codeLens": ["refreshSupport": true]]])
      #expect(try claim(["a1", "a2"], client)["result"] == .null)
      let command: JSONValue = ["command": "lintel.claim", "arguments": ["b1"]]
      _ = client.start("workspace/executeCommand", command)
      let message = try client.next { $0["method"] == "window/showMessage" }
      #expect(message["params"]?["message"] == "lintel: somebody has it")
      _ = try client.next { $0["method"] == "workspace/codeLens/refresh" }
    }
  }

  @Test func otherCommandsAreErrors() {
    TestClient.run { client in
      try client.begin()
      for arguments: JSONValue in [[], .null, ["--force"], ["a b"], ["../x"], [7], [""]] {
        #expect(try claim(arguments, client)["error"]?["code"] == -32602, "\(arguments)")
      }
      let other = try client.reply("workspace/executeCommand", ["command": "rm"])
      #expect(other["error"]?["code"] == -32602)
    }
  }
}
