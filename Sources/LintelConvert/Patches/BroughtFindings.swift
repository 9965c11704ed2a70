// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What is wrong with a file after a patch, and is the patch's own: the way to it goes over a line
/// that the patch adds, or the file before the patch does not have it.
struct BroughtFindings {
  /// The findings in the order of the file.
  private(set) var findings: [MappingFinding] = []
  /// What could not be followed of the functions that the patch changes.
  private(set) var unchecked: [(line: Int, text: String)] = []
  /// How many bytes were judged for that.
  private(set) var judgedBytes = 0

  /// What makes two findings the same on both sides of a patch.
  private struct Key: Hashable {
    let function: String
    let code: ReasonCode
    let line: Int
  }

  init(from old: ByteView, to after: PatchedText, path: String) {
    guard Self.hasMappings(after.text) else { return }
    judgedBytes = after.text.count
    let (found, bodies) = after.text.withView { text in
      let judge = MappingsRun.judge(text, path: path)
      let bodies = judge.outline.functions.map { function in
        judge.line(function.body.lowerBound)...judge.line(function.body.upperBound)
      }
      return (judge.findings(), bodies)
    }
    var known: Set<Key> = []
    if !found.findings.isEmpty {
      judgedBytes += old.count
      let before = MappingsRun.findings(in: old, path: path).findings
      known = Set(before.map { Key(function: $0.function, code: $0.code, line: $0.line) })
    }
    findings = found.findings.filter { finding in
      if after.isAdded(finding.line) { return true }
      if finding.steps.contains(where: { after.isAdded($0.line) }) { return true }
      let line = after.oldLines[finding.line - 1]
      return !known.contains(Key(function: finding.function, code: finding.code, line: line))
    }
    unchecked = found.unchecked.filter { line, _ in
      let body = bodies.first { $0.contains(line) } ?? line...line
      return body.contains { after.isAdded($0) || after.cuts.contains($0) }
    }
  }

  private static func hasMappings(_ text: [UInt8]) -> Bool {
    text.withView { text in
      MappingsRun.names.contains { name in
        Array(name.utf8).withView { text.firstIndex(of: $0) != nil }
      }
    }
  }
}
