// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags allocations of a number of elements times the size of one.
enum AllocWithMultiply: StatementRule {
  static let info = RuleInfo(
    type: "ALLOC_WITH_MULTIPLY", level: .warning, group: .allocationStyle, fix: .unsafe,
    why: """
      The product may overflow, and too little is allocated. The allocators for arrays take both \
      factors and fail instead.
      """,
    reference: "Documentation/process/deprecated.rst",
    examples: [
      Example(
        """
        !	list = kmalloc(sizeof(*list) * count, GFP_KERNEL);
        """,
        fixed: """
          +	list = kmalloc_objs(*list, count, GFP_KERNEL);
          """),
      Example(
        """
        !	list = kmalloc(sizeof(*list) * count, GFP_KERNEL);
        """,
        fixed: """
          +	list = kmalloc_array(count, sizeof(*list), GFP_KERNEL);
          """, options: ["--compat=6.18"]),
      Example(
        """
        +	list = kmalloc_array(count, sizeof(*list), GFP_KERNEL);
        +	list = kmalloc(sizeof(*list) * COUNT, GFP_KERNEL);
        """),
    ])

  static let needs = Needs.anyLine
  static let needsAtStart: LineTraits = "aeAX_"

  static func check(
    _ statement: borrowing StatementBlock, _ line: borrowing Line, _ out: inout Reporter
  ) {
    let text = statement.text
    guard text[0] == UInt8(ascii: "+"), let (name, product) = allocation(text, line),
      let array = arrayAllocator(text[name], line)
    else { return }
    var (count, size) = (text[product.left], text[product.right])
    if isSize(count) { (count, size) = (size, count) }
    guard !count.hasWord("sizeof", at: 0), isSize(size), !isConstant(count) else { return }
    let lineCount = text.occurrences(of: UInt8(ascii: "\n")) + 1
    guard
      out.report(
        Self.self, .product(ByteView(array), text[name]), show: .lines(lineCount)),
      out.isFixing, lineCount == 1
    else { return }
    let comma = ByteView(", ").bytes
    let arguments =
      line.has(.allocObjects)
      ? objectOrSize(size.trimmed).bytes + comma + count.trimmed.bytes
      : count.trimmed.bytes + comma + size.trimmed.bytes
    let call = ByteView(array).bytes + ByteView("(").bytes + arguments
    AssignedCall.replace(in: line, &out, with: call) { text, name, arguments in
      guard Self.arrayAllocator(name, line) != nil else { return nil }
      return Self.product(text, arguments, line, needsComma: false)?.right.upperBound
    }
  }

  /// The factors of the size, white space after them included.
  private typealias Product = (left: Range<Int>, right: Range<Int>)

  /// The allocation that the statement starts with.
  private static func allocation(
    _ text: ByteView, _ line: borrowing Line
  ) -> (name: Range<Int>, product: Product)? {
    guard let (name, arguments) = AssignedCall.start(of: text),
      arrayAllocator(text[name], line) != nil,
      let product = product(text, arguments, line, needsComma: true)
    else { return nil }
    return (name, product)
  }

  private static func product(
    _ text: ByteView, _ at: Int, _ line: borrowing Line, needsComma: Bool
  ) -> Product? {
    var found: Product?
    _ = line.grammar.argument(text, at) { left in
      let star = text.skipSpaces(left.value.upperBound)
      guard text[star] == UInt8(ascii: "*") else { return false }
      return line.grammar.argument(text, text.skipSpaces(star + 1)) { right in
        let end = right.value.upperBound
        if needsComma && text[text.skipSpaces(end)] != UInt8(ascii: ",") { return false }
        found = (left.whole, right.whole)
        return true
      }
    }
    return found
  }

  /// What allocators of objects take for the size.
  private static func objectOrSize(_ size: ByteView) -> ByteView {
    ObjectSize(size)?.object ?? size
  }

  /// The allocator for arrays that stands for the allocator.
  private static func arrayAllocator(_ name: ByteView, _ line: borrowing Line) -> StaticString? {
    let forObjects = line.has(.allocObjects)
    if name.equals("kmalloc") { return forObjects ? "kmalloc_objs" : "kmalloc_array" }
    if name.equals("kzalloc") { return forObjects ? "kzalloc_objs" : "kcalloc" }
    if name.equals("kvmalloc") { return forObjects ? "kvmalloc_objs" : "kvmalloc_array" }
    guard name.equals("kvzalloc") else { return nil }
    return forObjects ? "kvzalloc_objs" : "kvcalloc"
  }

  /// Whether the factor is a size: `sizeof` and anything after it.
  private static func isSize(_ factor: ByteView) -> Bool {
    factor.has("sizeof") && factor.skipSpaces(6) < factor.count
  }

  /// Whether the factor is a number, or a name in capitals without a space after it.
  private static func isConstant(_ factor: ByteView) -> Bool {
    let text = factor.last == UInt8(ascii: "\n") ? factor.upTo(factor.count - 1) : factor
    if Grammar.isConstant(text) { return true }
    let letters = ByteSet.upper.union(ByteSet("_"))
    return text[0].isA(letters) && text.skip(letters.union(.digit), 0) == text.count
  }
}

extension Message {
  fileprivate static func product(_ array: ByteView, _ allocator: ByteView) -> Message {
    "use \(array)() in place of \(allocator)() with a product"
  }
}
