// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a header for user space that includes another by its path in the kernel.
enum UAPIInclude: LineRule {
  static let info = RuleInfo(
    type: "UAPI_INCLUDE", level: .error, group: .apiUsage,
    spot: .texts(["uapi/"]),
    why: """
      The headers below include/uapi are installed without that prefix, so an include with it does \
      not work outside of the kernel.
      """,
    examples: [
      Example("!#include <uapi/linux/types.h>", in: "include/uapi/linux/example.h"),
      Example("+#include <linux/types.h>", in: "include/uapi/linux/example.h"),
    ])

  static let needs = Needs.anyOf(["uapi/"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.path.isUserHeader,
      let path = IncludePath.of(line.raw), path.has("uapi/")
    else { return }
    out.report(Self.self, .noPrefix)
  }
}

extension Message {
  fileprivate static let noPrefix: Message = "drop uapi/ from the path"
}
