// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// What was found in a file as text, with the lines of source that it is about.
package struct ConversionText {
  private let source: ByteView
  private let firstLine: Int
  private let lines: LineIndex
  private let showsColor: Bool
  private let isVerbose: Bool

  /// A report on a file with this text, whose bytes must stay where they are.
  ///
  /// With colours, which are for a terminal, control characters of the source are shown, not sent.
  /// With `isVerbose` what shows that the conditions hold is written, too. `firstLine` is the number
  /// of the first line of a text that is a part of its file.
  package init(
    source: ByteView, firstLine: Int = 1, showsColor: Bool, isVerbose: Bool = false
  ) {
    self.source = source
    self.firstLine = firstLine
    lines = LineIndex(source)
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
    out.append("\(maps.reduce(0, +)) calls would be converted\n")
  }

  /// Writes a verdict.
  package func write(_ verdict: FunctionVerdict, to out: inout ByteBuffer) {
    out.append(QuotedName.shown(verdict.path))
    out.append(":\(verdict.line): ")
    paint(out: &out, color(of: verdict.verdict)) { $0.append(verdict.verdict.rawValue) }
    let name = verdict.function.isEmpty ? "code in no function" : verdict.function
    say(" \(name)\n", to: &out)
    for reason in verdict.reasons where isVerbose || !reason.isProof {
      say("  \(reason.code.rawValue): \(reason.text)\n", to: &out)
      if verdict.verdict != .convert { write(reason.steps, end: reason.line, to: &out) }
    }
    if !verdict.group.isEmpty {
      let names = verdict.group.map { member in
        member.path == verdict.path ? member.function : "\(member.function) in \(member.path)"
      }
      say("  together with: \(names.joined(separator: ", "))\n", to: &out)
    }
    if verdict.verdict != .convert { out.append("\n") }
  }

  /// Writes a finding.
  package func write(_ finding: MappingFinding, to out: inout ByteBuffer) {
    out.append(QuotedName.shown(finding.path))
    out.append(":\(finding.line): ")
    paint(out: &out, "31") { $0.append(finding.code.rawValue) }
    say(": \(finding.function): \(finding.message)\n", to: &out)
    write(finding.steps, end: finding.line, to: &out)
    out.append("\n")
  }

  private func write(_ steps: [ReasonStep], end: Int, to out: inout ByteBuffer) {
    var last = 0
    for step in steps where step.line != end && step.line != last {
      write(line: step.line, step.text, to: &out)
      last = step.line
    }
    write(line: end, "here", to: &out)
  }

  private func write(line: Int, _ text: String, to out: inout ByteBuffer) {
    let number = String(line)
    out.append(repeating: UInt8(ascii: " "), count: max(0, 7 - number.utf8.count))
    out.append("\(number) | ")
    if let start = lines.start(of: line - firstLine + 1) {
      let end = source.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? source.count
      out.append(shown: source[start..<min(end, start + Limits.shownLineBytes)])
    }
    paint(out: &out, "36") { say("    <- \(text)", to: &$0) }
    out.append("\n")
  }

  /// Adds what may quote the source.
  private func say(_ text: String, to out: inout ByteBuffer) {
    guard showsColor else { return out.append(text) }
    Array(text.utf8).withView { out.append(shown: $0) }
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
