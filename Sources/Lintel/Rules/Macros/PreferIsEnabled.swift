// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags conditions that ask for a feature as built in and as a module by two symbols.
enum PreferIsEnabled: LineRule {
  static let info = RuleInfo(
    type: "PREFER_IS_ENABLED", level: .warning, group: .macros, fix: .unsafe,
    why: """
      IS_ENABLED() asks for both the built-in feature and the module, and says so in one word.
      """,
    reference: "Documentation/process/coding-style.rst#conditional-compilation",
    examples: [
      Example(
        """
        !#if defined(CONFIG_NET) || defined(CONFIG_NET_MODULE)
        """,
        fixed: """
          +#if IS_ENABLED(CONFIG_NET)
          """),
      Example(
        """
        +#if IS_ENABLED(CONFIG_NET)
        +#if defined(CONFIG_NET) || defined(CONFIG_INET_MODULE)
        """),
    ])

  static let needs = Needs.anyOf(["_MODULE"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard let symbol = symbol(line) else { return }
    guard out.report(Self.self, .both(symbol)), out.isFixing else { return }
    out.fixes?.edit(line.index) { text in
      text = ByteView("+#if IS_ENABLED(").bytes + symbol.bytes + [UInt8(ascii: ")")]
    }
  }

  /// The symbol that the condition asks for in both ways.
  private static func symbol(_ line: borrowing Line) -> ByteView? {
    let code = line.code
    let hash = code.skipSpaces(1)
    let keyword = code.skipSpaces(hash + 1)
    let first = code.skipSpaces(keyword + 2)
    guard line.isAdded, code[hash] == UInt8(ascii: "#"), code.has("if", at: keyword),
      first > keyword + 2, let start = operand(code, first)
    else { return nil }
    let prefix = [UInt8](line.options.kconfigPrefix.utf8)
    let name = start + prefix.count
    let end = code.skip(ByteSet.upper.union(ByteSet("_")), name)
    guard prefix.withView({ code.has($0, at: start) }), end > name else { return nil }
    let sign = afterParenthesis(code, end)
    guard code.has("||", at: sign), let second = operand(code, code.skipSpaces(sign + 2)) else {
      return nil
    }
    let symbol = code[start..<end]
    let suffix = second + symbol.count
    guard code.has(symbol, at: second), code.has("_MODULE", at: suffix),
      afterParenthesis(code, suffix + 7) == code.count
    else { return nil }
    return symbol
  }

  /// Where the operand of the `defined` at `at` starts.
  private static func operand(_ code: ByteView, _ at: Int) -> Int? {
    guard code.has("defined", at: at) else { return nil }
    let open = code.skipSpaces(at + 7)
    return code[open] == UInt8(ascii: "(") ? code.skipSpaces(open + 1) : open
  }

  /// The next code after `at`, a closing parenthesis left out.
  private static func afterParenthesis(_ code: ByteView, _ at: Int) -> Int {
    let close = code.skipSpaces(at)
    return code[close] == UInt8(ascii: ")") ? code.skipSpaces(close + 1) : close
  }
}

extension Message {
  fileprivate static func both(_ symbol: ByteView) -> Message {
    "use IS_ENABLED(\(symbol)) in place of both symbols"
  }
}
