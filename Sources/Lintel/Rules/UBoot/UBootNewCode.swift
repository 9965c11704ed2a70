// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a change of the list of uclass ids.
enum NewUclass {
  static let info = RuleInfo(
    type: "NEW_UCLASS", level: .warning, group: .uBoot,
    reads: [.comments, .strings],
    why: """
      A new uclass needs a sandbox driver and a test, or nobody can run it without hardware.
      """,
    examples: [
      Example(
        """
        !	UCLASS_EXAMPLE,
        """, in: "include/dm/uclass-id.h", inWholeFile: false, options: UBootLine.option),
      Example(
        """
        +	example,
        """, in: "include/dm/uclass.h", inWholeFile: false, options: UBootLine.option),
    ])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.isAdded, let id = line.path.view.firstIndex(of: "uclass-id"),
      line.path.view[id + 10] == UInt8(ascii: "h")
    else { return }
    out.report(info, .uclass)
  }
}

/// Flags the function of a new command.
enum CmdTest {
  static let info = RuleInfo(
    type: "CMD_TEST", level: .warning, group: .uBoot,
    why: """
      A command needs a test in test/cmd/, so that it keeps working.
      """,
    examples: [
      Example(
        """
        !static int do_example(struct cmd_tbl *cmdtp, int flag, int argc, char *const argv[])
        """, inWholeFile: false, options: UBootLine.option),
      Example(
        """
        +static int example(struct udevice *dev)
        """, inWholeFile: false, options: UBootLine.option),
    ])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    guard line.isAdded else { return }
    var at = 1
    while let found = code.firstIndex(of: "do_", from: at) {
      at = found + 3
      guard let end = Grammar.identifier(code, at), code.has("(struct cmd_tbl", at: end) else {
        continue
      }
      out.report(info, .command)
      return
    }
  }
}

/// Flags a call of the old devicetree API.
enum Livetree {
  static let info = RuleInfo(
    type: "LIVETREE", level: .warning, group: .uBoot,
    why: """
      fdtdec_ functions read the flat tree only; the dev_read_ functions read a live one as well.
      """,
    examples: [
      Example(
        """
        !	value = fdtdec_get_int(blob, node, "reg", 0);
        """, inWholeFile: false, options: UBootLine.option),
      Example(
        """
        +	value = dev_read_u32_default(dev, "reg", 0);
        """, inWholeFile: false, options: UBootLine.option),
    ])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.isAdded, line.code.firstIndex(of: "fdtdec_", from: 1) != nil,
      !line.path.hasPrefix("tools/")
    else { return }
    out.report(info, .liveTree)
  }
}

/// Flags `strncpy()` and `strncat()`.
enum Strl {
  static let info = RuleInfo(
    type: "STRL", level: .warning, group: .uBoot,
    why: """
      strncpy() and strncat() are easily misused, and strncpy() may leave a string without its end; \
      strlcpy() and strlcat() do not.
      """,
    examples: [
      Example(
        """
        !	strncpy(name, text, 4);
        """, inWholeFile: false, options: UBootLine.option),
      Example(
        """
        +	strlcpy(name, text, 4);
        """, inWholeFile: false, options: UBootLine.option),
    ])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.code.range(ofCall: "strncpy") != nil || line.code.range(ofCall: "strncat") != nil
    else { return }
    out.report(info, .unterminated)
  }
}

/// Flags the devicetree tags of old, `u-boot,dm-`.
enum PreSchema {
  static let info = RuleInfo(
    type: "PRE_SCHEMA", level: .error, group: .uBoot,
    why: """
      The schema of devicetrees does not know u-boot,dm- properties; it has bootph- properties in \
      their place.
      """,
    examples: [
      Example(
        """
        !	u-boot,dm-pre-reloc;
        """, in: "arch/arm/dts/example.dts", inWholeFile: false, options: UBootLine.option),
      Example(
        """
        +	bootph-all;
        """, in: "arch/arm/dts/example.dts", inWholeFile: false, options: UBootLine.option),
    ])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.isAdded, line.code.firstIndex(of: "u-boot,dm-", from: 1) != nil else { return }
    out.report(info, .oldTag)
  }
}

extension Message {
  fileprivate static let uclass: Message =
    "add a sandbox driver and a test in test/dm/ with a new uclass"
  fileprivate static let command: Message = "add a test with a new command"
  fileprivate static let liveTree: Message = "use the dev_read_ functions"
  fileprivate static let unterminated: Message = "use strlcpy() or strlcat()"
  fileprivate static let oldTag: Message = "use a bootph- property"
}
