// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a preprocessor condition about a CONFIG_ symbol in a source file.
enum PreferIf {
  static let info = RuleInfo(
    type: "PREFER_IF", level: .warning, group: .uBoot,
    why: """
      Code below an #if is not compiled in most builds, and rots. An if with IS_ENABLED() is always \
      compiled, and costs nothing.
      """,
    examples: [
      Example(
        """
        !#if defined(CONFIG_EXAMPLE)
        +#endif
        """, inWholeFile: false, options: UBootLine.option),
      Example(
        """
        +	if (IS_ENABLED(CONFIG_EXAMPLE))
        """, inWholeFile: false, options: UBootLine.option),
    ])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    guard line.path.hasSuffix(".c"), code.has("+#if"),
      code.firstIndex(of: "CONFIG", from: 4) != nil
    else { return }
    out.report(info, .condition)
  }
}

/// Flags a CONFIG_ symbol that is defined or undefined in source.
enum DefineConfigSym {
  static let info = RuleInfo(
    type: "DEFINE_CONFIG_SYM", level: .error, group: .uBoot,
    why: """
      CONFIG_ symbols come from Kconfig; one that is defined elsewhere is hidden from it.
      """,
    examples: [
      Example(
        """
        !#define CONFIG_EXAMPLE 1
        """, inWholeFile: false, options: UBootLine.option),
      Example(
        """
        +#define CFG_EXAMPLE 1
        """, inWholeFile: false, options: UBootLine.option),
    ])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    var at = 0
    while let plus = code.firstIndex(of: UInt8(ascii: "+"), from: at) {
      at = plus + 1
      let hash = code.skipSpaces(at)
      guard code[hash] == UInt8(ascii: "#") else { continue }
      let verb = code.skipSpaces(hash + 1)
      let verbEnd = code.wordEnd(verb)
      let name = code.skipSpaces(verbEnd)
      guard code[verb..<verbEnd].equals("define") || code[verb..<verbEnd].equals("undef"),
        name > verbEnd, code.has("CONFIG_", at: name)
      else { continue }
      out.report(info, .definition)
      return
    }
  }
}

/// Flags a symbol with its prefix in CONFIG_IS_ENABLED().
enum ConfigIsEnabledConfig {
  static let info = RuleInfo(
    type: "CONFIG_IS_ENABLED_CONFIG", level: .error, group: .uBoot,
    why: """
      CONFIG_IS_ENABLED() itself puts CONFIG_, or CONFIG_SPL_ and the like, before the name.
      """,
    examples: [
      Example(
        """
        !	if (CONFIG_IS_ENABLED(CONFIG_EXAMPLE))
        """, inWholeFile: false, options: UBootLine.option),
      Example(
        """
        +	if (CONFIG_IS_ENABLED(EXAMPLE))
        """, inWholeFile: false, options: UBootLine.option),
    ])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    guard line.isAdded else { return }
    var at = 1
    while let found = code.firstIndex(of: "CONFIG_IS_ENABLED(CONFIG_", from: at) {
      at = found + 25
      if code[code.wordEnd(at)] == UInt8(ascii: ")") {
        out.report(info, .prefix)
        return
      }
    }
  }
}

/// Flags a phase of the build in a devicetree.
enum ConfigXPLBuild {
  static let info = RuleInfo(
    type: "CONFIG_xPL_BUILD", level: .error, group: .uBoot,
    why: """
      All phases share one devicetree; what a phase needs is said with bootph- properties.
      """,
    examples: [
      Example(
        """
        !#ifdef CONFIG_XPL_BUILD
        +#endif
        """, in: "arch/arm/dts/example.dts", inWholeFile: false, options: UBootLine.option),
      Example(
        """
        +	bootph-all;
        """, in: "arch/arm/dts/example.dts", inWholeFile: false, options: UBootLine.option),
    ])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.path.hasSuffix(".dts") || line.path.hasSuffix(".dtsi"), line.isAdded else { return }
    var at = 1
    while let found = line.code.firstIndex(of: "CONFIG_", from: at) {
      at = found + 7
      let phase = line.code[at]
      guard line.code.has("PL_BUILD", at: at + 1), "XSTV".utf8.contains(phase) else { continue }
      out.report(info, .phase)
      return
    }
  }
}

/// Flags a line of a Kconfig file that a space indents.
enum KconfigIndent {
  static let info = RuleInfo(
    type: "KCONFIG_INDENT", level: .warning, group: .uBoot,
    spot: .indent,
    why: """
      Kconfig files are indented with tabs; the text of a help has two more spaces.
      """,
    examples: [
      Example(
        """
        ! bool "example"
        """, in: "drivers/example/Kconfig", inWholeFile: false, options: UBootLine.option),
      Example(
        """
        +	bool "example"
        """, in: "drivers/example/Kconfig", inWholeFile: false, options: UBootLine.option),
    ])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.path.view.contains("Kconfig"), line.code.has("+ ") else { return }
    out.report(info, .spaces)
  }
}

extension Message {
  fileprivate static let condition: Message =
    "use if (IS_ENABLED(CONFIG_...)) in place of #if where that is possible"
  fileprivate static let definition: Message = "let Kconfig define CONFIG_ symbols"
  fileprivate static let prefix: Message = "leave out CONFIG_ inside CONFIG_IS_ENABLED()"
  fileprivate static let phase: Message = "use no CONFIG_xPL_BUILD in a devicetree"
  fileprivate static let spaces: Message = "indent Kconfig files with tabs"
}
