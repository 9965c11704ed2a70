// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The XML of JUnit: an input is a suite, and each type that was found in it a test that failed.
struct JUnit: FindingFormat {
  private var found = FindingsByType()

  mutating func start(to out: inout ByteBuffer) {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"lintel\">\n")
  }

  mutating func add(_ finding: FindingRecord, of input: FormatInput, to out: inout ByteBuffer) {
    found.add(finding, of: input)
  }

  mutating func end(_ input: FormatInput, to out: inout ByteBuffer) {
    let failures = found.groups.count
    out.append("<testsuite name=\"")
    out.append(xml: input.title)
    out.append("\" tests=\"")
    out.append(decimal: failures + (failures == 0 ? 1 : 0))
    out.append("\" failures=\"")
    out.append(decimal: failures)
    out.append("\" errors=\"")
    out.append(decimal: input.problems.count)
    out.append("\">\n")
    if failures == 0 { openCase("lintel", input, to: &out) }
    for problem in input.problems {
      out.append("<error message=\"")
      out.append(xml: Array(problem.utf8))
      out.append("\"/>\n")
    }
    if failures == 0 { out.append("</testcase>\n") }
    for group in found.groups { write(group, input, to: &out) }
    out.append("</testsuite>\n")
    found.clear()
  }

  mutating func finish(_ totals: FormatTotals, to out: inout ByteBuffer) {
    out.append("</testsuites>\n")
  }

  private func openCase(_ name: String, _ input: FormatInput, to out: inout ByteBuffer) {
    out.append("<testcase name=\"\(name)\" classname=\"")
    out.append(xml: input.title)
    out.append("\">\n")
  }

  private func write(
    _ group: FindingsByType.Group, _ input: FormatInput, to out: inout ByteBuffer
  ) {
    openCase(group.type, input, to: &out)
    out.append("<failure type=\"\(group.level.lowercaseWord)\" message=\"")
    out.append("\(group.count) finding\(group.count == 1 ? "" : "s")\">")
    for line in group.lines {
      out.append(xml: line)
      out.append("\n")
    }
    if let more = group.more { out.append("\(more)\n") }
    out.append("</failure>\n</testcase>\n")
  }
}
