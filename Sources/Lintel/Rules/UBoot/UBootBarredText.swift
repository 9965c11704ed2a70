// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `dm.h` in a header.
enum BarredIncludeInHeader {
  static let info = RuleInfo(
    type: "BARRED_INCLUDE_IN_HDR", level: .error, group: .uBoot,
    why: """
      dm.h brings in most of the driver model; a header includes what it needs.
      """,
    examples: [
      Example(
        """
        !#include <dm.h>
        """, in: "include/example.h", inWholeFile: false, options: UBootLine.option),
      Example(
        """
        +#include <dm/device.h>
        """, in: "include/example.h", inWholeFile: false, options: UBootLine.option),
    ])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.path.hasSuffix(".h"), line.raw.includes("<dm.h") else { return }
    out.report(info, .driverModel)
  }
}

/// Flags `common.h`.
enum BarredIncludeCommon {
  static let info = RuleInfo(
    type: "BARRED_INCLUDE_COMMON_H", level: .error, group: .uBoot,
    why: """
      The header is gone; a file names what it needs.
      """,
    examples: [
      Example(
        """
        !#include <common.h>
        """, inWholeFile: false, options: UBootLine.option),
      Example(
        """
        +#include <config.h>
        """, inWholeFile: false, options: UBootLine.option),
    ])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.raw.includes("<common.h") else { return }
    out.report(info, .common)
  }
}

/// Flags an environment that keeps a devicetree or a ram disk where it is.
enum DisableRelocation {
  static let info = RuleInfo(
    type: "DISABLE_FDT_OR_INITRD_RELOC", level: .error, group: .uBoot,
    reads: [.comments, .strings],
    why: """
      A devicetree or an initrd that is not moved may be written over by the kernel; bootm_size and \
      bootm_low limit where they go.
      """,
    examples: [
      Example(
        """
        !	"fdt_high=0xffffffff\\0"
        """, inWholeFile: false, options: UBootLine.option),
      Example(
        """
        +	"bootm_size=0x10000000\\0"
        """, inWholeFile: false, options: UBootLine.option),
    ])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let raw = line.raw
    guard raw[0] == UInt8(ascii: "+"),
      raw.firstIndex(of: "fdt_high=0xffffffff", from: 1) != nil
        || raw.firstIndex(of: "initrd_high=0xffffffff", from: 1) != nil
    else { return }
    out.report(info, .relocation)
  }
}

/// Flags the variable that leaves out the fixes of the devicetree.
enum SkipBoardFixup {
  static let info = RuleInfo(
    type: "SKIP_BOARD_FIXUP", level: .error, group: .uBoot,
    reads: [.comments, .strings],
    why: """
      Board code changes the devicetree for a reason; where skip_board_fixup skips it the kernel may \
      not boot.
      """,
    examples: [
      Example(
        """
        !	"skip_board_fixup=1\\0"
        """, inWholeFile: false, options: UBootLine.option),
      Example(
        """
        +	"example=1\\0"
        """, inWholeFile: false, options: UBootLine.option),
    ])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.raw.contains("skip_board_fixup") else { return }
    out.report(info, .fixup)
  }
}

extension ByteView {
  /// Whether the line of a patch adds an include of something that starts so.
  fileprivate func includes(_ name: StaticString) -> Bool {
    has("+#include") && has(name, at: skipSpaces(9))
  }
}

extension Message {
  fileprivate static let driverModel: Message = "include what the header needs in place of dm.h"
  fileprivate static let common: Message = "do not include common.h"
  fileprivate static let relocation: Message = "let the devicetree and the ram disk be moved"
  fileprivate static let fixup: Message = "do not set skip_board_fixup"
}
