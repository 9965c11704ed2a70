// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The rules of mappings, checked where code has local ones already.
extension FileJudge {
  /// Which conditions are rules, not only conditions of a conversion.
  private static let rules: Set<ReasonCode> = [
    .everyPath, .unmappedTwice, .usedAfterUnmap, .lastInFirstOut, .movedPointer, .samePage,
    .otherPartner, .boundedDepth, .lowMemoryAddress,
  ]

  /// What breaks a rule in the file, in its order, and the calls that could not be followed.
  func findings() -> MappingFindings {
    var found = MappingFindings()
    var covered: Set<Int> = []
    for macro in outline.macros { covered.formUnion(macro.parts.body) }
    for function in outline.functions {
      let calls = function.body.filter { isOrdered($0) && !covered.contains($0) }
      guard let first = calls.first else { continue }
      covered.formUnion(calls)
      do throws(ReadingProblem) {
        found.findings += findings(in: function, try walk(function, .lenient))
      } catch {
        let text = "\(function.text)() from line \(line(first)) on: \(error.text)"
        found.unchecked.append((line(error.token), text))
      }
    }
    if let stray = strayCalls(covered, isOrdered).first {
      found.unchecked.append((line(stray), "a call in code that is not understood"))
    }
    return found
  }

  /// Whether a token maps or unmaps in order: what kmap() maps has none.
  private func isOrdered(_ token: Int) -> Bool {
    guard source[token].kind == .word, let word = ConvertWord(rawValue: source[token].value) else {
      return false
    }
    return word.maps?.isOrdered == true || word.unmaps?.kind.isOrdered == true
  }

  /// What holds if conditions do not change is no finding.
  private func findings(
    in function: SourceFunction, _ outcome: WalkResult
  ) -> [MappingFinding] {
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
