// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What b4's checks of a patch return: an array with one result, whose `details` are a JSON text of
/// their own. Its review screen shows them with their lines and links.
struct B4: FindingFormat {
  /// How many findings are told: the screen is for eyes.
  static let mostDetails = 200

  private let catalog: TypeCatalog
  private var details: [UInt8] = []
  private var count = 0

  init(_ catalog: TypeCatalog) { self.catalog = catalog }

  mutating func add(_ finding: FindingRecord, of input: FormatInput, to out: inout ByteBuffer) {
    count += 1
    guard count <= Self.mostDetails else { return }
    var detail = ByteBuffer()
    detail.append(count > 1 ? ", {\"status\": " : "{\"status\": ")
    detail.append(json: finding.level == .error ? "fail" : "warn")
    detail.append(jsonKey: "description", description(of: finding, input))
    detail.append(jsonKey: "state", finding.level.lowercaseWord)
    let line = finding.text.withView { $0.trimmed(0..<$0.count) }
    if !line.isEmpty { detail.append(jsonKey: "srcline", Array(finding.text[line])) }
    if let url = catalog.entry(finding.type).url { detail.append(jsonKey: "url", url) }
    detail.append("}")
    detail.view.append(to: &details)
  }

  mutating func finish(_ totals: FormatTotals, to out: inout ByteBuffer) {
    let isFailed = totals.errors > 0 || !totals.problems.isEmpty
    out.append("[{\"tool\": ")
    out.append(json: catalog.tool)
    out.append(jsonKey: "status", isFailed ? "fail" : totals.findings > 0 ? "warn" : "pass")
    let shown = count > Self.mostDetails ? ", the first \(Self.mostDetails) shown" : ""
    let words = totals.problems + [totals.summary + shown]
    out.append(jsonKey: "summary", words.joined(separator: "; "))
    if count > 0 {
      out.append(jsonKey: "details", [UInt8(ascii: "[")] + details + [UInt8(ascii: "]")])
    }
    out.append("}]\n")
  }

  /// `path:line: TYPE: message`, without the place where the line tells it.
  private func description(of finding: FindingRecord, _ input: FormatInput) -> [UInt8] {
    var text = ByteBuffer()
    if finding.place == .file {
      finding.path.withView { text.append($0) }
      text.append(":")
      text.append(decimal: max(finding.line, 1))
      text.append(": ")
    }
    text.append(finding.type)
    text.append(": ")
    Array(finding.firstLine).withView { text.append($0) }
    return text.view.bytes
  }
}
