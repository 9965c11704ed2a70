// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `%p` conversions that print an address as it is, and those that do not exist.
///
/// Both types are found in one pass over the strings of a statement, since their order is theirs.
enum VsprintfPointerExtension: StatementRule {
  static let info = RuleInfo(
    type: "VSPRINTF_POINTER_EXTENSION", level: .warning, otherLevels: [.error], group: .apiUsage,
    why: """
      The kernel prints many kinds of objects with letters after %p. An unknown letter is ignored \
      and prints nothing but a hashed address; %pf and %pF are gone, and %pA is for Rust only.
      """,
    reference: "Documentation/core-api/printk-formats.rst",
    examples: [
      Example(
        """
        !	pr_info("called from %pF\\n", caller);
        !	pr_info("state %pz\\n", state);
        !	pr_info("called from %pA\\n", caller);
        """),
      Example(
        """
        +	pr_info("called from %pS\\n", caller);
        +	pr_info("address %p, %pI4, %pfwP\\n", state, &ip, node);
        +	pr_info("format %p4ch\\n", &format);
        """),
      Example(
        """
        !	pr_info("format %p4ch\\n", &format);
        """, options: ["--compat=6.12"]),
    ])

  static let addressInfo = RuleInfo(
    type: "VSPRINTF_SPECIFIER_PX", level: .warning, group: .apiUsage,
    why: """
      %px prints an address of the kernel as it is, which helps an attacker. %p prints a hash of it, \
      which is enough to tell pointers apart.
      """,
    reference: "Documentation/core-api/printk-formats.rst#unmodified-addresses",
    examples: [
      Example(
        """
        !	pr_info("state at %px\\n", state);
        """),
      Example(
        """
        +	pr_info("state at %p\\n", state);
        """),
    ])

  static var infos: [RuleInfo] { [info, addressInfo] }

  static let needs = Needs.anyLine

  static func check(
    _ statement: borrowing StatementBlock, _ line: borrowing Line, _ out: inout Reporter
  ) {
    let code = statement.text
    guard code[0] == UInt8(ascii: "+"), !code.contains(UInt8(ascii: "{")),
      code.contains(UInt8(ascii: "\"")), mentionsPointer(code, line),
      let argument = lastFormat(code), let name = callee(code, before: argument),
      !isVolatile(name)
    else { return }
    var hasAddress = false
    for below in 0...code.occurrences(of: UInt8(ascii: "\n")) {
      // The words of a linker script's header are no longer what the patch has.
      let code = below == 0 ? line.code : line.patch.code(line.index + below)
      guard let string = Grammar.firstString(code) else { continue }
      let format = line.rawBelow(below)[string]
      guard format.contains(UInt8(ascii: "%")) else { continue }
      withoutPercentSigns(format).withView { format in
        var at = 0
        while let found = PointerConversion(format, from: at) {
          at = found.end
          if !found.isKnown(line) {
            let level: Level = found.text.contains("pA") ? .error : .warning
            out.report(
              info, level: level, .unknown(found),
              show: .custom(line.shownLines(of: line.statement)))
            return
          }
          if found.letter == UInt8(ascii: "x") && !hasAddress {
            hasAddress = true
            out.report(addressInfo, .address, show: .custom(line.shownLines(of: line.statement)))
          }
        }
      }
    }
  }

  /// Whether a line of the statement may have a conversion of a pointer; no is certain.
  private static func mentionsPointer(_ code: ByteView, _ line: borrowing Line) -> Bool {
    var below = 0
    var start = 0
    while true {
      if PointerConversion.mayStand(in: line.rawBelow(below)) { return true }
      guard let newline = code.firstIndex(of: UInt8(ascii: "\n"), from: start) else { return false }
      start = newline + 1
      below += 1
    }
  }

