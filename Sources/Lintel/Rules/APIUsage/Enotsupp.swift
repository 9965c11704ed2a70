// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a new `ENOTSUPP`, an error code of NFS that user space has no name for.
enum Enotsupp: LineRule {
  static let info = RuleInfo(
    type: "ENOTSUPP", level: .warning, group: .apiUsage, fix: .unsafe,
    why: """
      ENOTSUPP is internal to the NFS code; user space prints it as an unknown error. EOPNOTSUPP \
      is the standard code for an operation that is not supported.
      """,
    examples: [
      Example(
        """
        !	return -ENOTSUPP;
        """, fixed: "+\treturn -EOPNOTSUPP;", inWholeFile: false),
      Example(
        """
        +	return -EOPNOTSUPP;
        """),
    ])

  static let needs = Needs.anyOf(["ENOTSUPP"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard !line.inWholeFile, let word = line.code.range(ofWord: "ENOTSUPP") else { return }
    if line.options.precise, let reason = reason(line, word), out.leavesOut(info, reason) { return }
    guard out.report(Self.self, .nonStandard), out.isFixing
    else { return }
    out.fixes?.replace(word, in: line.index, with: ByteView("EOPNOTSUPP").bytes) { text in
      if let range = text.withView({ $0.range(ofWord: "ENOTSUPP") }) {
        text.replace(range, with: ByteView("EOPNOTSUPP"))
      }
    }
  }

  /// Why the code is the right one here; nil where it is not.
  private static func reason(_ line: borrowing Line, _ word: Range<Int>) -> Dismissal? {
    if !line.code.isNegatedErrno(word) { return .meaning("the code is not returned here") }
    // include/linux/gpio/driver.h, pinctrl/pinconf.h and sound/soc.h: their cores look for it.
    let folders: [StaticString] = ["drivers/gpio/", "drivers/pinctrl/", "sound/soc/"]
    let functions: [StaticString] = ["set_config", "pinconf", "pin_config"]
    let isWanted =
      folders.contains { line.path.hasPrefix($0) }
      || line.functionName.withView { name in functions.contains { name.contains($0) } }
    return isWanted ? .meaning("the core that calls the function looks for ENOTSUPP") : nil
  }
}

extension ByteView {
  /// Whether the error code in the range is made negative there, and not compared.
  func isNegatedErrno(_ word: Range<Int>) -> Bool {
    guard self[word.lowerBound - 1] == UInt8(ascii: "-") else { return false }
    let end = skipSpacesBack(word.lowerBound - 1)
    if self[end - 1] == UInt8(ascii: "="), ByteSet("=!<>").contains(self[end - 2]) { return false }
    let next = skipSpaces(word.upperBound)
    return !has("==", at: next) && !has("!=", at: next)
      && !hasWord("case", at: skipSpaces(1))
  }
}

extension Message {
  fileprivate static let nonStandard: Message =
    "use EOPNOTSUPP; SUSv4 has no ENOTSUPP, and user space does not know it"
}
