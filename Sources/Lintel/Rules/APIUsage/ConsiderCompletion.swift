// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags semaphores that are initialised as taken, to be released by another thread.
enum ConsiderCompletion: LineRule {
  static let info = RuleInfo(
    type: "CONSIDER_COMPLETION", level: .warning, group: .apiUsage,
    spot: .texts(["sema_init"]),
    why: """
      A semaphore that starts at 0 is used to wait for an event. A completion says so, and lockdep \
      understands it.
      """,
    reference: "Documentation/scheduler/completion.rst",
    examples: [
      Example(
        """
        !	sema_init(&dev->done, 0);
        """),
      Example(
        """
        +	sema_init(&dev->slots, 4);
        """),
    ])

  static let needs = Needs.anyOf(["sema_init"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    let start = code.skipSpaces(1)
    guard code.has("sema_init", at: start) else { return }
    var at = start + 10
    while let comma = code.firstIndex(of: UInt8(ascii: ","), from: at) {
      at = comma + 1
      var value = comma + 1
      if !code[value].isWord && code[value] != UInt8(ascii: "0") { value += 1 }
      guard code[value] == UInt8(ascii: "0") else { continue }
      let end = value + 1
      if code[end] == UInt8(ascii: ")")
        || !code[end].isWord && code[end + 1] == UInt8(ascii: ")")
      {
        out.report(Self.self, .taken)
        return
      }
    }
  }
}

extension Message {
  fileprivate static let taken: Message = "use a completion for a semaphore that starts as taken"
}
