// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension Checker {
  /// The result of the last check, with its findings as text.
  package func result(isColored: Bool) -> InputResult {
    var result = InputResult()
    result.linesChecked = linesChecked
    result.trace = valueTrace.view.bytes
    result.isStrict = line.isStrict
    result.isPatch = log.isPatch
    result.hasWhitespaceErrors = out.hasWhitespaceErrors
    result.knownNames = hunk.names.forLaterInputs
    result.linkerWords = Set(hunk.linkerWords.keys)
    if line.patch.count == 0 {
      result.silence = .empty
    } else if !options.patch && !log.isPatch {
      result.silence = .notAPatch
    }
    let format = FindingText(
      options: options, inputName: line.inputName, isWholeFile: line.inWholeFile,
      isColored: isColored)
    var text = ByteBuffer(capacity: 4096)
    for finding in out.findings {
      if let word = options.testOnly,
        !format.mentions(word, finding, line.patch, paths: out.paths)
      {
        continue
      }
      format.append(finding, line.patch, paths: out.paths, to: &text)
      result.entries.append(
        InputResult.Entry(
          type: finding.info.type, level: finding.level, once: finding.once, textEnd: text.count))
    }
    result.text = text.view.bytes
    result.fixedLines = fixedLines
    return result
  }
}

extension Checker {
  /// What the last check found.
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
