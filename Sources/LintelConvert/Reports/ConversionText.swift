// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// Verdicts as text, with the lines of source that they speak of.
package struct ConversionText {
  private let showsColor: Bool
  private let isVerbose: Bool

  /// With `isVerbose` what shows that the conditions hold is written, too.
  package init(showsColor: Bool, isVerbose: Bool = false) {
    self.showsColor = showsColor
    self.isVerbose = isVerbose
  }

  /// Writes how many functions have which verdict, and how many calls would be converted.
  package static func writeTotals(_ verdicts: [FunctionVerdict], to out: inout ByteBuffer) {
    func count(_ verdict: Verdict) -> Int { verdicts.count { $0.verdict == verdict } }
    let maps = verdicts.map { verdict in verdict.sites.count { !$0.api.hasPrefix("kun") } }
    let converted = zip(verdicts, maps).filter { $0.0.verdict == .convert }
    out.append(
      "\(verdicts.count) function\(verdicts.count == 1 ? "" : "s"): \(count(.convert)) convert, \(count(.review)) review, "
    )
    out.append("\(count(.refuse)) refuse; \(converted.reduce(0) { $0 + $1.1 }) of ")
    out.append("\(maps.reduce(0, +)) maps would be converted\n")
  }

  /// Writes a verdict; the source is the file's text.
  package func write(_ verdict: FunctionVerdict, source: ByteView, to out: inout ByteBuffer) {
    out.append(QuotedName.shown(verdict.path))
    out.append(":\(verdict.line): ")
    paint(out: &out, color(of: verdict.verdict)) { $0.append(verdict.verdict.rawValue) }
    out.append(" \(verdict.function.isEmpty ? "code in no function" : verdict.function)\n")
    let lines = LineIndex(source)
    for reason in verdict.reasons where isVerbose || !reason.isProof {
      out.append("  \(reason.code.rawValue): \(reason.text)\n")
      if verdict.verdict != .convert {
        write(reason.steps, end: reason.line, lines, source, to: &out)
      }
    }
    if verdict.verdict != .convert { out.append("\n") }
  }

  /// Writes a finding; the source is the file's text.
  package func write(_ finding: MappingFinding, source: ByteView, to out: inout ByteBuffer) {
    out.append(QuotedName.shown(finding.path))
    out.append(":\(finding.line): ")
    paint(out: &out, "31") { $0.append(finding.code.rawValue) }
    out.append(": \(finding.function): \(finding.message)\n")
    write(finding.steps, end: finding.line, LineIndex(source), source, to: &out)
    out.append("\n")
  }

  private func write(
    _ steps: [ReasonStep], end: Int, _ lines: LineIndex, _ source: ByteView,
    to out: inout ByteBuffer
  ) {
    var last = 0
    for step in steps where step.line != end && step.line != last {
      write(line: step.line, step.text, lines, source, to: &out)
      last = step.line
    }
    write(line: end, "here", lines, source, to: &out)
  }

  private func write(
    line: Int, _ text: String, _ lines: LineIndex, _ source: ByteView, to out: inout ByteBuffer
  ) {
    let number = String(line)
    out.append(repeating: UInt8(ascii: " "), count: max(0, 7 - number.utf8.count))
    out.append("\(number) | ")
    if let start = lines.start(of: line) {
      let end = source.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? source.count
      out.append(shown: source[start..<min(end, start + Limits.shownLineBytes)])
    }
    paint(out: &out, "36") { $0.append("    <- \(text)") }
    out.append("\n")
  }

  private func color(of verdict: Verdict) -> StaticString {
    switch verdict {
    case .convert: "32"
    case .review: "33"
    case .refuse: "31"
    }
  }

  private func paint(
    out: inout ByteBuffer, _ color: StaticString, _ body: (inout ByteBuffer) -> Void
  ) {
    if showsColor {
      out.append("\u{1B}[")
      out.append(color)
      out.append("m")
    }
    body(&out)
    if showsColor { out.append("\u{1B}[0m") }
  }
}