  /// Where the last string starts that a comma follows.
  private static func lastFormat(_ code: ByteView) -> Int? {
    var end = code.count
    while let quote = code.lastIndex(of: UInt8(ascii: "\""), before: end) {
      if let close = Grammar.string(code, quote), code[code.skipSpaces(close)] == UInt8(ascii: ",")
      {
        return quote
      }
      end = quote
    }
    return nil
  }

  /// The last word before `end` that an open parenthesis follows.
  private static func callee(_ code: ByteView, before end: Int) -> ByteView? {
    var end = end
    while let open = code.lastIndex(of: UInt8(ascii: "("), before: end) {
      let nameEnd = code.skipSpacesBack(open)
      let start = max(code.wordStart(nameEnd), 1)
      if nameEnd > start { return code[start..<nameEnd] }
      end = open
    }
    return nil
  }

  private static func isVolatile(_ name: ByteView) -> Bool {
    let start = name.skip(ByteSet("_"), 0)
    return name[start..<max(start, name.skipTrailing(UInt8(ascii: "_"), before: name.count))]
      .equals("volatile")
  }

  /// The format without its `%%`; what stood around one then stands together.
  private static func withoutPercentSigns(_ format: ByteView) -> [UInt8] {
    var text: [UInt8] = []
    var at = 0
    while at < format.count {
      if format.has("%%", at: at) {
        at += 2
      } else {
        text.append(format[at])
        at += 1
      }
    }
    return text
  }
}

/// A `%p` with at least one letter or digit after it.
private struct PointerConversion {
  let text: ByteView
  let letter: UInt8
  /// The rest of the word after the letter.
  let rest: ByteView
  let end: Int

  /// The next one at or after `start`.
  init?(_ format: ByteView, from start: Int) {
    var at = start
    while let percent = format.firstIndex(of: UInt8(ascii: "%"), from: at) {
      at = percent + 1
      let pointer = format.skip(ByteSet("*.").union(.digit), at)
      guard format[pointer] == UInt8(ascii: "p"), format[pointer + 1].isWord else { continue }
      end = format.wordEnd(pointer)
      text = format[percent..<end]
      letter = format[pointer + 1]
      rest = format[(pointer + 2)..<end]
      return
    }
    return nil
  }

  /// Whether there may be one in the line, double percent signs or not.
  static func mayStand(in raw: ByteView) -> Bool {
    var at = 0
    while let percent = raw.firstIndex(of: UInt8(ascii: "%"), from: at) {
      at = percent + 1
      while raw[at].isDigit || raw[at] == UInt8(ascii: "*") || raw[at] == UInt8(ascii: ".")
        || raw[at] == UInt8(ascii: "%")
      {
        at += 1
      }
      if raw[at] == UInt8(ascii: "p") { return true }
    }
    return false
  }

  private static let letters = ByteSet("4SsBKRraEehMmIiUDdgVCbGNOxtf")

  /// What may follow %p4.
  private static let fourcc: [StaticString] = ["cc", "ch", "cl", "cb", "chR"]

  /// Whether the kernel knows it; `f` and `4` need another letter or two.
  func isKnown(_ line: borrowing Line) -> Bool {
    switch letter {
    case UInt8(ascii: "f"): rest.has("w")
    case UInt8(ascii: "4"):
      line.has(.fourccConversions)
        ? Self.fourcc.contains { rest.equals($0) } : rest.has("cc")
    default: letter.isA(Self.letters)
    }
  }
}

extension Message {
  fileprivate static let address: Message =
    """
    print the pointer with %p, as %px shows the kernel's memory layout, unless the address itself is \
    needed
    """
  fileprivate static func unknown(_ conversion: PointerConversion) -> Message {
    if conversion.text.contains("pf") { return "use %ps in place of \(conversion.text)" }
    if conversion.text.contains("pF") { return "use %pS in place of \(conversion.text)" }
    if conversion.text.contains("pA") { return "leave \(conversion.text) to Rust code" }
    return "\(conversion.text) is no pointer conversion of the kernel"
  }
}
