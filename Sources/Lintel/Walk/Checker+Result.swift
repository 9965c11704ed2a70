// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension Checker {
  /// Takes the name that the report has for what is checked next.
  mutating func setDisplayName(_ name: [UInt8]) { out.written?.displayName = name }

  /// Takes the fixes that the records of the next input are to have.
  package mutating func setFixes(_ fixes: consuming FixTable) { out.written?.fixes = fixes }

  /// The fixes that the last check has found, which only looked for those.
  mutating func takeProposals() -> FixTable {
    defer { out.written?.proposals = FixTable() }
    return out.written?.proposals ?? FixTable()
  }

  /// The result of the last check, or its last part where earlier ones were handed on.
  ///
  /// Only a checker that writes its findings has one.
  package mutating func result() -> InputResult {
    var result = InputResult()
    result.linesChecked = walk.linesChecked
    result.trace = valueTrace.view.bytes
    result.isStrict = line.isStrict
    result.isPatch = log.isPatch
    result.hasWhitespaceErrors = out.hasWhitespaceErrors
    memory.tell(&result)
    if line.patch.count == 0 {
      result.silence = .empty
    } else if !options.patch && !log.isPatch {
      result.silence = .notAPatch
    }
    out.written?.move(to: &result)
    result.fixedLines = fixedLines
    result.unchecked = unchecked
    return result
  }
}

extension Checker {
  /// What of the last input was not checked or fixed as it was too large; see `Limits`.
  package var unchecked: [String] {
    var words: [String] = []
    let long = line.patch.longLines
    if long.count > 0 {
      let others = long.count > 1 ? " and \(long.count - 1) more" : ""
      // The patch that a file becomes has three lines more.
      let number = line.inWholeFile ? long.first - 3 : long.first
      words.append(
        "line \(number)\(others): not checked, longer than \(Limits.lineBytes) bytes")
    }
    if options.fixMode != nil && out.fixes == nil && line.patch.count > 0 {
      words.append(
        long.count > 0
          ? "not fixed, as it has a line of that length"
          : "not fixed, as it has more than \(Limits.fixedBytes) bytes or \(Limits.fixedLines) lines"
      )
    }
    return words
  }

  /// Whether the last input was a file without anything to check, since it is binary.
  var isBinary: Bool { line.patch.isBinary }

  /// What the last check found; empty for a checker that writes its findings.
  package var findings: [Finding] { out.findings }

  /// The fixes of the last input; nil where none were wanted.
  var fixes: FixedText? { out.fixes }

  /// The lines of the last input after fixing; nil where nothing was fixed.
  package var fixedLines: [[UInt8]]? {
    guard let fixes = out.fixes, fixes.isChanged(from: line.patch) else { return nil }
    return fixes.result()
  }

  /// As `fixedLines`, for a run of many: nil also where all changes together change nothing.
  var changedLines: [[UInt8]]? {
    guard let lines = fixedLines else { return nil }
    let isSame =
      lines.count == line.patch.count
      && lines.indices.allSatisfy { index in
        lines[index].withView { $0.equals(line.patch.raw(index)) }
      }
    return isSame ? nil : lines
  }
}
