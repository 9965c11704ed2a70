// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText
import Testing

/// Where in their lines the findings of all examples are.
@Suite struct FindingRangeTests {
  private func forEachRecord(
    of name: String, _ body: (FindingRecord, Finding) throws -> Void
  ) throws {
    let info = try #require(RuleCatalog.info(named: name))
    for example in info.examples {
      let input = try ExampleInput.patch(example)
      let options = try Check.options(name, example)
      let tree = try input.tree?.tree()
      let records = Check.records(input.text(), options: options, tree: tree)
      let findings = Check.run(input.text(), options: options, tree: tree).findings
      try #require(records.count == findings.count)
      for (record, finding) in zip(records, findings) where record.type == name {
        try body(record, finding)
      }
    }
  }

  @Test(arguments: RuleCatalog.all.map(\.name))
  func isWhatTheMessageSpeaksOf(_ name: String) throws {
    var first: String?
    try forEachRecord(of: name) { record, _ in
      guard first == nil else { return }
      let columns = record.columns?.bytes ?? 0..<0
      first = record.text.withView { text in
        text.trimmed(0..<text.count) == columns ? "" : text[columns].string
      }
    }
    let expected = ExpectedRanges.parts.first { $0.key == name }?.value
    #expect(first == (expected ?? ""))
    #expect(ExpectedRanges.wholeLines.contains(name) == (expected == nil))
  }

  @Test(arguments: RuleCatalog.all.map(\.name))
  func isInItsLine(_ name: String) throws {
    try forEachRecord(of: name) { record, finding in
      guard let columns = record.columns else {
        #expect(record.place == .patch)
        return
      }
      #expect(columns.bytes.upperBound <= record.text.count)
      #expect(!columns.bytes.isEmpty || record.text.isEmpty)
      if case .caret(let column, let length, _) = finding.excerpt {
        let start = column - (finding.inHunk ? 1 : 0)
        #expect(columns.bytes == start..<(start + length))
      }
    }
  }

  @Test func columnsCountBytesCharactersAndUTF16() {
    // One byte that is no UTF-8, a character of two bytes, one of four.
    let text: [UInt8] = [0xFF] + Array("é😀x".utf8)
    let columns = text.withView { LineColumns(7..<8, of: $0) }
    #expect(columns.bytes == 7..<8)
    #expect(columns.characters == 3..<4)
    #expect(columns.utf16 == 4..<5)
  }

  @Test func columnsOfALongLineAreThoseOfItsStart() {
    let line = String(repeating: "aé😀 ", count: 300)
    let text = Array(line.utf8)
    text.withView { view in
      let shared = RecordedLine(view)
      for (index, end) in line.unicodeScalars.indices.enumerated() {
        let at = line.utf8.distance(from: line.startIndex, to: end)
        let columns = shared.columns(at..<at, of: view)
        #expect(columns == LineColumns(at..<at, of: view))
        #expect(columns.characters.lowerBound == index)
        #expect(columns.utf16.lowerBound == line.utf16.distance(from: line.startIndex, to: end))
      }
      // Inside of a character is at its start.
      #expect(shared.columns(2..<2, of: view).characters == 1..<1)
    }
  }

  @Test func withoutTextThereAreRecordsAlone() throws {
    guard case .run(let options) = OptionParser.parse(arguments: ["--no-tree", "--strict"]) else {
      return
    }
    func result(writesText: Bool) -> InputResult {
      let services = Services(
        options: options, deprecations: .builtIn, git: Check.noRepository, tree: nil)
      var checker = Checker(
        services: services,
        output: FindingOutput(isColored: false, writesText: writesText, recordsFindings: true))
      Array("int  a ,b;\nint c ;\n".utf8).withView { checker.check(file: "a.c", contents: $0) }
      return checker.result()
    }
    let (with, without) = (result(writesText: true), result(writesText: false))
    #expect(!with.text.isEmpty && without.text.isEmpty)
    #expect(with.records.count > 2 && with.records.count == without.records.count)
    #expect(with.entries.map(\.type.description) == without.entries.map(\.type.description))
  }

  @Test func placesAreTold() throws {
    let mail = """
      Subject: [PATCH] *** SUBJECT HERE ***
      From: A U Thor <author@example.org>

      A line of the log that is far too long to be read without moving one's head around.

      ---
      diff --git a/a.c b/a.c
      new file mode 100755
      --- /dev/null
      +++ b/a.c
      @@ -0,0 +1 @@
      +int level ;
      """
    guard case .run(let options) = OptionParser.parse(arguments: ["--no-tree"]) else { return }
    let records = Check.records(Array(mail.utf8), options: options)
    func place(_ type: String) -> [FindingRecord.Place] {
      records.filter { $0.type == type }.map(\.place)
    }
    #expect(place("PLACEHOLDER_USE") == [.header])
    #expect(place("COMMIT_LOG_LONG_LINE") == [.commit])
    #expect(place("EXECUTE_PERMISSIONS") == [.header])
    #expect(place("SPACING") == [.file])
    #expect(place("MISSING_SIGN_OFF") == [.patch])
    let spacing = try #require(records.first { $0.type == "SPACING" })
    #expect(spacing.line == 1 && spacing.inputLine == 12)
    #expect(String(decoding: spacing.path, as: UTF8.self) == "a.c")
  }
}
