// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// A finding as our own JSON; `Documentation/Schemas/finding.schema.json` describes it.
struct FindingJSON {
  private let catalog: TypeCatalog
  private var fingerprints = Fingerprints()

  init(_ catalog: TypeCatalog) { self.catalog = catalog }

  /// Writes the object, without a newline; in rows it has the kind of the row and the id of its input.
  mutating func write(
    _ finding: FindingRecord, _ input: FormatInput, rowOf id: String? = nil,
    to out: inout ByteBuffer
  ) {
    if let id {
      out.append("{\"k\": \"finding\"")
      out.append(jsonKey: "id", id)
      out.append(jsonKey: "type", finding.type)
    } else {
      out.append("{\"type\": ")
      out.append(json: finding.type)
    }
    out.append(jsonKey: "level", finding.level.lowercaseWord)
    out.append(jsonKey: "place", finding.place.rawValue)
    if !finding.path.isEmpty { out.append(jsonKey: "path", finding.path) }
    if finding.line > 0 { out.append(jsonKey: "line", finding.line) }
    if let columns = finding.columns {
      out.append(jsonKey: "column", columns.bytes.lowerBound + 1)
      if finding.line > 0 { out.append(jsonKey: "end_line", finding.line) }
      out.append(jsonKey: "end_column", columns.bytes.upperBound + 1)
    }
    out.append(jsonKey: "input", input.name)
    if finding.inputLine > 0 { out.append(jsonKey: "input_line", finding.inputLine) }
    if input.isCommit { out.append(jsonKey: "commit", input.name) }
    out.append(jsonKey: "message", finding.message)
    if let url = catalog.entry(finding.type).url { out.append(jsonKey: "url", url) }
    out.append(
      jsonKey: "fingerprint", fingerprints.next(finding, path: input.path(of: finding)))
    if let fix = finding.fix { write(fix, to: &out) }
    out.append("}")
  }

  private func write(_ fix: FindingFix, to out: inout ByteBuffer) {
    out.append(", \"fix\": {\"applicability\": ")
    out.append(json: fix.isSafe ? "safe" : "unsafe")
    out.append(", \"edits\": [")
    for (index, edit) in fix.edits.enumerated() {
      out.append(index > 0 ? ", {" : "{")
      out.append("\"line\": ")
      out.append(decimal: edit.start.line)
      out.append(jsonKey: "column", edit.start.bytes + 1)
      out.append(jsonKey: "end_line", edit.end.line)
      out.append(jsonKey: "end_column", edit.end.bytes + 1)
      out.append(jsonKey: "text", edit.text)
      out.append("}")
    }
    out.append("]}")
  }
}

extension Level {
  /// The word in lowercase.
  var lowercaseWord: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .check: "check"
    }
  }
}
