// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// A finding as one of reviewdog's diagnostics: columns are bytes of UTF-8 from 1, ends excluded.
struct RdjsonDiagnostic {
  private let catalog: TypeCatalog

  init(_ catalog: TypeCatalog) { self.catalog = catalog }

  /// The name of the program that found it.
  var tool: String { catalog.tool }

  /// Writes the object, without a newline.
  func write(_ finding: FindingRecord, _ input: FormatInput, to out: inout ByteBuffer) {
    out.append("{\"message\": ")
    out.append(json: finding.message)
    out.append(", \"location\": {\"path\": ")
    out.append(json: input.path(of: finding))
    let line = input.line(of: finding)
    out.append(", \"range\": {\"start\": {\"line\": ")
    out.append(decimal: line)
    if let columns = finding.columns?.bytes {
      out.append(jsonKey: "column", columns.lowerBound + 1)
      out.append("}, \"end\": {\"line\": ")
      out.append(decimal: line)
      out.append(jsonKey: "column", columns.upperBound + 1)
    }
    out.append("}}}")
    out.append(jsonKey: "severity", finding.level.rdjson)
    out.append(", \"source\": {\"name\": ")
    out.append(json: catalog.tool)
    out.append("}, \"code\": {\"value\": ")
    out.append(json: finding.type)
    if let url = catalog.entry(finding.type).url { out.append(jsonKey: "url", url) }
    out.append("}")
    // Several suggestions are a choice for reviewdog: what takes several edits is none of them alone.
    if let fix = finding.fix, fix.edits.count == 1 { write(fix.edits[0], to: &out) }
    out.append("}")
  }

  private func write(_ edit: FindingEdit, to out: inout ByteBuffer) {
    out.append(", \"suggestions\": [{\"range\": {\"start\": {\"line\": ")
    out.append(decimal: edit.start.line)
    out.append(jsonKey: "column", edit.start.bytes + 1)
    out.append("}, \"end\": {\"line\": ")
    out.append(decimal: edit.end.line)
    out.append(jsonKey: "column", edit.end.bytes + 1)
    out.append("}}")
    out.append(jsonKey: "text", edit.text)
    out.append("}]")
  }
}

extension Level {
  /// reviewdog's word for it.
  fileprivate var rdjson: String {
    switch self {
    case .error: "ERROR"
    case .warning: "WARNING"
    case .check: "INFO"
    }
  }
}
