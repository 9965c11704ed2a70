// SPDX-License-Identifier: GPL-2.0-only

/// Families of kernel functions that several rules know.
///
/// The names are those of checkpatch.pl 6.12. A word may go on before and after each of them; a
/// rule that wants whole words asks for that itself.
extension Grammar {
  /// Calls `then` with each end of the name of a logging function at `at`.
  ///
  /// U-Boot has two more.
  package static func loggingFunction(
    _ text: ByteView, _ at: Int, inUBoot: Bool = false, _ then: (Int) -> Bool
  ) -> Bool {
    if inUBoot {
      if text.has("debug", at: at), then(at + 5) { return true }
      if text.has("printf", at: at), then(at + 6) { return true }
    }
    if text.has("printk", at: at), suffixed(text, at + 6, printkSuffixes, then) { return true }
    if leveledPrinter(text, at, then) { return true }
    switch text[at] {
    case UInt8(ascii: "T"): return text.has("TP_printk", at: at) && then(at + 9)
    case UInt8(ascii: "W"):
      return text.has("WARN", at: at) && suffixed(text, at + 4, ["_RATELIMIT", "_ONCE"], then)
    case UInt8(ascii: "p"): return text.has("panic", at: at) && then(at + 5)
    case UInt8(ascii: "M"): return moduleMacro(text, at, then)
    case UInt8(ascii: "s"):
      if text.has("seq_vprintf", at: at) { return then(at + 11) }
      if text.has("seq_printf", at: at) { return then(at + 10) }
      return text.has("seq_puts", at: at) && then(at + 8)
    default: return false
    }
  }

  /// Calls `then` with each end of the name of an allocator at `at`.
  package static func allocationFunction(
    _ text: ByteView, _ at: Int, _ then: (Int) -> Bool
  ) -> Bool {
    let plain = text.has("devm_", at: at) ? at + 5 : at
    if slabAllocator(text, plain, then) { return true }
    let end = text.wordEnd(at)
    var last = end
    while last > at {
      last -= 1
      guard text.has("alloc_skb", at: last) else { continue }
      if suffixed(text, last + 9, ["_ip_align"], then) { return true }
    }
    return text.has("dma_alloc_coherent", at: at) && then(at + 18)
  }

  private static let printkSuffixes: [StaticString] = [
    "_ratelimited", "_once", "_deferred_once", "_deferred",
  ]

  private static let logLevels: [StaticString] = [
    "printk", "emerg", "alert", "crit", "err", "warning", "warn", "notice", "info", "debug", "dbg",
    "vdbg", "devel", "cont", "WARN",
  ]

  /// Names such as `dev_err` and `drm_dev_dbg_once`: one or two parts, a level, how often.
  private static func leveledPrinter(
    _ text: ByteView, _ at: Int, _ then: (Int) -> Bool
  ) -> Bool {
    guard let first = prefixPart(text, at) else { return false }
    if let second = prefixPart(text, first), leveled(text, second, then) { return true }
    return leveled(text, first, then)
  }

  private static func leveled(_ text: ByteView, _ at: Int, _ then: (Int) -> Bool) -> Bool {
    for level in logLevels where text.has(level, at: at) {
      let end = at + level.utf8CodeUnitCount
      if suffixed(text, end, ["_ratelimited", "_once"], then) { return true }
    }
    return false
  }

  /// The end of lowercase letters and digits with an underscore after them.
  private static func prefixPart(_ text: ByteView, _ at: Int) -> Int? {
    let end = text.skip(.lower.union(.digit), at)
    return end > at && text[end] == UInt8(ascii: "_") ? end + 1 : nil
  }

  /// Names such as `MODULE_LICENSE`; any shorter part of the name is an end too.
  private static func moduleMacro(_ text: ByteView, _ at: Int, _ then: (Int) -> Bool) -> Bool {
    guard text.has("MODULE_", at: at) else { return false }
    var end = text.skip(.upper.union(ByteSet(low: 0, high: 1 << 31)), at + 7)
    while end > at + 7 {
      if then(end) { return true }
      end -= 1
    }
    return false
  }

  private static func slabAllocator(
    _ text: ByteView, _ at: Int, _ then: (Int) -> Bool
  ) -> Bool {
    if text.has("kstrdup", at: at) { return suffixed(text, at + 7, ["_const"], then) }
    if text.has("kmemdup", at: at) { return suffixed(text, at + 7, ["_nul"], then) }
    let kind: Int
    switch text[at] {
    case UInt8(ascii: "k"): kind = text[at + 1] == UInt8(ascii: "v") ? at + 2 : at + 1
    case UInt8(ascii: "v"): kind = at + 1
    default: return false
    }
    switch text[kind] {
    case UInt8(ascii: "c"), UInt8(ascii: "z"), UInt8(ascii: "m"): break
    default: return false
    }
    guard text.has("alloc", at: kind + 1) else { return false }
    let end = kind + 6
    if text.has("_array", at: end), suffixed(text, end + 6, ["_node"], then) { return true }
    return suffixed(text, end, ["_node"], then)
  }

  /// Calls `then` with the end of each suffix that stands at `at`, and at last with `at` itself.
  private static func suffixed(
    _ text: ByteView, _ at: Int, _ suffixes: [StaticString], _ then: (Int) -> Bool
  ) -> Bool {
    for suffix in suffixes where text.has(suffix, at: at) {
      if then(at + suffix.utf8CodeUnitCount) { return true }
    }
    return then(at)
  }
}
