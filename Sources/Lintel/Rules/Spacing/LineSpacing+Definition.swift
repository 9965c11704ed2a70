// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension LineSpacing {
  /// Flags code right below the end of a function or type.
  enum Definition: LineRule {
    static let info = LineSpacing.info

    static let examples: [Example] = [
      Example(
        """
        +struct first {
        +	int a;
        +};
        !struct second {
        +	int a;
        +};
        """, strict: true,
        fixed: "+struct first {\n+\tint a;\n+};\n+\n+struct second {\n+\tint a;\n+};"),
      Example(
        """
        +int first(void)
        +{
        +}
        +EXPORT_SYMBOL(first);
        """, strict: true),
      Example(
        """
        +int first(void)
        +{
        +}
        +NOKPROBE_SYMBOL(first);
        """, strict: true),
      Example(
        """
        +int first(void)
        +{
        +}
        !NOKPROBE_SYMBOL(first);
        """, strict: true, options: ["--compat=6.18"]),
      Example(
        """
        +int first(void)
        +{
        +}
        !ALLOW_ERROR_INJECTION(first, ERRNO);
        """, strict: true, options: ["--compat=6.6"]),
    ]

    static let needs = Needs.anyLine
    static let needsAbove: LineTraits = "};"

    static func check(_ line: borrowing Line, _ out: inout Reporter) {
      guard endsDefinition(line.previous), line.isAdded, !belongs(line.code, line) else { return }
      if line.options.precise, line.previous[2] == UInt8(ascii: ";"),
        out.leavesOut(info, .meaning("coding-style.rst asks for it between functions"))
      {
        return
      }
      if out.report(Self.self, .missing, show: .withPrevious), out.isFixing {
        out.fixes?.insert([UInt8(ascii: "+")], before: line.index)
      }
    }

    /// Whether the line is the closing brace of something at the left margin.
    private static func endsDefinition(_ code: ByteView) -> Bool {
      guard code[1] == UInt8(ascii: "}"), code[0] == UInt8(ascii: "+") || code[0] == 32 else {
        return false
      }
      return code.skipSpaces(code[2] == UInt8(ascii: ";") ? 3 : 2) >= code.count
    }

    /// Whether the line is blank, or belongs to what stands above it: exports, registrations,
    /// attributes, the end of a preprocessor condition.
    private static func belongs(_ code: ByteView, _ line: borrowing Line) -> Bool {
      let start = code.skipSpaces(1)
      if start >= code.count { return true }
      switch code[start] {
      case UInt8(ascii: "#"):
        let name = code.skipSpaces(start + 1)
        return ["end", "elif", "else"].contains { code.has($0, at: name) }
      case UInt8(ascii: "M"), UInt8(ascii: "m"):
        if code.hasIgnoringCase("MODULE_", at: start) { return true }
      case UInt8(ascii: "b"):
        if code.has("builtin_", at: start)
          && code[(start + 8)..<code.wordEnd(start + 8)].contains("driver")
        {
          return true
        }
      default:
        let registers = ["EXPORT_SYMBOL", "early_param", "DECLARE", "__setup"]
          .contains { code.has($0, at: start) }
        if registers || line.has(.errorInjection) && code.has("ALLOW_ERROR_INJECTION", at: start)
          || line.has(.nokprobeSymbol) && code.has("NOKPROBE_SYMBOL", at: start)
        {
          return true
        }
      }
      return isInitcall(code) || isAttribute(code, start)
    }

    /// Whether the line starts, unindented, with a name in lowercase that has "init" in it.
    private static func isInitcall(_ code: ByteView) -> Bool {
      var end = 1
      while code[end].isLower || code[end] == UInt8(ascii: "_") { end += 1 }
      return code[1..<end].contains("init")
    }

    /// Whether the line starts with a macro that has ATTR in its name.
    private static func isAttribute(_ code: ByteView, _ at: Int) -> Bool {
      var start = at
      if code.has("static", at: at) {
        let next = code.skipSpaces(at + 6)
        if next > at + 6 { start = next }
      }
      var end = start
      while code[end].isUpper || code[end] == UInt8(ascii: "_") { end += 1 }
      return code[start..<end].contains("ATTR")
    }
  }
}

extension Message {
  fileprivate static let missing: Message = "add a blank line below the function or type"
}
