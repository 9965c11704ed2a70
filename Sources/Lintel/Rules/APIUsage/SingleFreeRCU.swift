// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `kfree_rcu()` and `kvfree_rcu()` with one argument, as scripts did until the kernel had no
/// such calls any more.
enum SingleFreeRCU: LineRule {
  static let info = DeprecatedAPICall.info
  static let variant: Variant? = .singleFreeRCU
  static let needs = Needs.anyOf(["free_rcu"])

  static let examples: [Example] = [
    Example(
      """
      !	kfree_rcu(ptr);
      +	kvfree_rcu(ptr, rcu);
      """, options: ["--compat=6.6"]),
    Example(
      """
      +	kfree_rcu(ptr);
      """),
  ]

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    if hasCall(code, without: "("), hasCall(code, without: ",") {
      out.report(Self.self, level: .error, .oneArgument)
    }
  }

  /// Whether one of the functions is called, with something up to a closing parenthesis in which the
  /// byte does not stand.
  private static func hasCall(_ code: ByteView, without byte: Unicode.Scalar) -> Bool {
    for name in ["kfree_rcu", "kvfree_rcu"] as [StaticString] {
      var at = 0
      while let found = code.range(ofWordPrefix: name, from: at) {
        at = found.upperBound
        let open = code.skipSpaces(at)
        guard code[open] == UInt8(ascii: "(") else { continue }
        let stop = code.firstIndex(of: UInt8(ascii: byte), from: open + 1) ?? code.count
        if let close = code.lastIndex(of: UInt8(ascii: ")"), before: stop), close > open + 1 {
          return true
        }
      }
    }
    return false
  }
}

extension Message {
  fileprivate static let oneArgument: Message =
    "pass the rcu_head, too, or call the function's _mightsleep() sibling"
}
