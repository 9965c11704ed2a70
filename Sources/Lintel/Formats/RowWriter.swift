// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// What programs read of many inputs: a JSON object a line, whose `k` says what it is. The first is a
/// `start`; then each input has its findings, and one `end`, in the order of the inputs.
///
/// `Documentation/Schemas/rows.schema.json` describes them.
package struct RowWriter: ~Copyable {
  /// What changes when the meaning of a field does.
  package static let protocolVersion = 1

  private let catalog: TypeCatalog
  private var json: FindingJSON
  private var report: CheckpatchReport
  /// The sums before the input whose parts are being added.
  private var before = CheckpatchReport.Total()

  /// A writer for the inputs of a run.
  package init(_ options: CheckOptions, _ catalog: TypeCatalog) {
    self.catalog = catalog
    json = FindingJSON(catalog)
    report = CheckpatchReport(
      options: options, hasSeveralInputs: true, extent: .tableOnly, descriptions: TypeDescriptions()
    )
  }

  /// Adds the first row: who checks, and a name for the rules and options, which is the same wherever
  /// they are.
  package static func start(_ services: Services, to out: inout ByteBuffer) {
    out.append("{\"k\": \"start\"")
    out.append(jsonKey: "protocol", protocolVersion)
    out.append(jsonKey: "version", LintelVersion.text)
    out.append(jsonKey: "compat", services.profile.name)
    out.append(jsonKey: "rules", RunKey.name(services).text)
    out.append("}\n")
  }

  /// Adds the rows of a part of an input; whether that is its last one.
  package mutating func add(_ part: Delivery, to out: inout ByteBuffer) -> Bool {
    let result = part.result
    report.add(result, name: part.name, isOneOfSeveral: false, fixedPath: nil)
    report.clear()
    if !report.records.isEmpty {
      let input = FormatInput(
        name: part.name, title: result.displayName, isCommit: part.isCommit)
      for record in report.records {
        json.write(record, input, rowOf: part.id, to: &out)
        out.append("\n")
      }
    }
    guard let end = result.end else { return false }
    write(end, part.id, to: &out)
    before = report.total
    // Equal findings of an input have numbers of their own, whatever its neighbours have.
    json = FindingJSON(catalog)
    return true
  }

  private func write(_ end: InputEnd, _ id: String, to out: inout ByteBuffer) {
    out.append("{\"k\": \"end\"")
    out.append(jsonKey: "id", id)
    out.append(jsonKey: "status", end.status.rawValue)
    out.append(jsonKey: "errors", report.total.errors - before.errors)
    out.append(jsonKey: "warnings", report.total.warnings - before.warnings)
    out.append(jsonKey: "checks", report.total.checks - before.checks)
    out.append(jsonKey: "lines", report.total.lines - before.lines)
    out.append(jsonKey: "microseconds", end.microseconds)
    if let origin = end.origin {
      if !origin.messageID.isEmpty { out.append(jsonKey: "message_id", origin.messageID) }
      if let seconds = origin.seconds { out.append(jsonKey: "date", MailMoment.text(seconds)) }
      if !origin.domain.isEmpty { out.append(jsonKey: "domain", origin.domain) }
    }
    if !end.problems.isEmpty { out.append(jsonKey: "problems", end.problems) }
    out.append("}\n")
  }
}
