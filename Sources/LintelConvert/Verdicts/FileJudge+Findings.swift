// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The rules of mappings, checked where code has local ones already.
extension FileJudge {
  /// Which conditions are rules, not only conditions of a conversion.
  private static let rules: Set<ReasonCode> = [
    .everyPath, .unmappedTwice, .usedAfterUnmap, .lastInFirstOut, .movedPointer, .samePage,
    .otherPartner, .boundedDepth, .lowMemoryAddress,
  ]

  /// The functions of the file that break a rule, in its order.
  func findings() -> [MappingFinding] {
    outline.functions.flatMap { function in
      function.body.contains(where: { isOrdered($0) }) ? findings(in: function) : []
    }
  }

  /// Whether a token maps or unmaps in order: what kmap() maps has none.
  private func isOrdered(_ token: Int) -> Bool {
    guard source[token].kind == .word, let word = ConvertWord(rawValue: source[token].value) else {
      return false
    }
    return word.maps?.isOrdered == true || word.unmaps?.kind.isOrdered == true
  }

  private func findings(in function: SourceFunction) -> [MappingFinding] {
    // What is not understood is no finding; what holds if conditions do not change is none either.
    guard let outcome = try? walk(function, .lenient) else { return [] }
    // A pointer that is asked where it is in its page is known to leave it.
    let isAsked = function.body.contains { source.bytes($0).equals("offset_in_page") }
    var findings = outcome.problems.filter {
      Self.rules.contains($0.code) && !(isAsked && $0.code == .movedPointer)
    }
    findings += outcome.notes.filter { $0.code == .sleeps }
    return findings.sorted { $0.token < $1.token }.map { finding in
      MappingFinding(
        path: path, function: function.text, line: line(finding.token), code: finding.code,
        message: finding.text,
        steps: finding.steps.map { ReasonStep(line: line($0.token), text: $0.text) })
    }
  }
}
