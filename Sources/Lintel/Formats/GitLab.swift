// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// GitLab's code quality report: an array, in which each fingerprint must stand once.
struct GitLab: FindingFormat {
  private var fingerprints = Fingerprints()
  private var hasEntry = false

  mutating func start(to out: inout ByteBuffer) { out.append("[") }

  mutating func add(_ finding: FindingRecord, of input: FormatInput, to out: inout ByteBuffer) {
    out.append(hasEntry ? ",\n" : "\n")
    hasEntry = true
    let path = input.path(of: finding)
    let line = input.line(of: finding)
    out.append("{\"description\": ")
    out.append(json: finding.message)
    out.append(jsonKey: "check_name", finding.type)
    out.append(jsonKey: "fingerprint", fingerprints.next(finding, path: path))
    out.append(jsonKey: "severity", finding.level.gitLab)
    out.append(", \"location\": {\"path\": ")
    out.append(json: path)
    // Either lines or positions may be there, not both.
    if let columns = finding.columns?.characters {
      out.append(", \"positions\": {\"begin\": {\"line\": ")
      out.append(decimal: line)
      out.append(jsonKey: "column", columns.lowerBound + 1)
      out.append("}, \"end\": {\"line\": ")
      out.append(decimal: line)
      out.append(jsonKey: "column", max(columns.upperBound, columns.lowerBound + 1))
      out.append("}}")
    } else {
      out.append(", \"lines\": {\"begin\": ")
      out.append(decimal: line)
      out.append("}")
    }
    out.append("}}")
  }

  mutating func finish(_ totals: FormatTotals, to out: inout ByteBuffer) { out.append("\n]\n") }
}

extension Level {
  /// GitLab's word for how severe it is.
  fileprivate var gitLab: String {
    switch self {
    case .error: "major"
    case .warning: "minor"
    case .check: "info"
    }
  }
}
