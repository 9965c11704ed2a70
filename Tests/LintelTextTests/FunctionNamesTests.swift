// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@Suite struct FunctionNamesTests {
  private func loggingEnds(_ text: StaticString) -> [Int] {
    var ends: [Int] = []
    _ = Grammar.loggingFunction(ByteView(text), 0) { end in
      ends.append(end)
      return false
    }
    return ends
  }

  private func allocationEnds(_ text: StaticString) -> [Int] {
    var ends: [Int] = []
    _ = Grammar.allocationFunction(ByteView(text), 0) { end in
      ends.append(end)
      return false
    }
    return ends
  }

  @Test func loggingFunctionsEndWhereTheyCan() {
    #expect(loggingEnds("printk(") == [6])
    #expect(loggingEnds("printk_deferred_once(") == [20, 15, 6])
    #expect(loggingEnds("dev_err_once(") == [12, 7])
    #expect(loggingEnds("drm_dev_warning(") == [15, 12])
    #expect(loggingEnds("WARN_ONCE(") == [9, 4])
    #expect(loggingEnds("MODULE_AUTHOR(") == [13, 12, 11, 10, 9, 8])
    #expect(loggingEnds("seq_vprintf(") == [11])
  }

  @Test func otherNamesAreNoLoggingFunctions() {
    #expect(loggingEnds("a_b_c_err(").isEmpty)
    #expect(loggingEnds("_err(").isEmpty)
    #expect(loggingEnds("PR_err(").isEmpty)
    #expect(loggingEnds("MODULE_(").isEmpty)
    #expect(loggingEnds("").isEmpty)
  }

  @Test func allocatorsEndWhereTheyCan() {
    #expect(allocationEnds("kmalloc(") == [7])
    #expect(allocationEnds("devm_kmalloc_array(") == [18, 12])
    #expect(allocationEnds("kvzalloc_node(") == [13, 8])
    #expect(allocationEnds("kmemdup_nul(") == [11, 7])
    #expect(allocationEnds("netdev_alloc_skb_ip_align(") == [25, 16])
    #expect(allocationEnds("alloc_skb(") == [9])
    #expect(allocationEnds("dma_alloc_coherent(") == [18])
  }

  @Test func otherNamesAreNoAllocators() {
    #expect(allocationEnds("kalloc(").isEmpty)
    #expect(allocationEnds("devm_alloc(").isEmpty)
    #expect(allocationEnds("").isEmpty)
  }
}
