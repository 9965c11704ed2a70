// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The XML of Checkstyle, which most CI servers read: the findings of a file in a row in one element.
struct Checkstyle: FindingFormat {
  /// The file whose element is open.
  private var path: [UInt8]?

  mutating func start(to out: inout ByteBuffer) {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n")
  }

  mutating func add(_ finding: FindingRecord, of input: FormatInput, to out: inout ByteBuffer) {
    let path = input.path(of: finding)
    if path != self.path {
      closeFile(&out)
      self.path = path
      out.append("<file name=\"")
      out.append(xml: path)
      out.append("\">\n")
    }
    out.append("<error line=\"")
    out.append(decimal: input.line(of: finding))
    if let columns = finding.columns?.characters {
      out.append("\" column=\"")
      out.append(decimal: columns.lowerBound + 1)
    }
    out.append("\" severity=\"")
    out.append(finding.level == .check ? "info" : finding.level.lowercaseWord)
    out.append("\" message=\"")
    out.append(xml: finding.message)
    out.append("\" source=\"lintel.")
    out.append(xml: Array(finding.type.utf8))
    out.append("\"/>\n")
  }

  mutating func finish(_ totals: FormatTotals, to out: inout ByteBuffer) {
    closeFile(&out)
    out.append("</checkstyle>\n")
  }

  private mutating func closeFile(_ out: inout ByteBuffer) {
    if path != nil { out.append("</file>\n") }
    path = nil
  }
}
