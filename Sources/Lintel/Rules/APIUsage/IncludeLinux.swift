// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `#include <asm/x.h>` where `<linux/x.h>` exists and includes it.
enum IncludeLinux: LineRule {
  static let info = RuleInfo(
    type: "INCLUDE_LINUX", level: .warning, group: .apiUsage,
    why: """
      Where include/linux/ has a header of the same name that includes the one of asm/, it adds what \
      all architectures share. Code that is not part of an architecture includes that one.
      """,
    examples: [
      Example(
        """
        !#include <asm/uaccess.h>
        """, tree: ["include/linux/uaccess.h": "#include <asm/uaccess.h>"]),
      Example(
        """
        +#include <asm/uaccess.h>
        +#include <asm/irq.h>
        """, tree: ["include/linux/irq.h": "#include <asm/irq.h>"]),
    ])
  static let infos = [info, ArchIncludeLinux.info]
  static let needs = Needs.anyOf(["asm/"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard let tree = line.services.tree, let name = header(line.raw), !isAllowed(name) else {
      return
    }
    let path = "include/linux/\(name.string).h"
    guard line.path.view.string != path, let file = FileText(path, in: tree.files),
      includesAsm(file.view, name)
    else { return }
    if line.path.hasPrefix("arch/") {
      out.report(ArchIncludeLinux.info, .linuxHeader(name))
    } else {
      out.report(Self.self, .linuxHeader(name))
    }
  }

  /// The name between `asm/` and `.h` in an include of an architecture's header.
  private static func header(_ raw: ByteView) -> ByteView? {
    let hash = raw.skipSpaces(1)
    guard raw[hash] == UInt8(ascii: "#") else { return nil }
    let keyword = raw.skipSpaces(hash + 1)
    guard raw.has("include", at: keyword) else { return nil }
    let open = raw.skipSpaces(keyword + 7)
    guard raw.has("<asm/", at: open) else { return nil }
    var end = raw.count - 3
    while end >= open + 5 && !raw.has(".h>", at: end) { end -= 1 }
    return end < open + 5 ? nil : raw[(open + 5)..<end]
  }

  /// Whether the architecture's header is a good choice all the same.
  private static func isAllowed(_ name: ByteView) -> Bool {
    name.contains("irq") || name.contains("memory") || name.contains("time")
      || name.contains("reboot")
  }

  /// Whether the header includes the one of asm/.
  private static func includesAsm(_ text: ByteView, _ name: ByteView) -> Bool {
    var at = 0
    while let include = text.firstIndex(of: "#include", from: at) {
      at = include + 8
      let open = text.skipSpaces(at)
      if open > at, text.has("<asm/", at: open), text.has(name, at: open + 5) {
        let end = open + 5 + name.count
        // The dot stands for any byte, as in checkpatch.pl.
        if text.has("h>", at: end + 1), !text[at..<end].contains(UInt8(ascii: "\n")) { return true }
      }
    }
    return false
  }
}

/// Flags in architectures what `IncludeLinux` flags elsewhere.
enum ArchIncludeLinux {
  static let info = RuleInfo(
    type: "ARCH_INCLUDE_LINUX", level: .check, group: .apiUsage,
    why: """
      Where include/linux/ has a header of the same name that includes the one of asm/, it adds what \
      all architectures share. Inside of an architecture either may be right.
      """,
    examples: [
      Example(
        """
        !#include <asm/uaccess.h>
        """, in: "arch/example/kernel/example.c", strict: true,
        tree: ["include/linux/uaccess.h": "#include <asm/uaccess.h>"]),
      Example(
        """
        +#include <asm/uaccess.h>
        """, strict: true, tree: ["include/linux/uaccess.h": "#include <asm/uaccess.h>"]),
    ])
}

extension Message {
  fileprivate static func linuxHeader(_ name: ByteView) -> Message {
    "include <linux/\(name).h> instead, which includes <asm/\(name).h>"
  }
}
