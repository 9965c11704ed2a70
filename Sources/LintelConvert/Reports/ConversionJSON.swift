// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// Verdicts as JSON: one object a line.
package enum ConversionJSON {
  /// Writes a finding and the end of its line.
  package static func write(_ finding: MappingFinding, to out: inout ByteBuffer) {
    out.append("{\"path\": ")
    out.append(json: finding.path)
    out.append(jsonKey: "function", finding.function)
    out.append(jsonKey: "line", finding.line)
    out.append(jsonKey: "code", finding.code.rawValue)
    out.append(jsonKey: "message", finding.message)
    write(finding.steps, to: &out)
    out.append("}\n")
  }

  /// Writes a verdict and the end of its line.
  package static func write(_ verdict: FunctionVerdict, to out: inout ByteBuffer) {
    out.append("{\"path\": ")
    out.append(json: verdict.path)
    out.append(jsonKey: "function", verdict.function)
    out.append(jsonKey: "line", verdict.line)
    out.append(jsonKey: "verdict", verdict.verdict.rawValue)
    out.append(", \"reasons\": [")
    for (index, reason) in verdict.reasons.enumerated() {
      if index > 0 { out.append(", ") }
      write(reason, to: &out)
    }
    out.append("], \"sites\": [")
    for (index, site) in verdict.sites.enumerated() {
      out.append(index > 0 ? ", {\"line\": " : "{\"line\": ")
      out.append(decimal: site.line)
      out.append(jsonKey: "api", site.api)
      out.append("}")
    }
    out.append("], \"edits\": [")
    for (index, edit) in verdict.edits.enumerated() {
      out.append(index > 0 ? ", {\"start\": " : "{\"start\": ")
      out.append(decimal: edit.range.lowerBound)
      out.append(jsonKey: "end", edit.range.upperBound)
      out.append(jsonKey: "text", edit.text)
      out.append("}")
    }
    out.append("]")
    if !verdict.group.isEmpty { write(verdict.group, to: &out) }
    out.append("}\n")
  }

  private static func write(_ group: [GroupMember], to out: inout ByteBuffer) {
    out.append(", \"group\": [")
    for (index, member) in group.enumerated() {
      out.append(index > 0 ? ", {\"path\": " : "{\"path\": ")
      out.append(json: member.path)
      out.append(jsonKey: "function", member.function)
      out.append("}")
    }
    out.append("]")
  }

  private static func write(_ reason: Reason, to out: inout ByteBuffer) {
    out.append("{\"code\": ")
    out.append(json: reason.code.rawValue)
    out.append(jsonKey: "text", reason.text)
    out.append(jsonKey: "line", reason.line)
    write(reason.steps, to: &out)
    out.append("}")
  }

  private static func write(_ steps: [ReasonStep], to out: inout ByteBuffer) {
    out.append(", \"steps\": [")
    for (index, step) in steps.enumerated() {
      out.append(index > 0 ? ", {\"line\": " : "{\"line\": ")
      out.append(decimal: step.line)
      out.append(jsonKey: "text", step.text)
      out.append("}")
    }
    out.append("]")
  }
}
