// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// A report for another program, written piece by piece: what was added is in `out` at once, or is
/// kept as far as its size is bounded.
///
/// The calls come in this order: `start`, then for each input its findings and `end(_:to:)`, at last
/// `finish`.
package protocol FindingFormat {
  /// Begins the report.
  mutating func start(to out: inout ByteBuffer)
  /// Adds a finding of an input.
  mutating func add(_ finding: FindingRecord, of input: FormatInput, to out: inout ByteBuffer)
  /// Ends an input, also one without findings.
  mutating func end(_ input: FormatInput, to out: inout ByteBuffer)
  /// Ends the report.
  mutating func finish(_ totals: FormatTotals, to out: inout ByteBuffer)
}

extension FindingFormat {
  package mutating func start(to out: inout ByteBuffer) {}
  package mutating func end(_ input: FormatInput, to out: inout ByteBuffer) {}
}

/// An input, as formats name it.
package struct FormatInput: Sendable {
  /// How the user named it; the id of a commit.
  package let name: String
  /// How reports name it: a mail by its subject, a commit by its id and subject.
  package let title: [UInt8]
  /// Whether it is a commit of a repository.
  package let isCommit: Bool
  /// Why it could not be checked, or not in full, in words for the user; empty where all went well.
  package let problems: [String]

  package init(name: String, title: [UInt8], isCommit: Bool = false, problems: [String] = []) {
    self.name = name
    self.title = title.isEmpty ? Array(name.utf8) : title
    self.isCommit = isCommit
    self.problems = problems
  }

  /// The path of a finding for a format that wants one of each: that of its file, else what it was
  /// found in.
  func path(of finding: FindingRecord) -> [UInt8] {
    finding.path.isEmpty ? Array(name.utf8) : finding.path
  }

  /// The line in `path(of:)`; 1 for what has none.
  func line(of finding: FindingRecord) -> Int {
    max(finding.path.isEmpty || finding.place != .file ? finding.inputLine : finding.line, 1)
  }
}

/// The sums of a report.
package struct FormatTotals: Sendable {
  /// How many inputs were checked.
  package var inputs = 0
  package var errors = 0
  package var warnings = 0
  package var checks = 0
  /// What could not be checked, in words for the user.
  package var problems: [String] = []

  package init() {}

  /// How many findings there are.
  var findings: Int { errors + warnings + checks }

  /// The sums in words: `2 errors, 1 warning`.
  var summary: String {
    let parts = [(errors, "error"), (warnings, "warning"), (checks, "check")]
      .filter { $0.0 > 0 }
      .map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
    return parts.isEmpty ? "no findings" : parts.joined(separator: ", ")
  }
}
