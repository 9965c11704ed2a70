// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import LintelServer

/// What is offered while a line is typed.
@Suite struct CompletionTests {
  /// The labels that are offered at the end of the last line of a text, and the bytes of that line that
  /// they take the place of.
  private func offers(
    _ text: String, at uri: String, _ client: TestClient
  ) throws -> (labels: [String], replaced: Range<Int>?) {
    client.open(uri, text)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let result = try client.request(
      "textDocument/completion",
      [
        "textDocument": ["uri": .string(uri)],
        "position": [
          "line": .integer(lines.count - 1), "character": .integer(lines.last?.utf8.count ?? 0),
        ],
      ])
    let items = try #require(result.array)
    let range = items.first?["textEdit"]?["range"]
    let columns = [range?["start"], range?["end"]].compactMap { $0?["character"]?.integer }
    // Editors sort by this text.
    let order = items.compactMap { $0["sortText"]?.string }
    #expect(order == order.sorted() && order.count == items.count)
    return (
      items.compactMap { $0["label"]?.string }, columns.count == 2 ? columns[0]..<columns[1] : nil
    )
  }

  private static let message = "file:///r/.git/COMMIT_EDITMSG"
  private static let source = "file:///r/a.c"

  @Test func trailersAreOfferedAtTheStartOfALine() {
    TestClient.run { client in
      try client.begin()
      let (labels, range) = try offers("tide: ebb\n\nWhy.\n\nRev", at: Self.message, client)
      #expect(labels.contains("Reviewed-by: "))
      #expect(labels.contains { $0.hasPrefix("Signed-off-by: ") })
      #expect(range == 0..<3)
      #expect(try offers("tide: ebb\n\nWhy not", at: Self.message, client).labels.isEmpty)
      #expect(try offers("int a;\nRev", at: Self.source, client).labels.isEmpty)
    }
  }

  @Test func peopleAreOfferedForTheFilesOfThePatch() {
    TestClient.run { client in
      try client.begin()
      let patch = "--- a/fs/tide.c\n+++ b/fs/tide.c\n@@ -1,1 +1,1 @@\n-a\n+b\n"
      let uri = "file:///r/a.patch"
      let (labels, range) = try offers(patch + "Cc: Ti", at: uri, client)
      #expect(labels == ["Tina Tide <tina@example.org>", "fs/tide.c@example.org"])
      #expect(range == 4..<6)
      #expect(try offers("Cc: ", at: uri, client).labels.isEmpty)
      #expect(try offers(patch + "Link: ", at: uri, client).labels.isEmpty)
    }
  }

  @Test func licencesAndPointerFormats() {
    TestClient.run { client in
      try client.begin()
      let (licences, range) = try offers("// SPDX-License-Identifier: GPL", at: Self.source, client)
      #expect(licences.contains("GPL-2.0-only"))
      #expect(range == 28..<31)
      let line = "\tpr_info(\"%pO"
      let (formats, word) = try offers(line, at: Self.source, client)
      #expect(formats.contains("pOF"))
      #expect(word == 11..<13)
      #expect(try offers("\tpr_info(\"%d", at: Self.source, client).labels.isEmpty)
      #expect(try offers("", at: Self.source, client).labels.isEmpty)
    }
  }
}
