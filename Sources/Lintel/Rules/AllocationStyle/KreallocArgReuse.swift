// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `p = krealloc(p, ...)`, which loses the memory when it fails.
enum KreallocArgReuse: LineRule {
  static let info = RuleInfo(
    type: "KREALLOC_ARG_REUSE", level: .warning, group: .allocationStyle,
    why: """
      When krealloc() fails the old memory stays, but its only pointer has become NULL. Keep the \
      result in another variable until it is known to be good.
      """,
    examples: [
      Example(
        """
        !	buffer = krealloc(buffer, size, GFP_KERNEL);
        """),
      Example(
        """
        +	larger = krealloc(buffer, size, GFP_KERNEL);
        """),
    ])

  static let needs = Needs.anyOf(["krealloc"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    var argument = ByteView.empty
    let call = AssignedCall.first(in: code) { name, start in
      name.equals("krealloc")
        && Grammar.place(code, start) { end in
          argument = code[start..<end]
          return code[code.skipSpaces(end)] == UInt8(ascii: ",")
        }
    }
    guard let call, code[call.place].equals(argument) else { return }
    out.report(Self.self, .reused)
  }
}

extension Message {
  fileprivate static let reused: Message =
    "keep the old pointer until krealloc() has succeeded"
}
