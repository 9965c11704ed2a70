// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

/// Calls of logging functions and allocators, found by name.
@Suite struct GrammarCallsTests {
  private func call(_ text: String, from start: Int = 0) -> String? {
    [UInt8](text.utf8).withView { view in
      Grammar.loggingCall(view, from: start).map { view[$0].string }
    }
  }

  @Test(arguments: [
    "printk(", "printk_once (", "dev_err(", "8250_warn_ratelimited(", "drm_dev_dbg(", "panic(",
    "WARN_ONCE(", "MODULE_LICENSE(", "seq_puts(", "TP_printk(",
  ]) func findsLoggingCalls(_ name: String) {
    #expect(call("+\tif (a) \(name)a);") == name)
  }

  @Test(arguments: [
    "xpanic(a)", "a_b_c_err(a)", "dev_errx(a)", "printk", "pr_err a", "WARN_ON(a)", "err(a)",
  ]) func leavesOthersAlone(_ text: String) { #expect(call(text) == nil) }

  @Test func startsWhereItIsTold() {
    #expect(call("pr_err(a); pr_info(b);", from: 1) == "pr_info(")
  }

  @Test func namesHaveOneOfTheParts() {
    for name in ["printk", "dev_err", "netdev_vdbg", "x_WARN_once", "seq_vprintf", "MODULE_X"] {
      let found = Grammar.loggingNameParts.contains { name.contains(ByteView($0).string) }
      #expect(found, "\(name)")
    }
  }

  @Test(arguments: ["kmalloc", "devm_kcalloc", "kvmalloc_array_node", "alloc_skb_ip_align"])
  func knowsAllocators(_ name: String) {
    [UInt8](name.utf8).withView { view in
      #expect(Grammar.allocationFunction(view, 0) { $0 == view.count })
    }
  }
}
