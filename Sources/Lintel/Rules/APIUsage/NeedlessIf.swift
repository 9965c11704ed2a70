// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a test for NULL before a function that does it itself.
enum NeedlessIf: LineRule {
  static let info = RuleInfo(
    type: "NEEDLESS_IF", level: .warning, group: .apiUsage, fix: .unsafe,
    why: """
      kfree(), usb_free_urb(), debugfs_remove() and the destroy functions of caches and pools do \
      nothing when they are given NULL.
      """,
    examples: [
      Example(
        """
        +	if (buffer)
        !		kfree(buffer);
        """, fixed: "+\tkfree(buffer);"),
      Example(
        """
        +	if (buffer)
        +		example_put(buffer);
        +	if (owned)
        +		kfree(buffer);
        """),
    ])

  static let needs = Needs.anyOf(["kfree", "usb_free_urb", "debugfs_remove", "_destroy"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard let tested = testedPlace(line.previous),
      let function = call(line.code, of: tested),
      out.report(Self.self, .needless(function), show: .withPrevious), out.isFixing,
      let depth = depthOfTest(line.patch.code(line.index - 1), tested),
      depthOfCall(line.patch.code(line.index), function, tested) == depth + 1
    else { return }
    out.fixes?.delete(line.index - 1)
    out.fixes?.edit(line.index) { text in
      let isIndented = text.withView { text in
        (1...(depth + 1)).allSatisfy { text[$0] == UInt8(ascii: "\t") }
      }
      if isIndented && text.first == UInt8(ascii: "+") { text.remove(at: 1) }
    }
  }

  /// What the first `if` of the line tests that tests a place alone.
  private static func testedPlace(_ code: ByteView) -> ByteView? {
    var at = 0
    while let keyword = code.range(ofWordPrefix: "if", from: at) {
      at = keyword.upperBound
      let open = code.skipSpaces(at)
      let start = code.skipSpaces(open + 1)
      guard code[open] == UInt8(ascii: "("), let end = Grammar.place(code, start),
        code[code.skipSpaces(end)] == UInt8(ascii: ")")
      else { continue }
      return code[start..<end]
    }
    return nil
  }

  /// The function that takes NULL and is called with the place.
  private static func call(_ code: ByteView, of place: ByteView) -> ByteView? {
    var at = 0
    while let open = code.firstIndex(of: UInt8(ascii: "("), from: at) {
      at = open + 1
      guard afterArgument(code, open, place) != nil else { continue }
      let end = code.skipSpacesBack(open)
      let name = code[code.wordStart(end)..<end]
      if takesNull(name) { return name }
    }
    return nil
  }

  /// The end of `(place);` at `open`.
  private static func afterArgument(_ code: ByteView, _ open: Int, _ place: ByteView) -> Int? {
    let start = code.skipSpaces(open + 1)
    guard code[open] == UInt8(ascii: "("), code.has(place, at: start) else { return nil }
    let close = code.skipSpaces(start + place.count)
    let end = code.skipSpaces(close + 1)
    let isStatement = code[close] == UInt8(ascii: ")") && code[end] == UInt8(ascii: ";")
    return isStatement ? end + 1 : nil
  }

  private static func takesNull(_ name: ByteView) -> Bool {
    let names: [StaticString] = [
      "kfree", "usb_free_urb", "debugfs_remove", "debugfs_remove_recursive", "kmem_cache_destroy",
      "mempool_destroy", "dma_pool_destroy",
    ]
    return names.contains { name.equals($0) }
  }

  /// How many tabs stand before an added line that is nothing but the test.
  private static func depthOfTest(_ code: ByteView, _ place: ByteView) -> Int? {
    let keyword = code.skip(ByteSet("\t"), 1)
    let open = code.skipSpaces(keyword + 2)
    let start = code.skipSpaces(open + 1)
    let close = code.skipSpaces(start + place.count)
    guard code[0] == UInt8(ascii: "+"), code.has("if", at: keyword),
      code[open] == UInt8(ascii: "("), code.has(place, at: start),
      code[close] == UInt8(ascii: ")"), code.skipSpaces(close + 1) >= code.count
    else { return nil }
    return keyword - 1
  }

  /// How many tabs stand before an added line that is nothing but the call.
  private static func depthOfCall(
    _ code: ByteView, _ function: ByteView, _ place: ByteView
  ) -> Int? {
    let name = code.skip(ByteSet("\t"), 1)
    guard code[0] == UInt8(ascii: "+"), name > 1, code.has(function, at: name),
      let end = afterArgument(code, code.skipSpaces(name + function.count), place),
      code.skipSpaces(end) >= code.count
    else { return nil }
    return name - 1
  }
}

extension Message {
  fileprivate static func needless(_ function: ByteView) -> Message {
    "\(function)() takes NULL; remove the test"
  }
}
