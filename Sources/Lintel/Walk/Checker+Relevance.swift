// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What `--precise` knows of an input before its lines are looked at, and of where a line stands.
extension Checker {
  /// A checker that keeps all findings of what patches remove, whatever is relevant in them.
  init(forRemovedSideWith rules: RuleSet, _ services: Services) {
    self.init(services: services, rules: rules, progress: nil, output: nil, keepsFindings: true)
    judgesRelevance = false
  }

  /// Which types say anything about a text; nil where nobody asks.
  func relevance(of text: ByteView) -> Relevance? {
    guard options.precise, !isForUBoot, judgesRelevance else { return nil }
    let facts = InputFacts(text)
    let side = RemovedSide(text, facts.hunks, rules: rules, line.services)
    return Relevance(facts, side, line.services)
  }

  /// Which types say anything about a source file; nil where nobody asks.
  func relevance(ofFile text: ByteView) -> Relevance? {
    guard options.precise, !isForUBoot else { return nil }
    return Relevance(fileWithText: text, line.services)
  }

  /// Whether U-Boot's rules hold, which are not the kernel's.
  private var isForUBoot: Bool { options.uBoot || line.has(.uBootLogging) }

  /// Tells what decides about findings where the line stands.
  mutating func enterLine() {
    out.relevance?.enter(line.raw, inHunk: out.inHunk, number: line.number)
    out.relevance?.isNote =
      log.hasSeparator && !log.inLog && line.path.view.isEmpty && line.remaining == 0
  }
}
