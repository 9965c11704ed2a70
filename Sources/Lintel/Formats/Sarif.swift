// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// SARIF 2.1.0, as GitHub's code scanning and sarif-tools read it.
///
/// Rules come after the results, so that only those that were met are in the report; columns are in
/// units of UTF-16.
struct Sarif: FindingFormat {
  /// The longest description of a rule, in characters.
  private static let longestText = 1024

  private let catalog: TypeCatalog
  private var rules: [String] = []
  private var numbers: [String: Int] = [:]
  private var fingerprints = Fingerprints()
  private var hasResult = false

  init(_ catalog: TypeCatalog) { self.catalog = catalog }

  mutating func start(to out: inout ByteBuffer) {
    out.append(
      """
      {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [{
      "columnKind": "utf16CodeUnits", "results": [
      """)
  }

  mutating func add(_ finding: FindingRecord, of input: FormatInput, to out: inout ByteBuffer) {
    out.append(hasResult ? ",\n" : "\n")
    hasResult = true
    out.append("{\"ruleId\": ")
    out.append(json: finding.type)
    out.append(jsonKey: "ruleIndex", number(of: finding.type))
    out.append(jsonKey: "level", finding.level.sarif)
    out.append(", \"message\": {\"text\": ")
    out.append(json: finding.message)
    out.append("}, \"locations\": [{")
    writeLocation(finding, input, to: &out)
    out.append("}], \"partialFingerprints\": {\"primaryLocationLineHash\": ")
    let path = input.path(of: finding)
    out.append(json: fingerprints.next(finding, path: path))
    out.append("}")
    if let fix = finding.fix, !finding.path.isEmpty || !input.isCommit {
      write(fix, of: path, to: &out)
    }
    out.append("}")
  }

  private func write(_ fix: FindingFix, of path: [UInt8], to out: inout ByteBuffer) {
    out.append(", \"fixes\": [{\"description\": {\"text\": ")
    out.append(json: fix.isSafe ? "A safe fix" : "A fix that may change what is meant: look at it")
    out.append("}, \"artifactChanges\": [{\"artifactLocation\": {\"uri\": ")
    out.append(json: Self.uri(path))
    out.append("}, \"replacements\": [")
    for (index, edit) in fix.edits.enumerated() {
      out.append(index > 0 ? ", " : "")
      out.append("{\"deletedRegion\": {\"startLine\": ")
      out.append(decimal: edit.start.line)
      out.append(jsonKey: "startColumn", edit.start.utf16 + 1)
      out.append(jsonKey: "endLine", edit.end.line)
      out.append(jsonKey: "endColumn", edit.end.utf16 + 1)
      out.append("}, \"insertedContent\": {\"text\": ")
      out.append(json: edit.text)
      out.append("}}")
    }
    out.append("]}]}]")
  }

  mutating func finish(_ totals: FormatTotals, to out: inout ByteBuffer) {
    out.append("\n], \"tool\": {\"driver\": {\"name\": ")
    out.append(json: catalog.tool)
    out.append(jsonKey: "version", LintelVersion.text)
    out.append(", \"rules\": [")
    for (index, type) in rules.enumerated() {
      out.append(index > 0 ? ",\n" : "\n")
      writeRule(type, to: &out)
    }
    out.append("\n]}}, \"invocations\": [{\"executionSuccessful\": ")
    out.append(totals.problems.isEmpty ? "true" : "false")
    out.append(", \"toolExecutionNotifications\": [")
    for (index, problem) in totals.problems.enumerated() {
      out.append(index > 0 ? ", " : "")
      out.append("{\"level\": \"error\", \"message\": {\"text\": ")
      out.append(json: problem)
      out.append("}}")
    }
    out.append("]}]}]}\n")
  }

  private mutating func number(of type: String) -> Int {
    if let known = numbers[type] { return known }
    numbers[type] = rules.count
    rules.append(type)
    return rules.count - 1
  }

  /// A file and a region of it; for what is in a commit or a mail the input, and what it is in.
  private func writeLocation(
    _ finding: FindingRecord, _ input: FormatInput, to out: inout ByteBuffer
  ) {
    let hasFile = !finding.path.isEmpty || !input.isCommit
    if hasFile {
      out.append("\"physicalLocation\": {\"artifactLocation\": {\"uri\": ")
      out.append(json: Self.uri(input.path(of: finding)))
      out.append("}, \"region\": {\"startLine\": ")
      out.append(decimal: input.line(of: finding))
      if let columns = finding.columns?.utf16 {
        out.append(jsonKey: "startColumn", columns.lowerBound + 1)
        out.append(jsonKey: "endColumn", columns.upperBound + 1)
      }
      out.append("}}")
    }
    guard finding.place != .file else { return }
    out.append(hasFile ? ", " : "")
    out.append("\"logicalLocations\": [{\"name\": ")
    out.append(json: finding.place.rawValue)
    out.append(jsonKey: "fullyQualifiedName", input.title)
    out.append("}]")
  }

  private func writeRule(_ type: String, to out: inout ByteBuffer) {
    let entry = catalog.entry(type)
    out.append("{\"id\": ")
    out.append(json: type)
    out.append(jsonKey: "name", type)
    for (key, text) in [("shortDescription", entry.summary), ("fullDescription", entry.text)] {
      out.append(", \"\(key)\": {\"text\": ")
      out.append(json: String(text.unicodeScalars.prefix(Self.longestText)))
      out.append("}")
    }
    out.append(", \"help\": {\"text\": ")
    out.append(json: entry.text)
    out.append("}")
    if let url = entry.url { out.append(jsonKey: "helpUri", url) }
    out.append("}")
  }

  /// The path as a URI: what is not plain in one is escaped, byte by byte.
  static func uri(_ path: [UInt8]) -> String {
    let uri = path.percentCoded(keeping: plain)
    return path.first == UInt8(ascii: "/") ? "file://" + uri : uri
  }

  private static let plain = ByteSet("-._~/!$&'()*+,;=@").union(ByteSet.word)
}

extension Level {
  /// SARIF's word for it.
  fileprivate var sarif: String { self == .check ? "note" : lowercaseWord }
}
